-- The period of an objective as it was stated: the one in force is the latest effective among those saved by then.
create table objective_period (
    objective      uuid        not null references objective on delete cascade,
    number         int         not null,
    effective_from date,
    saved_at       timestamptz not null,
    saved_by       text        not null,
    reason         text,
    period_start   date        not null,
    period_end     date        not null check (period_end >= period_start),
    primary key (objective, number)
);
insert into objective_period (objective, number, saved_at, saved_by, period_start, period_end)
select id, 1, now(), '', period_start, period_end from objective;

-- Every time that an objective was closed; what it was between closing and reopening stays.
create table objective_closing (
    objective   uuid        not null references objective on delete cascade,
    closed_at   timestamptz not null,
    reopened_at timestamptz,
    primary key (objective, closed_at)
);
insert into objective_closing (objective, closed_at) select id, closed_at from objective where closed_at is not null;
