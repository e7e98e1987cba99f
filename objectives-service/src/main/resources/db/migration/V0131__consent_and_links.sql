-- What was answered to the last request for consent.
alter table objective add column consent_granted boolean;
alter table objective add column consent_reason text;
alter table objective add column consent_by text;
alter table objective add column consent_at timestamptz;

-- Attachments are links.
alter table objective add column links json not null default '[]';
alter table objective_comment add column links json not null default '[]';
