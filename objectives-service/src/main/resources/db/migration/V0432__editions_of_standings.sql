-- How often what a standing rests on, beside measurements, had been changed when it was asked for: who asked while a change
-- was not yet committed does not put the state before it over the one after it.
alter table standing add column edition bigint not null default 0;
