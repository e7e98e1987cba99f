-- When everything was examined last: what is present was confirmed then, without a row of it being written.
create table full_examination (
    one boolean primary key default true check (one),
    at  timestamptz not null
);
insert into full_examination values (true, 'epoch');
