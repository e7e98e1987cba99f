-- What an objective is part of, and each order of the list, are found without reading all overlaps.
alter table overlap add column objectives text[] not null default '{}';
update overlap set objectives = array(
    select party ->> 'objective' from json_array_elements(parties) as party where party ->> 'objective' is not null);
create index overlap_objectives on overlap using gin (objectives);
create index overlap_departments on overlap using gin (departments);
create index overlap_gravest on overlap (array_position(array['high', 'medium', 'low', 'lowest'], severity), id);
