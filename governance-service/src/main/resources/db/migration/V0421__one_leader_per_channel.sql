-- One leading department per type, channel and day, whatever sets of channels were decided together: [a, b] and [b] share b.
-- The empty channel is "every channel for which nothing narrower was decided".
create table responsibility_scope (
    responsibility uuid      not null references responsibility on delete cascade,
    objective_type text      not null,
    channel        text      not null,
    days           daterange not null,
    constraint one_department_leads_a_channel_at_a_time
        exclude using gist (objective_type with =, channel with =, days with &&)
);
create index responsibility_scope_of on responsibility_scope (responsibility);

create function responsibility_has_scopes() returns trigger language plpgsql as $$
begin
    delete from responsibility_scope where responsibility = new.id;
    insert into responsibility_scope
    select new.id, new.objective_type, channel, daterange(new.from_day, new.until_day, '[]')
    from unnest(case when cardinality(new.channels) = 0 then array[''] else new.channels end) as channel;
    return null;
end $$;
create trigger responsibility_has_scopes after insert or update on responsibility
    for each row execute function responsibility_has_scopes();

alter table responsibility drop constraint one_department_leads_at_a_time;
drop function array_to_string_immutable(text[]);

-- What a later decision ended: by which one, and until when it was meant to last, so that withdrawing that one gives it back.
alter table responsibility
    add column version         bigint not null default 1,
    add column ended_by        uuid,
    add column intended_until  date,
    -- the one whose remaining channels it carries on
    add column continues       uuid;
update responsibility set version = 1;
