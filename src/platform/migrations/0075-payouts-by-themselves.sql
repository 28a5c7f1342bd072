-- When an adviser was last told that their pay waits for a place to go to; what is paid to advisers is reconciled with its provider too.

CREATE TABLE payout_reminders (
  expert_id uuid PRIMARY KEY REFERENCES experts (id),
  reminded_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON payout_reminders TO barefoot_app;

-- For stewards, the newest first.
CREATE INDEX adviser_payouts_in_order ON adviser_payouts (planned_at, id);

ALTER TABLE reconciliation_lines DROP CONSTRAINT "a line of a reconciliation has a kind";
ALTER TABLE reconciliation_lines ADD CONSTRAINT "a line of a reconciliation has a kind"
  CHECK (kind IN ('payment', 'fee', 'refund', 'payout', 'pay', 'other'));

-- They are what foreign keys point to: the primary key refuses first what they would.
ALTER TABLE earnings RENAME CONSTRAINT "earnings are an adviser's, and due on a day" TO earnings_id_expert_id_key;
ALTER TABLE adviser_payouts RENAME CONSTRAINT "a payout is its adviser's" TO adviser_payouts_id_expert_id_key;
ALTER FUNCTION refuse_odd_payouts() SET search_path = pg_catalog, public, pg_temp;
