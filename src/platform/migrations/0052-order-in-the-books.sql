-- What the rules of the books look up is in the tables of public: whoever made a temporary table of the same name could
-- otherwise show them postings that balance, and write others.

ALTER FUNCTION refuse_late_postings() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION refuse_odd_transfers() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION count_posting() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION lock_ledger_accounts(uuid[]) SET search_path = pg_catalog, public, pg_temp;

-- What an account is for, and whose, stays; its balance alone moves, by postings.
CREATE TRIGGER ledger_accounts_stay_the_same BEFORE UPDATE OF id, kind, owner, currency, least_minor, opened_at ON ledger_accounts
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Keys that others point to; that the currencies agree is said by who points.
ALTER TABLE ledger_accounts RENAME CONSTRAINT "an account is of one currency" TO ledger_accounts_id_currency_key;
ALTER TABLE ledger_transfers RENAME CONSTRAINT "a transfer is of one currency" TO ledger_transfers_id_currency_key;

-- In which order transfers were written: those of one instant have ids in no order. Whoever needs the same guarded account
-- waits before writing, so for each such account this is the order in which its money came and went.
ALTER TABLE ledger_transfers ADD COLUMN number bigint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE;
DROP INDEX ledger_transfers_in_order;
CREATE INDEX ledger_transfers_in_order ON ledger_transfers (recorded_at, number);
