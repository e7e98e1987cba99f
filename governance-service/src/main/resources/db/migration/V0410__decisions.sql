create table decision (
    id         uuid primary key,
    -- null where it rests on none: what becomes of the objectives of a department that is closed
    overlap    uuid references overlap,
    effect     text        not null,
    -- what the effect needs, as it was stated
    details    json        not null,
    reason     text        not null,
    by_subject text        not null,
    by_name    text        not null,
    at         timestamptz not null,
    request    text        not null,
    state      text        not null check (state in ('pending', 'applied', 'failed')),
    failure    text,
    effects    json        not null,
    -- of what it changed, by path, the versions that it left
    versions   json        not null,
    reverts    uuid references decision,
    settled_at timestamptz
);
create index decision_overlap on decision (overlap, id);
-- two at once never both count, whatever the code does
create unique index decision_one_pending_at_a_time on decision (overlap) where state = 'pending';
create unique index decision_undone_once on decision (reverts) where state <> 'failed';

-- Commands that objectives has not answered yet; written with the decision, in its transaction.
create table outbox (
    decision uuid primary key references decision,
    command  json        not null,
    attempts int         not null,
    next_at  timestamptz not null,
    trouble  text
);
create index outbox_next_at on outbox (next_at);

alter table overlap
    -- whether the last examination found it; a resolved one stays resolved when it is not
    add column present   boolean not null default true,
    add column pending   uuid references decision,
    -- versions, by path, of what the decision rests on, as it left them
    add column rests_on  json,
    -- whether the feed has told everything that the decision itself changed
    add column settled   boolean not null default false,
    add column review_on date;
update overlap set present = false where status = 'gone';
create index overlap_review_on on overlap (review_on) where status = 'accepted';
