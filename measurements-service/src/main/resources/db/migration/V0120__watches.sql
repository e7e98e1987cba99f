-- A watch follows a measure by the hour or the day; an incident is a stretch in which it left its usual course.
create table watch (
    id         uuid primary key,
    name       text        not null unique,
    measure    text        not null,
    grain      text        not null check (grain in ('hour', 'day')),
    department text        not null,
    direction  text        not null check (direction in ('up', 'down')),
    factor     numeric     not null check (factor > 1),
    minimum    numeric     not null check (minimum >= 0),
    cool_down  text        not null,
    version    bigint      not null
);
create table incident (
    id                uuid primary key,
    watch             uuid        not null references watch,
    status            text        not null check (status in ('open', 'acknowledged', 'contained', 'closed')),
    raised_at         timestamptz not null,
    onset             timestamptz not null,
    until_at          timestamptz not null,
    peak              numeric     not null,
    peak_at           timestamptz not null,
    usual             numeric     not null,
    spread            int         not null,
    sentence          text        not null,
    acknowledged_at   timestamptz,
    acknowledged_by   text,
    contained_at      timestamptz,
    contained_by      text,
    closed_at         timestamptz,
    closed_by         text
);
create index incident_of_watch on incident (watch, onset);
