-- Money that comes in by a provider: who is to pay what, for what and how; what the provider says of it; what goes back.

CREATE TABLE payments (
  id uuid PRIMARY KEY,
  -- What is paid for, and the id of that. Payments know no more of it.
  purpose text NOT NULL,
  reference uuid NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  rail text NOT NULL,
  provider text NOT NULL GENERATED ALWAYS AS (CASE rail WHEN 'card' THEN 'stripe' ELSE 'gocardless' END) STORED,
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  state text NOT NULL,
  -- Rises with each change, so that what was asked of a provider before it is not written after it.
  version integer NOT NULL DEFAULT 1,
  planned_at timestamptz NOT NULL,
  planned_by uuid REFERENCES "user" (id),
  -- Until when it may be begun; what is begun may end later.
  expires_at timestamptz NOT NULL,
  -- With a provider: where it is paid (a Checkout Session, a billing request), and what it became (a payment intent, a payment).
  checkout_id text,
  checkout_url text,
  external_id text,
  -- Whether it comes by Direct Debit, so that it may be taken back.
  is_debit boolean NOT NULL DEFAULT false,
  -- A debit that is counted on before it has come.
  relied_at timestamptz,
  settled_at timestamptz,
  -- From when it stands as well as money does.
  cleared_at timestamptz,
  ended_at timestamptz,
  failure text,
  CONSTRAINT "a payment is for something" CHECK (purpose IN ('session', 'debt', 'invoice')),
  CONSTRAINT "a payment comes by a rail" CHECK (rail IN ('bank', 'debit', 'card')),
  CONSTRAINT "a payment is £0.30 to £1 million" CHECK (amount_minor BETWEEN 30 AND 100000000),
  CONSTRAINT "a payment has a state"
    CHECK (state IN ('planned', 'open', 'pending', 'settled', 'failed', 'expired', 'reversed')),
  CONSTRAINT "what has settled or was counted on has come from somewhere"
    CHECK (external_id IS NOT NULL OR num_nonnulls(relied_at, settled_at, cleared_at) = 0),
  CONSTRAINT "a settled payment says since when" CHECK (state NOT IN ('settled', 'reversed') OR num_nonnulls(settled_at, relied_at) > 0),
  CONSTRAINT "only what has settled is clear" CHECK (cleared_at IS NULL OR settled_at IS NOT NULL),
  CONSTRAINT "a payment that ends says when" CHECK ((ended_at IS NOT NULL) = (state IN ('failed', 'expired'))),
  CONSTRAINT "a failure is at most 200 characters" CHECK (length(failure) <= 200),
  CONSTRAINT "a payment page is at most 2000 characters" CHECK (length(checkout_url) <= 2000),
  CONSTRAINT "a provider's payment is one of ours" UNIQUE (provider, external_id),
  CONSTRAINT "a provider's payment page is one of ours" UNIQUE (provider, checkout_id)
);
-- Of a thing one is on its way at a time: whoever would pay otherwise ends it first.
CREATE UNIQUE INDEX "one payment of a thing is on its way" ON payments (purpose, reference)
  WHERE state IN ('planned', 'open', 'pending');
CREATE INDEX payments_of_reference ON payments (reference);
CREATE INDEX payments_of_organisation ON payments (organisation_id, planned_at, id);
CREATE INDEX payments_by_person ON payments (planned_by);
CREATE INDEX payments_on_their_way ON payments (expires_at) WHERE state IN ('planned', 'open', 'pending');
-- What stands behind them is the guarantee fund: debits that may be taken back yet.
CREATE INDEX payments_not_clear ON payments (settled_at) WHERE is_debit AND cleared_at IS NULL AND state IN ('pending', 'settled');

-- That a provider took a payment back: it failed late, its payer's bank charged it back, or it is disputed.
CREATE TABLE payment_reversals (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payments (id),
  kind text NOT NULL,
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  -- Whether nobody had used the money, or else the payer owes it.
  is_owed boolean NOT NULL,
  at timestamptz NOT NULL,
  restored_at timestamptz,
  CONSTRAINT "a reversal has a kind" CHECK (kind IN ('late-failure', 'chargeback', 'dispute')),
  CONSTRAINT "a reversal takes something" CHECK (amount_minor > 0),
  CONSTRAINT "what is restored was taken first" CHECK (restored_at >= at)
);
CREATE UNIQUE INDEX "a payment is taken back once at a time" ON payment_reversals (payment_id) WHERE restored_at IS NULL;
CREATE INDEX payment_reversals_of_payment ON payment_reversals (payment_id);

-- What a provider has kept for disputes about a payment, whoever won, and what it gave back of that.
CREATE TABLE dispute_fees (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payments (id),
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT "a dispute fee is something" CHECK (amount_minor <> 0)
);
CREATE INDEX dispute_fees_of_payment ON dispute_fees (payment_id);
CREATE TRIGGER dispute_fees_stay BEFORE UPDATE OR DELETE ON dispute_fees FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dispute_fees_stay_all BEFORE TRUNCATE ON dispute_fees FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON dispute_fees TO barefoot_app;

