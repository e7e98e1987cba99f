-- The catalogue. The definition is one document; what is asked by stands in columns beside it.
create table metric (
    key        text primary key,
    version    int         not null,
    department text        not null,
    shape      text        not null,
    definition jsonb       not null,
    changed_at timestamptz not null
);

create table metric_version (
    key         text        not null references metric,
    version     int         not null,
    definition  jsonb       not null,
    recorded_at timestamptz not null,
    primary key (key, version)
);

-- Counted up by every change of the catalogue, so that replicas see at a glance whether theirs is current.
create table catalogue (
    one      boolean primary key default true check (one),
    revision bigint not null
);
insert into catalogue values (true, 0);

create table source (
    key           text primary key,
    name          text        not null,
    department    text,
    profile       text,
    version       bigint      not null,
    registered_at timestamptz not null
);
insert into source values ('demo-feed', 'Demonstration feed (simulated)', null, null, 1, now());

-- One row per metric × dimension values × source; ids are given under one lock, so their order is commit order.
create table series (
    id         int primary key,
    metric     text  not null references metric,
    source     text  not null references source,
    dimensions jsonb not null,
    -- the first half of the identity of every measurement without an id; not negative
    hash       bigint not null,
    unique (metric, source, dimensions)
);

-- Who pushed, when it was recorded and from where: once for many measurements.
create sequence batch_id cache 1;
create table batch (
    id          bigint primary key,
    source      text        not null,
    position    bigint      not null,
    recorded_at timestamptz not null,
    who         text        not null,
    accepted    bigint      not null,
    unchanged   bigint      not null,
    restated    bigint      not null,
    rejected    bigint      not null,
    actor_epoch int         not null,
    -- the newest time that one of its measurements is of
    newest      timestamptz
);
create index batch_recorded_at on batch (recorded_at);
create index batch_source on batch (source, recorded_at);
create index batch_newest on batch (source, newest);

-- What counts now. `bucket` is the top of the key: the column by which the tables distribute. A key whose first bit is
-- clear is made of its series and time, so that the facts of a day are found by the primary key itself; the others
-- (first bit set, bucket from 64 on) have an index of their own.
-- state: 0 measured, 1 withdrawn, 2 not yet, 3 suppressed. Wide columns first: no byte is lost to alignment.
create table measurement (
    at        timestamptz not null,
    value     float8      not null,
    batch     bigint      not null,
    series_id int         not null,
    bucket    smallint    not null,
    state     smallint    not null,
    key       uuid        not null,
    weight    float8,
    actor     bigint,
    revision  bigint,
    primary key (bucket, key)
);
create index measurement_of_day on measurement (series_id, at) where bucket >= 64;

-- What a restatement replaced, and by which batch.
create table measurement_superseded (
    like measurement,
    superseded_by bigint not null
);
create index measurement_superseded_of_day on measurement_superseded (series_id, at);
create index measurement_superseded_key on measurement_superseded (bucket, key);

-- Silence up to and with this day is a real zero.
create table complete_until (
    metric text   not null references metric,
    source text   not null references source,
    day    date   not null,
    batch  bigint not null
);
create index complete_until_metric on complete_until (metric);

-- The rollup in the organisation's days. A day that became empty stays as a row with count 0.
create table daily (
    first_at     timestamptz,
    last_at      timestamptz,
    changed_at   timestamptz not null,
    version      bigint      not null,
    first        float8,
    last         float8,
    first_weight float8,
    last_weight  float8,
    min          float8,
    max          float8,
    series_id    int         not null,
    day          date        not null,
    count        int         not null,
    withdrawn    int         not null,
    not_yet      int         not null,
    suppressed   int         not null,
    weight       numeric     not null,
    sum          numeric     not null,
    primary key (series_id, day)
);
create index daily_version on daily (version);

-- Sketches of a day's values and actors, read only by percentiles and distinct over many measurements.
create table daily_sketch (
    series_id int   not null,
    day       date  not null,
    values    bytea,
    actors    bytea,
    epochs    int[],
    primary key (series_id, day)
);

-- Days of series that a transaction changed and that are not folded yet: series in the high, day in the low 32 bits.
create table mark (
    id    bigint generated always as identity primary key,
    batch bigint   not null,
    cells bigint[] not null
);

-- Counted up by every fold; who holds days in memory asks for the rows beyond its version.
create table fold (
    one     boolean primary key default true check (one),
    version bigint not null
);
insert into fold values (true, 0);
