-- Facts are packed, a day of a source in a few rows. What was stored a row each cannot be carried over by SQL.
do $$ begin
    if exists (select from measurement) then
        raise exception 'Measurements of an earlier build are stored here: export them with it, ./bellwether reset, import them.';
    end if;
end $$;
drop table measurement, measurement_superseded;

-- In the order of commits within a source, because a source is locked while somebody writes to it.
create sequence fact_id cache 1;

-- Facts as they were committed: of one batch, day by day in UTC, packed. `bucket`, a function of the source, is the
-- column by which the tables of facts distribute.
create table fact_log (
    id        bigint   not null,
    last_at   bigint   not null,
    first_day int      not null,
    last_day  int      not null,
    facts     int      not null,
    bucket    smallint not null,
    source    text     not null references source,
    packed    bytea    not null,
    primary key (bucket, source, id)
);
create index fact_log_id on fact_log (id);

-- The same facts, brought together by source and day in UTC. Each place (series, time, key) has all that was ever recorded
-- at it; of these the newest batch that is known counts.
create table fact_day (
    id      bigint   not null,
    last_at bigint   not null,
    day     int      not null,
    facts   int      not null,
    bucket  smallint not null,
    source  text     not null references source,
    packed  bytea    not null,
    primary key (bucket, source, day, id)
);

-- What is packed does not get smaller.
alter table fact_log alter column packed set storage external;
alter table fact_day alter column packed set storage external;

-- The identities that are keys of their own (made of ids), and where the fact of each stands now: microseconds since 1970.
create table fact_key (
    at        bigint not null,
    key       uuid   primary key,
    series_id int    not null
);
