create table note (
    id         uuid primary key,
    department text   not null,
    text       text   not null,
    draft      boolean not null,
    version    bigint not null
);
