-- The decision by which the objectives of a department that is to be closed are moving; closed once they have.
alter table department add column closing uuid;
