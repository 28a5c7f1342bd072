-- The books: double entry, in minor units of a currency. What was written stays; a mistake is mended by its contrary.

CREATE TABLE ledger_accounts (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  owner text NOT NULL,
  currency char(3) NOT NULL,
  -- What a guarded account may not go under; NULL for an open one, which no row counts, so that many may post to it at once.
  least_minor bigint,
  balance_minor bigint NOT NULL DEFAULT 0,
  opened_at timestamptz NOT NULL,
  CONSTRAINT "one account of a kind, an owner and a currency" UNIQUE (kind, owner, currency),
  CONSTRAINT "an account is of one currency" UNIQUE (id, currency),
  CONSTRAINT "a kind of account is a word" CHECK (kind ~ '^[a-z][a-z-]{1,39}$'),
  CONSTRAINT "an owner is at most 60 characters" CHECK (length(owner) <= 60),
  CONSTRAINT "a currency is three letters" CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT "a guarded account stays at its least or above"
    CHECK (CASE WHEN least_minor IS NULL THEN balance_minor = 0 ELSE balance_minor >= least_minor END)
);

CREATE TABLE ledger_transfers (
  id uuid PRIMARY KEY,
  code text NOT NULL,
  reference text NOT NULL,
  currency char(3) NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  reverses uuid CONSTRAINT "a transfer is reversed once" UNIQUE REFERENCES ledger_transfers (id),
  by_user uuid REFERENCES "user" (id),
  -- Which database transaction wrote it: nothing is added to it after that one.
  sealed_by xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT "a fact is written in the books once" UNIQUE (code, reference),
  -- So that nothing is ever turned into another currency: pounds balance pounds, and time credits time credits.
  CONSTRAINT "a transfer is of one currency" UNIQUE (id, currency),
  CONSTRAINT "a transfer has a code" CHECK (code ~ '^[a-z][a-z-]{1,59}$'),
  CONSTRAINT "a transfer says what it is about" CHECK (length(reference) BETWEEN 1 AND 200),
  CONSTRAINT "what is recorded has occurred" CHECK (occurred_at <= recorded_at),
  CONSTRAINT "a transfer does not reverse itself" CHECK (reverses <> id)
);
CREATE INDEX ledger_transfers_in_order ON ledger_transfers (recorded_at, id);
CREATE INDEX ledger_transfers_by_person ON ledger_transfers (by_user) WHERE by_user IS NOT NULL;

CREATE TABLE ledger_postings (
  transfer_id uuid NOT NULL,
  place smallint NOT NULL,
  account_id uuid NOT NULL,
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL,
  PRIMARY KEY (transfer_id, place),
  CONSTRAINT "a posting is in the currency of its transfer"
    FOREIGN KEY (transfer_id, currency) REFERENCES ledger_transfers (id, currency),
  CONSTRAINT "a posting is in the currency of its account"
    FOREIGN KEY (account_id, currency) REFERENCES ledger_accounts (id, currency),
  CONSTRAINT "a posting moves something" CHECK (amount_minor <> 0),
  CONSTRAINT "a transfer has at most 1000 postings" CHECK (place BETWEEN 1 AND 1000)
);
CREATE INDEX ledger_postings_of_account ON ledger_postings (account_id, transfer_id);

-- A transfer is whole when the database transaction that wrote it ends, and closed from then on. Otherwise a pair that
-- balances could be added to an old one.
CREATE FUNCTION refuse_late_postings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sealed_by FROM ledger_transfers WHERE id = NEW.transfer_id) <> pg_current_xact_id() THEN
    RAISE EXCEPTION 'transfer % is closed', NEW.transfer_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'nothing is added to a transfer later';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER postings_are_in_time BEFORE INSERT ON ledger_postings FOR EACH ROW EXECUTE FUNCTION refuse_late_postings();

-- As the tables' owner: nobody else may touch a balance. The row lock makes those queue who draw on one account.
CREATE FUNCTION count_posting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE ledger_accounts SET balance_minor = balance_minor + NEW.amount_minor
    WHERE id = NEW.account_id AND least_minor IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER postings_count AFTER INSERT ON ledger_postings FOR EACH ROW EXECUTE FUNCTION count_posting();

CREATE FUNCTION refuse_odd_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  transfer ledger_transfers;
  lines record;
BEGIN
  SELECT * INTO transfer FROM ledger_transfers WHERE id = coalesce(to_jsonb(NEW) ->> 'transfer_id', to_jsonb(NEW) ->> 'id')::uuid;
  SELECT count(*) AS count, sum(amount_minor) AS sum INTO lines FROM ledger_postings WHERE transfer_id = transfer.id;
  IF lines.count < 2 OR lines.sum <> 0 THEN
    RAISE EXCEPTION 'transfer % has % postings that add up to %', transfer.code, lines.count, lines.sum
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'what one account gives another gets';
  END IF;
  IF transfer.reverses IS NOT NULL AND EXISTS (
    SELECT account_id, sum(amount_minor) FROM ledger_postings WHERE transfer_id IN (transfer.id, transfer.reverses)
    GROUP BY account_id HAVING sum(amount_minor) <> 0
  ) THEN
    RAISE EXCEPTION 'transfer % is not the contrary of %', transfer.id, transfer.reverses
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a transfer is reversed whole';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER transfers_balance AFTER INSERT ON ledger_transfers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_transfers();
CREATE CONSTRAINT TRIGGER postings_balance AFTER INSERT ON ledger_postings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_transfers();

CREATE TRIGGER ledger_transfers_stay BEFORE UPDATE OR DELETE ON ledger_transfers FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transfers_stay_all BEFORE TRUNCATE ON ledger_transfers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_postings_stay BEFORE UPDATE OR DELETE ON ledger_postings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_postings_stay_all BEFORE TRUNCATE ON ledger_postings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_accounts_stay BEFORE DELETE ON ledger_accounts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_accounts_stay_all BEFORE TRUNCATE ON ledger_accounts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- In order of their ids, so that two who need the same accounts never wait for one another.
CREATE FUNCTION lock_ledger_accounts(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM ledger_accounts WHERE id = ANY (ids) AND least_minor IS NOT NULL ORDER BY id FOR UPDATE;
END $$;

-- Not the columns that the database itself answers for: the balance, and the seal.
GRANT SELECT ON ledger_accounts, ledger_transfers, ledger_postings TO barefoot_app;
GRANT INSERT (id, kind, owner, currency, least_minor, opened_at) ON ledger_accounts TO barefoot_app;
GRANT INSERT (id, code, reference, currency, occurred_at, recorded_at, reverses, by_user) ON ledger_transfers TO barefoot_app;
GRANT INSERT ON ledger_postings TO barefoot_app;
REVOKE EXECUTE ON FUNCTION lock_ledger_accounts(uuid[]), count_posting() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lock_ledger_accounts(uuid[]) TO barefoot_app;
