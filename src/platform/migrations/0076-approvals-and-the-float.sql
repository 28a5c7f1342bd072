-- By GoCardless nothing goes out before somebody of ours has said so, and nothing that does not lie in its payment account, the float.

CREATE TABLE payout_approvals (
  payout_id uuid PRIMARY KEY REFERENCES adviser_payouts (id),
  approved_at timestamptz NOT NULL,
  approved_by uuid NOT NULL REFERENCES "user" (id),
  -- Since when the provider knows of it.
  told_at timestamptz,
  CONSTRAINT "an approval is told after it is given" CHECK (told_at >= approved_at)
);
CREATE INDEX payout_approvals_by_steward ON payout_approvals (approved_by);
CREATE INDEX payout_approvals_to_tell ON payout_approvals (approved_at) WHERE told_at IS NULL;
CREATE TRIGGER payout_approvals_stay BEFORE DELETE ON payout_approvals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_approvals_stay_the_same BEFORE UPDATE OF payout_id, approved_at, approved_by ON payout_approvals
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_approvals_stay_all BEFORE TRUNCATE ON payout_approvals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Money that went from the bank to the float, or back, as a steward saw it. One that was written down wrongly is reversed, and written anew.
CREATE TABLE float_top_ups (
  id uuid PRIMARY KEY,
  direction text NOT NULL,
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  -- In London.
  moved_on date NOT NULL,
  bank_reference text NOT NULL,
  reference_key text NOT NULL GENERATED ALWAYS AS (lower(bank_reference)) STORED,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES "user" (id),
  reversed_at timestamptz,
  reversed_by uuid REFERENCES "user" (id),
  reason text,
  CONSTRAINT "money goes to the float, or back to the bank" CHECK (direction IN ('to-float', 'to-bank')),
  CONSTRAINT "a top-up is of 1 penny to £1 million" CHECK (amount_minor BETWEEN 1 AND 100000000 AND currency = 'GBP'),
  CONSTRAINT "a top-up has a reference of 2 to 140 characters" CHECK (length(bank_reference) BETWEEN 2 AND 140),
  CONSTRAINT "a top-up is reversed by somebody, for a reason" CHECK (
    (reversed_at IS NULL) = (reversed_by IS NULL) AND (reversed_at IS NULL) = (reason IS NULL)
  ),
  CONSTRAINT "a top-up is recorded before it is reversed" CHECK (reversed_at >= recorded_at),
  CONSTRAINT "a top-up's reason is of 3 to 500 characters" CHECK (length(reason) BETWEEN 3 AND 500)
);
CREATE UNIQUE INDEX "money for the float is recorded once" ON float_top_ups (reference_key) WHERE reversed_at IS NULL;
CREATE INDEX float_top_ups_in_order ON float_top_ups (recorded_at, id);
CREATE INDEX float_top_ups_by_steward ON float_top_ups (recorded_by);
CREATE INDEX float_top_ups_reversed_by ON float_top_ups (reversed_by);
CREATE TRIGGER float_top_ups_stay BEFORE DELETE ON float_top_ups FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER float_top_ups_stay_the_same
  BEFORE UPDATE OF id, direction, amount_minor, currency, moved_on, bank_reference, recorded_at, recorded_by ON float_top_ups
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER float_top_ups_stay_all BEFORE TRUNCATE ON float_top_ups FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Days on which stewards were told that the float does not hold what advisers are due. In London.
CREATE TABLE float_alarms (
  raised_on date PRIMARY KEY,
  raised_at timestamptz NOT NULL,
  held_minor bigint NOT NULL,
  needed_minor bigint NOT NULL,
  CONSTRAINT "an alarm of the float is of something missing" CHECK (held_minor < needed_minor)
);

-- What the provider says of the float against the books, as it was found on a day.
CREATE TABLE float_checks (
  id uuid PRIMARY KEY,
  checked_on date NOT NULL,
  checked_at timestamptz NOT NULL,
  -- What moved there within the days that were looked at, all in all.
  theirs_minor bigint NOT NULL,
  ours_minor bigint NOT NULL,
  differences jsonb NOT NULL,
  CONSTRAINT "the float is held against the books once a day" UNIQUE (checked_on),
  CONSTRAINT "differences of the float are a list of at most 500" CHECK (
    CASE jsonb_typeof(differences) WHEN 'array' THEN jsonb_array_length(differences) <= 500 ELSE false END
  )
);
CREATE INDEX float_checks_in_order ON float_checks (checked_at, id);

GRANT SELECT, INSERT ON payout_approvals, float_top_ups, float_alarms, float_checks TO barefoot_app;
GRANT UPDATE (told_at) ON payout_approvals TO barefoot_app;
GRANT UPDATE (reversed_at, reversed_by, reason) ON float_top_ups TO barefoot_app;
GRANT UPDATE (checked_at, theirs_minor, ours_minor, differences) ON float_checks TO barefoot_app;
