-- An objective that contributes to another one: its KPIs count there, too, and once wherever both are counted.
alter table objective add column contributes_to uuid references objective;
create index objective_contributes_to on objective (contributes_to) where contributes_to is not null;

-- The shared definition that a version refers to: {"kpi", "version", "factor"}; null where it states its own.
alter table kpi_version add column shared json;
create index kpi_version_shared on kpi_version ((shared ->> 'kpi')) where shared is not null;

-- Decisions that were carried out here: delivered again, one is answered as before; undone, what it did is taken back.
create table carried_out (
    decision uuid primary key,
    at       timestamptz not null,
    answer   json        not null,
    undo     json        not null
);
