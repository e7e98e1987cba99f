-- Pairs that can meet are found by index: what a KPI reads, where an initiative acts, and the days of both.
alter table declared
    add column objective uuid,
    add column channels  text[]    not null default '{}',
    add column audiences text[]    not null default '{}',
    add column days      daterange not null default 'empty';
create index declared_days on declared using gist (kind, days) where active;
create index declared_objective on declared (objective);

-- The copy is made anew from the beginning of the feed, so that every row has them.
delete from declared;
update followed set position = 0 where feed = 'objectives';

-- What both sides read of the same measurements; told apart from the evidence, since it changes with every measurement.
alter table overlap add column in_common json;
alter table overlap add column in_common_at timestamptz;
create index overlap_without_share on overlap (in_common_at nulls first)
    where kind in ('contained-kpi', 'shared-input') and present;