-- Money on its way back to who paid: planned with the fact that it follows from, then asked of the provider.
CREATE TABLE refunds (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payments (id),
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  -- Of the payment, with this one: what the provider holds the sum against.
  total_minor bigint NOT NULL,
  why text NOT NULL,
  state text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  planned_at timestamptz NOT NULL,
  sent_at timestamptz,
  ended_at timestamptz,
  external_id text,
  failure text,
  CONSTRAINT "a refund gives something back" CHECK (amount_minor > 0),
  CONSTRAINT "refunds of a payment add up" UNIQUE (payment_id, total_minor),
  CONSTRAINT "a refund is part of what was refunded" CHECK (total_minor >= amount_minor),
  CONSTRAINT "a refund has a reason" CHECK (why IN ('session-settled', 'came-too-late', 'not-needed')),
  CONSTRAINT "a refund has a state" CHECK (state IN ('planned', 'sent', 'paid', 'failed')),
  CONSTRAINT "a refund that is sent says when" CHECK (sent_at IS NOT NULL OR state IN ('planned', 'failed')),
  CONSTRAINT "a refund that ends says when" CHECK ((ended_at IS NOT NULL) = (state IN ('paid', 'failed'))),
  CONSTRAINT "a failed refund says why in 200 characters" CHECK (length(failure) <= 200),
  CONSTRAINT "a provider's refund is one of ours" UNIQUE (payment_id, external_id)
);
CREATE INDEX refunds_on_their_way ON refunds (planned_at) WHERE state IN ('planned', 'sent');

-- What providers tell us, once however often they do; handled by asking them how things stand.
CREATE TABLE provider_events (
  id uuid PRIMARY KEY,
  provider text NOT NULL,
  event_id text NOT NULL,
  kind text NOT NULL,
  -- The payment, refund, payout or other thing of the provider's that it is about.
  subject text,
  body jsonb NOT NULL,
  came_by text NOT NULL,
  happened_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  handled_at timestamptz,
  tries integer NOT NULL DEFAULT 0,
  failure text,
  parked_at timestamptz,
  CONSTRAINT "an event is from a provider" CHECK (provider IN ('stripe', 'gocardless')),
  CONSTRAINT "an event is taken once" UNIQUE (provider, event_id),
  CONSTRAINT "an event comes by webhook or is fetched" CHECK (came_by IN ('webhook', 'list')),
  CONSTRAINT "an event has a kind and ids of at most 200 characters"
    CHECK (length(event_id) <= 200 AND length(kind) <= 200 AND length(subject) <= 200 AND length(failure) <= 500),
  CONSTRAINT "an event is handled or parked" CHECK (num_nonnulls(handled_at, parked_at) <= 1)
);
CREATE INDEX provider_events_waiting ON provider_events (received_at) WHERE handled_at IS NULL;
CREATE INDEX provider_events_parked ON provider_events (parked_at, id) WHERE parked_at IS NOT NULL;

-- Up to where a provider's own list of events has been read.
CREATE TABLE provider_cursors (
  provider text PRIMARY KEY,
  cursor text NOT NULL,
  read_at timestamptz NOT NULL,
  CONSTRAINT "a cursor is of a provider" CHECK (provider IN ('stripe', 'gocardless'))
);

-- What became of payments, for whoever they are for.
CREATE TABLE payment_news (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payments (id),
  kind text NOT NULL,
  at timestamptz NOT NULL,
  told_at timestamptz,
  tries integer NOT NULL DEFAULT 0,
  failure text,
  parked_at timestamptz,
  CONSTRAINT "news of a payment has a kind" CHECK (kind IN ('secured', 'ended', 'reversed', 'restored')),
  CONSTRAINT "news is told or parked" CHECK (num_nonnulls(told_at, parked_at) <= 1),
  CONSTRAINT "what kept news from being told is at most 500 characters" CHECK (length(failure) <= 500)
);
CREATE INDEX payment_news_of_payment ON payment_news (payment_id);
CREATE INDEX payment_news_waiting ON payment_news (at) WHERE told_at IS NULL;
CREATE INDEX payment_news_parked ON payment_news (parked_at, id) WHERE parked_at IS NOT NULL;

-- Who pays how much, for what and how stays as it was planned, and what a provider told as it was told.
GRANT SELECT, INSERT ON payments, payment_reversals, provider_events, provider_cursors, payment_news TO barefoot_app;
GRANT SELECT, INSERT, UPDATE ON refunds TO barefoot_app;
GRANT UPDATE (state, version, expires_at, checkout_id, checkout_url, external_id, is_debit, relied_at, settled_at, cleared_at, ended_at, failure)
  ON payments TO barefoot_app;
GRANT UPDATE (restored_at) ON payment_reversals TO barefoot_app;
GRANT UPDATE (body, handled_at, tries, failure, parked_at) ON provider_events TO barefoot_app;
GRANT UPDATE (cursor, read_at) ON provider_cursors TO barefoot_app;
GRANT UPDATE (told_at, tries, failure, parked_at) ON payment_news TO barefoot_app;

-- What a rail costs the co-op, as an estimate (of GoCardless Standard and of Stripe UK business cards; the payer pays the same
-- on each), and how much of what debits owe the guarantee fund stands behind.
INSERT INTO policy_names (name) VALUES ('payment-rails');
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000065', 'payment-rails',
   '{"bank_percent": 1, "bank_fixed_minor": 20, "bank_most_minor": 400, "card_percent": 1.9, "card_fixed_minor": 20, "guarantee_cap_minor": 500000, "clearing_working_days": 2}',
   '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z');
