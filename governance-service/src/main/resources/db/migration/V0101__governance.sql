create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- array_to_string is only stable; of texts joined by a comma it is in fact immutable
create function array_to_string_immutable(text[]) returns text language sql immutable as
    $$ select array_to_string($1, ',') $$;

create table department (
    key     text primary key,
    name    text   not null,
    parent  text references department,
    closed  boolean not null default false,
    version bigint not null
);

create table objective_type (
    key           text primary key,
    name          text   not null,
    natural_owner text   not null references department,
    policy        text   not null check (policy in ('advise', 'consent', 'refuse')),
    version       bigint not null
);

-- Decided responsibilities. By default the natural owner leads: that has no row and no first day.
create table responsibility (
    id             uuid primary key,
    objective_type text        not null references objective_type,
    department     text        not null references department,
    contributors   text[]      not null,
    channels       text[]      not null,
    from_day       date        not null,
    until_day      date,
    rationale      text        not null,
    alternatives   json        not null,
    decided_by     text        not null,
    decided_at     timestamptz not null,
    review_by      date,
    check (until_day is null or until_day >= from_day),
    -- one leading department for a type and scope of channels at any instant: the database itself sees to it
    constraint one_department_leads_at_a_time exclude using gist (
        objective_type with =,
        (array_to_string_immutable(channels)) with =,
        daterange(from_day, until_day, '[]') with &&
    )
);

-- What other departments have declared, followed from the objectives feed.
create table declared (
    kind       text    not null check (kind in ('objective', 'kpi', 'initiative')),
    id         uuid    not null,
    department text    not null,
    active     boolean not null,
    body       json    not null,
    -- what a KPI reads: the inverted list by which pairs that can meet are found
    metrics    text[]  not null,
    primary key (kind, id)
);
create index declared_metrics on declared using gin (metrics) where active;
create index declared_kind on declared (kind, department) where active;

create table overlap (
    id             uuid primary key,
    identity       text        not null unique,
    -- ids of what meets, to find the overlaps of one of them
    subjects       text[]      not null,
    kind           text        not null,
    severity       text        not null,
    status         text        not null,
    contradictory  boolean     not null,
    departments    text[]      not null,
    parties        json        not null,
    evidence       json        not null,
    change         text,
    first_seen     timestamptz not null,
    last_confirmed timestamptz not null,
    version        bigint      not null
);
create index overlap_status on overlap (status, id);
create index overlap_subjects on overlap using gin (subjects);

create table overlap_comment (
    id      uuid primary key,
    overlap uuid        not null references overlap,
    text    text        not null,
    at      timestamptz not null,
    by_name text        not null
);

insert into department (key, name, parent, version) values
    ('organisation', 'The whole organisation', null, 1),
    ('customer-service', 'Customer service', 'organisation', 1),
    ('public-relations', 'Public relations', 'organisation', 1),
    ('research-development', 'Research and development', 'organisation', 1),
    ('human-resources', 'Human resources', 'organisation', 1),
    ('marketing-sales', 'Marketing and sales', 'organisation', 1);
insert into objective_type (key, name, natural_owner, policy, version) values
    ('customer-service', 'Customer service', 'customer-service', 'advise', 1),
    ('public-relations', 'Public relations', 'public-relations', 'advise', 1),
    ('research-development', 'Research and development', 'research-development', 'advise', 1),
    ('human-resources', 'Human resources', 'human-resources', 'advise', 1),
    ('marketing-sales', 'Marketing and sales', 'marketing-sales', 'advise', 1);
