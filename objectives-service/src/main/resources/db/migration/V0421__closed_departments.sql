-- A closed department keeps what it has and takes nothing new.
alter table known_department add column closed boolean not null default false;
