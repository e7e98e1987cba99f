-- The append-only record of this service: its journal and its change feed in one.
-- A position is taken as the last statement of a transaction under one advisory lock, so order is commit order.
create table journal (
    position      bigint primary key,
    at            timestamptz not null,
    who           text        not null,
    who_name      text        not null,
    client        text        not null,
    departments   text        not null,
    request       text        not null,
    event         text        not null,
    subject       text        not null,
    department    text,
    visibility    text        not null check (visibility in ('ALL', 'DEPARTMENT')),
    -- json, not jsonb: the text stays as it was hashed
    before        json,
    after         json,
    reason        text,
    previous_hash bytea       not null,
    hash          bytea       not null
);
create index journal_subject on journal (subject, position);

-- The end of the chain, so that a removed last entry is found, too.
create table journal_head (
    one      boolean primary key default true check (one),
    position bigint not null,
    at       timestamptz not null,
    hash     bytea  not null
);
insert into journal_head values (true, 0, 'epoch', decode('00', 'hex'));

-- Insert-only for the service itself.
revoke update, delete, truncate on journal from current_user;

-- How far this service has followed another one's feed.
create table followed (
    feed     text primary key,
    position bigint not null,
    at       timestamptz not null
);

-- First answers of creates, kept for the Idempotency-Key of page "API".
create table idempotency (
    caller  text        not null,
    key     text        not null,
    payload bytea       not null,
    status  int         not null,
    headers json        not null,
    body    text,
    made_at timestamptz not null,
    primary key (caller, key)
);
create index idempotency_made_at on idempotency (made_at);

-- What the first start fixed.
create table installation (
    key   text primary key,
    value text not null
);
