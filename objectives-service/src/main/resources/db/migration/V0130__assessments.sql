-- A round binds to the version of the KPI under which it was opened: its levels and its assessors are those.
create table assessment_round (
    id               uuid primary key,
    kpi              uuid        not null references kpi on delete cascade,
    kpi_version      int         not null,
    -- the scores of the levels, so that judgements on another scale are told apart
    scale            text        not null,
    opened_at        timestamptz not null,
    opened_by        text        not null,
    opened_by_name   text        not null,
    revealed_at      timestamptz,
    revealed_by      text,
    revealed_by_name text
);
create index assessment_round_kpi on assessment_round (kpi, id);
-- A KPI has one open round at a time.
create unique index assessment_round_open on assessment_round (kpi) where revealed_at is null;

-- Appended, never overwritten: of one person in one round the last one counts.
create table assessment (
    id             uuid primary key,
    round          uuid        not null references assessment_round on delete cascade,
    subject        text        not null,
    name           text        not null,
    assessor       text        not null,
    score          numeric,
    not_applicable boolean     not null check (not_applicable = (score is null)),
    evidence       text,
    at             timestamptz not null
);
create index assessment_of_round on assessment (round, subject, id);
