-- People who were seen signed in as members of a department's group. Keycloak keeps the groups, and no service has rights there.
create table member (
    department text        not null,
    subject    text        not null,
    name       text        not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    primary key (department, subject)
);
