-- A stored standing is read with the definition and the period that it was asked for, never with others; all are asked
-- for anew when the service starts.
delete from standing;
alter table standing
    add column version      int         not null,
    add column period_start date        not null,
    add column period_end   date        not null,
    add column closed_at    timestamptz,
    add column due_at       timestamptz;
create index standing_as_of on standing (as_of);
create index standing_due on standing (due_at) where due_at is not null;
