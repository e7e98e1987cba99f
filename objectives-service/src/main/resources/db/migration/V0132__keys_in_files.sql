-- By which name an objective, a KPI or an initiative is known in a file of objectives as code. Given when it is made, from
-- its title, and kept when the title changes; what was made before has the name that its title gives.
alter table objective add column code_key text;
alter table kpi add column code_key text;
alter table initiative add column code_key text;
