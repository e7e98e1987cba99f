-- Addresses that are told of changes. Secrets stand as they are: signing needs them.
create table webhook (
    id              uuid primary key,
    owner           text        not null,
    owner_name      text        not null,
    -- whether the owner may read every entry, or what everybody may
    reads_all       boolean     not null,
    url             text        not null,
    feed            text        not null check (feed in ('governance', 'objectives')),
    -- beginnings of event types, without the product's prefix; none is every event
    kinds           text[]      not null,
    secret          text        not null,
    previous_secret text,
    previous_until  timestamptz,
    -- entries up to here were put into deliveries
    position        bigint      not null,
    made_at         timestamptz not null,
    version         bigint      not null
);
create index webhook_owner on webhook (owner, id);

create table webhook_delivery (
    id         uuid primary key,
    webhook    uuid        not null references webhook on delete cascade,
    first      bigint      not null,
    last       bigint      not null,
    events     int         not null,
    -- what is sent; forgotten once it was taken
    body       text,
    state      text        not null check (state in ('pending', 'delivered', 'dead')),
    attempts   int         not null,
    next_at    timestamptz not null,
    -- of the last attempt: what was answered, or why nothing was
    status     int,
    trouble    text,
    made_at    timestamptz not null,
    settled_at timestamptz
);
create index webhook_delivery_of on webhook_delivery (webhook, id);
-- one after the other, in the order of the feed
create unique index webhook_delivery_pending on webhook_delivery (webhook) where state = 'pending';
