-- Profiles that were added; those that ship with the product are files.
create table import_profile (
    name       text primary key,
    version    bigint      not null,
    form       jsonb       not null,
    changed_at timestamptz not null
);

create table file_import (
    id             uuid primary key,
    starter        text        not null,
    profile        text        not null,
    source         text        not null references source,
    file_name      text        not null,
    skip_bad       boolean     not null,
    status         text        not null,
    detail         text,
    recognised     jsonb,
    bytes          bigint      not null,
    bytes_read     bigint      not null,
    rows_read      bigint      not null,
    rows_accepted  bigint      not null,
    rows_unchanged bigint      not null,
    rows_restated  bigint      not null,
    rows_rejected  bigint      not null,
    rows_skipped   bigint      not null,
    accepted       bigint      not null,
    unchanged      bigint      not null,
    restated       bigint      not null,
    started_at     timestamptz not null,
    ended_at       timestamptz,
    -- who runs it says now and then that it is at it; one that fell silent is dead
    alive_at       timestamptz not null,
    cancel_asked   boolean     not null
);
create index on file_import (starter, id);
create index on file_import (alive_at) where status in ('WAITING', 'RUNNING');

create table refused_row (
    import uuid   not null references file_import on delete cascade,
    line   bigint not null,
    field  text,
    code   text   not null,
    detail text   not null,
    primary key (import, line)
);
