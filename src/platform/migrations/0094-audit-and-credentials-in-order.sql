-- Stewards read the log by what was done, and credentials in the order in which they were claimed.
CREATE INDEX audit_entries_of_deed ON audit_entries (deed, at DESC, id DESC);
CREATE INDEX credentials_claimed ON credentials (claimed_at, id) WHERE state = 'claimed' AND withdrawn_at IS NULL;
