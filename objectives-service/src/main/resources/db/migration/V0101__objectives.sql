create table objective (
    id            uuid primary key,
    title         text        not null,
    description   text,
    type          text        not null,
    department    text        not null,
    parent        uuid references objective,
    weight        numeric     not null check (weight > 0),
    deputy        text,
    period_start  date        not null,
    period_end    date        not null check (period_end >= period_start),
    status        text        not null check (status in ('draft', 'awaiting-consent', 'active', 'closed')),
    outside       boolean     not null,
    closed_at     timestamptz,
    outcome       text,
    retrospective text,
    version       bigint      not null
);
create index objective_department on objective (department, id);
create index objective_type on objective (type, id);

create table kpi (
    id        uuid primary key,
    objective uuid   not null references objective on delete cascade,
    name      text   not null,
    version   bigint not null
);
create index kpi_objective on kpi (objective, id);

-- Every version of a KPI's definition and target; the one in force is the latest effective among those saved by then.
create table kpi_version (
    kpi            uuid        not null references kpi on delete cascade,
    number         int         not null,
    effective_from date,
    saved_at       timestamptz not null,
    saved_by       text        not null,
    reason         text,
    body           json        not null,
    canonical      text,
    metrics        text[]      not null,
    primary key (kpi, number)
);
create index kpi_version_metrics on kpi_version using gin (metrics);

create table initiative (
    id        uuid primary key,
    objective uuid   not null references objective on delete cascade,
    body      json   not null,
    version   bigint not null
);
create index initiative_objective on initiative (objective, id);

create table objective_comment (
    id        uuid primary key,
    objective uuid        not null references objective on delete cascade,
    text      text        not null,
    at        timestamptz not null,
    by_name   text        not null
);
create index objective_comment_objective on objective_comment (objective, id);

-- What the measures came to when they were last asked for; reading derives pace, staleness and status by the clock.
create table standing (
    kpi        uuid primary key references kpi on delete cascade,
    day        date        not null,
    as_of      timestamptz not null,
    known_at   timestamptz,
    answers    json        not null,
    decided    text,
    decided_on date
);

-- Followed copies of what other services own.
create table known_department (key text primary key);
create table known_type (key text primary key, natural_owner text not null, policy text not null);
create table known_responsibility (
    id             text primary key,
    objective_type text not null,
    department     text not null,
    from_day       date,
    until_day      date,
    channels       text[] not null
);
create table known_metric (key text primary key, body json not null);
