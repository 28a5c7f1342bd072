-- Whoever types a bank reference types it in capitals or not, and with more spaces or fewer: it is the same deposit.

-- The key includes the name of what it replaces, so that a chain of corrections still cannot fork.
ALTER TABLE deposits
  DROP CONSTRAINT "a deposit replaces one that was reversed",
  DROP CONSTRAINT "a deposit is recorded once",
  ADD COLUMN reference_key text NOT NULL
    GENERATED ALWAYS AS (lower(btrim(regexp_replace(bank_reference, '\s+', ' ', 'g')))) STORED,
  ADD CONSTRAINT "a deposit is recorded once" UNIQUE NULLS NOT DISTINCT (programme_id, reference_key, replaces);
ALTER TABLE deposit_reversals
  ADD COLUMN reference_key text NOT NULL
    GENERATED ALWAYS AS (lower(btrim(regexp_replace(bank_reference, '\s+', ' ', 'g')))) STORED,
  ADD UNIQUE (deposit_id, programme_id, reference_key);
ALTER TABLE deposits ADD CONSTRAINT "a deposit replaces one that was reversed"
  FOREIGN KEY (replaces, programme_id, reference_key) REFERENCES deposit_reversals (deposit_id, programme_id, reference_key);
