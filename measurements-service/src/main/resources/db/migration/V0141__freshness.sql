-- ISO 8601: a source whose newest measurement is older is no longer fresh; null where nobody said.
alter table source add column freshness text;
