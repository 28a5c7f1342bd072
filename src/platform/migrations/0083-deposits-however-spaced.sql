-- A bank reference is the same in whatever spacing: also where one who types it leaves a space out that another had put in.

ALTER TABLE deposits DROP CONSTRAINT "a deposit replaces one that was reversed";
ALTER TABLE deposits ALTER COLUMN reference_key SET EXPRESSION AS (lower(regexp_replace(bank_reference, '\s+', '', 'g')));
ALTER TABLE deposit_reversals
  ALTER COLUMN reference_key SET EXPRESSION AS (lower(regexp_replace(bank_reference, '\s+', '', 'g')));
ALTER TABLE deposits ADD CONSTRAINT "a deposit replaces one that was reversed"
  FOREIGN KEY (replaces, programme_id, reference_key) REFERENCES deposit_reversals (deposit_id, programme_id, reference_key);
