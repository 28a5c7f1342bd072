-- Those who vote for other organisations are asked to second a change, and stewards to record what was carried: when the vote has closed, and
-- again when the countdown is over.
ALTER TABLE policy_news DROP CONSTRAINT "news of figures has a kind";
ALTER TABLE policy_news ADD CONSTRAINT "news of figures has a kind" CHECK (
  kind IN ('proposed', 'opened', 'passed', 'rejected', 'no-quorum', 'withdrawn', 'in-force', 'overridden', 'to-record', 'unrecorded')
);

-- Of an account at Stripe that cannot be paid to yet: when its provider is asked again, because what it tells can be lost, and how often it was
-- asked in vain.
ALTER TABLE payout_accounts
  ADD COLUMN looks integer NOT NULL DEFAULT 0,
  ADD COLUMN next_look_at timestamptz,
  ADD CONSTRAINT "looks at a payout account are counted" CHECK (looks >= 0),
  ADD CONSTRAINT "a payout account is asked about while it waits at its provider" CHECK (
    next_look_at IS NULL OR state IN ('needs-more', 'pending')
  );
UPDATE payout_accounts SET next_look_at = coalesce(looked_at, planned_at) WHERE state IN ('needs-more', 'pending');
CREATE INDEX payout_accounts_to_look_at ON payout_accounts (next_look_at, id) WHERE next_look_at IS NOT NULL;

-- Why nothing is done about an event, ever: it is of an account at Stripe that is nobody's here.
ALTER TABLE provider_events
  ADD COLUMN ignored_because text,
  ADD CONSTRAINT "what is ignored of what providers tell is handled, and says why" CHECK (
    ignored_because IS NULL OR (handled_at IS NOT NULL AND length(ignored_because) BETWEEN 1 AND 500)
  );
GRANT UPDATE (ignored_because) ON provider_events TO barefoot_app;

-- A contested no-show that no steward decides on ends by the clock, after both sides were warned.
ALTER TABLE no_shows
  ADD COLUMN warned_at timestamptz,
  ADD CONSTRAINT "of a no-show is warned once it is contested" CHECK (warned_at IS NULL OR (contested_at IS NOT NULL AND warned_at >= contested_at)),
  DROP CONSTRAINT "only a contested no-show is decided on, with when and by whom",
  ADD CONSTRAINT "a contested no-show is decided on by somebody or by a clock" CHECK (
    (decision IS NULL) = (decided_at IS NULL)
    AND (decision IS NULL OR (contested_at IS NOT NULL AND decision IN ('stands', 'undone') AND num_nonnulls(decided_by, warned_at) > 0))
    AND (decided_by IS NULL OR decision IS NOT NULL)
    AND (decision_note IS NULL OR (decided_by IS NOT NULL AND length(decision_note) <= 2000))
  );
CREATE INDEX no_shows_undecided ON no_shows (contested_at) WHERE contested_at IS NOT NULL AND decision IS NULL;
GRANT UPDATE (warned_at) ON no_shows TO barefoot_app;

-- Whoever types a bank reference types it in capitals or not, and with spaces or without: it is the same payment, and the same top-up.
ALTER TABLE debt_payments
  DROP CONSTRAINT "a payment is recorded once",
  ADD COLUMN reference_key text NOT NULL GENERATED ALWAYS AS (lower(regexp_replace(bank_reference, '\s', '', 'g'))) STORED,
  ADD CONSTRAINT "a payment is recorded once" UNIQUE (organisation_id, reference_key);
ALTER TABLE float_top_ups
  ALTER COLUMN reference_key SET EXPRESSION AS (lower(regexp_replace(bank_reference, '\s', '', 'g')));

-- When figures of months that were told already were last changed by what came back.
CREATE INDEX adviser_payouts_returned ON adviser_payouts (paid_on) INCLUDE (ended_at) WHERE state = 'returned';
