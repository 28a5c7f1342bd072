-- Deposits that are put right, what goes back to a funder, and the figures that the members decide for vouchers.

-- A draft may wait for its Welsh.
ALTER TABLE programmes
  DROP CONSTRAINT "a programme has a name of 3 to 120 characters",
  ADD CONSTRAINT "a programme has a name of 3 to 120 characters" CHECK (
    length(name_en) BETWEEN 3 AND 120 AND (length(name_cy) BETWEEN 3 AND 120 OR (name_cy = '' AND state = 'draft'))
  ),
  ADD UNIQUE (id, currency);
ALTER TABLE programme_packages RENAME CONSTRAINT "a package belongs to its programme" TO programme_packages_id_programme_id_key;
CREATE INDEX programmes_open ON programmes (closes_at, id) WHERE state = 'open';
CREATE INDEX programmes_of_funder_in_order ON programmes (funder_id, created_at DESC, id DESC);

-- What is recorded wrongly is reversed, and recorded anew under the same reference, once for each reversal.
ALTER TABLE deposits
  ADD COLUMN replaces uuid,
  DROP CONSTRAINT "a deposit is recorded once",
  ADD CONSTRAINT "a deposit is recorded once" UNIQUE NULLS NOT DISTINCT (programme_id, bank_reference, replaces),
  ADD UNIQUE (id, programme_id, bank_reference),
  DROP CONSTRAINT deposits_programme_id_fkey,
  ADD CONSTRAINT "a deposit is in the currency of its programme"
    FOREIGN KEY (programme_id, currency) REFERENCES programmes (id, currency);
CREATE INDEX deposits_of_programme ON deposits (programme_id, currency);

CREATE TABLE deposit_reversals (
  deposit_id uuid PRIMARY KEY,
  programme_id uuid NOT NULL,
  bank_reference text NOT NULL,
  reversed_at timestamptz NOT NULL,
  reversed_by uuid NOT NULL REFERENCES "user" (id),
  reason text NOT NULL,
  CONSTRAINT "what is reversed is a deposit" FOREIGN KEY (deposit_id, programme_id, bank_reference)
    REFERENCES deposits (id, programme_id, bank_reference),
  CONSTRAINT "a deposit is reversed for a reason" CHECK (length(reason) BETWEEN 3 AND 500),
  UNIQUE (deposit_id, programme_id, bank_reference)
);
CREATE INDEX deposit_reversals_by_steward ON deposit_reversals (reversed_by);

ALTER TABLE deposits ADD CONSTRAINT "a deposit replaces one that was reversed"
  FOREIGN KEY (replaces, programme_id, bank_reference) REFERENCES deposit_reversals (deposit_id, programme_id, bank_reference);

CREATE TABLE fund_returns (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  returned_at timestamptz NOT NULL,
  returned_by uuid NOT NULL REFERENCES "user" (id),
  reason text NOT NULL,
  CONSTRAINT "what goes back is in the currency of its programme"
    FOREIGN KEY (programme_id, currency) REFERENCES programmes (id, currency),
  CONSTRAINT "something goes back" CHECK (amount_minor > 0),
  CONSTRAINT "a fund goes back for a reason" CHECK (length(reason) BETWEEN 3 AND 500)
);
CREATE INDEX fund_returns_of_programme ON fund_returns (programme_id, currency);
CREATE INDEX fund_returns_by_steward ON fund_returns (returned_by);

CREATE TRIGGER deposit_reversals_stay BEFORE UPDATE OR DELETE ON deposit_reversals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deposit_reversals_stay_all BEFORE TRUNCATE ON deposit_reversals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fund_returns_stay BEFORE UPDATE OR DELETE ON fund_returns FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fund_returns_stay_all BEFORE TRUNCATE ON fund_returns FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON deposit_reversals, fund_returns TO barefoot_app;

INSERT INTO policy_names (name) VALUES ('vouchers');
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000054', 'vouchers', '{"commitment_fee_minor": 0, "offer_days": 28, "start_days": 60, "use_months": 6, "preparation_percent": 25, "appeal_days": 14, "extension_days": 90, "move_grace_days": 28}', '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z');
