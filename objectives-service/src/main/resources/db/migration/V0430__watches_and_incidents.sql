-- A followed copy of the watches of the measurements service, under every name that they had, and of what they raised.
create table known_watch (
    id    uuid        not null,
    name  text        not null,
    since timestamptz not null,
    primary key (id, name)
);
create index known_watch_name on known_watch (name, since);

create table known_incident (
    id           uuid primary key,
    watch        uuid        not null,
    raised_at    timestamptz not null,
    contained_at timestamptz,
    closed_at    timestamptz
);
create index known_incident_watch on known_incident (watch, raised_at);

create index kpi_version_watch on kpi_version ((body -> 'target' ->> 'watch'))
    where body -> 'target' ->> 'watch' is not null;

-- What watches raised before this table was there is read again; events take effect once, however often they are read.
update followed set position = 0 where feed = 'measurements';
