-- What providers pay out to our bank, and what each of them says of a day against what the books say.

CREATE TABLE provider_payouts (
  id uuid PRIMARY KEY,
  provider text NOT NULL,
  external_id text NOT NULL,
  amount_minor bigint NOT NULL,
  -- What the provider kept of it; below zero where it gave more fees back than it took.
  fee_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  state text NOT NULL,
  -- With the provider.
  made_at timestamptz NOT NULL,
  kept_at timestamptz NOT NULL,
  arrived_at timestamptz,
  returned_at timestamptz,
  CONSTRAINT "a payout is a provider's" CHECK (provider IN ('stripe', 'gocardless')),
  CONSTRAINT "a payout is kept once" UNIQUE (provider, external_id),
  CONSTRAINT "a payout has an id of at most 200 characters" CHECK (length(external_id) BETWEEN 1 AND 200),
  CONSTRAINT "a payout pays something out" CHECK (amount_minor > 0),
  CONSTRAINT "a payout has a state" CHECK (state IN ('under-way', 'arrived', 'returned')),
  CONSTRAINT "a payout that has arrived says when"
    CHECK (CASE state WHEN 'under-way' THEN arrived_at IS NULL WHEN 'arrived' THEN arrived_at IS NOT NULL ELSE true END),
  CONSTRAINT "a payout that came back says when" CHECK ((returned_at IS NOT NULL) = (state = 'returned'))
);
CREATE INDEX provider_payouts_under_way ON provider_payouts (provider, made_at) WHERE state = 'under-way';
CREATE TRIGGER provider_payouts_stay BEFORE DELETE ON provider_payouts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER provider_payouts_stay_the_same
  BEFORE UPDATE OF id, provider, external_id, amount_minor, fee_minor, currency, made_at, kept_at ON provider_payouts
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a payout is made of, as its provider itemises it: GoCardless in tenths of a penny.
CREATE TABLE provider_payout_items (
  payout_id uuid NOT NULL REFERENCES provider_payouts (id),
  place integer NOT NULL,
  kind text NOT NULL,
  -- The provider's id of the refund or the payment that it is about.
  external_id text NOT NULL,
  tenths bigint NOT NULL,
  PRIMARY KEY (payout_id, place),
  CONSTRAINT "an item of a payout says what it is" CHECK (length(kind) BETWEEN 1 AND 100 AND length(external_id) <= 200),
  CONSTRAINT "items of a payout are counted from 1" CHECK (place > 0)
);
CREATE INDEX provider_payout_items_of_thing ON provider_payout_items (external_id);
CREATE TRIGGER provider_payout_items_stay BEFORE UPDATE OR DELETE ON provider_payout_items FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER provider_payout_items_stay_all BEFORE TRUNCATE ON provider_payout_items FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A provider's day held against the books, each time anew: the newest run counts.
CREATE TABLE reconciliations (
  id uuid PRIMARY KEY,
  provider text NOT NULL,
  day date NOT NULL,
  ran_at timestamptz NOT NULL,
  currency char(3) NOT NULL,
  lines integer NOT NULL,
  -- Of these the ones that differ and are too young to count.
  waiting integer NOT NULL,
  differences integer NOT NULL,
  -- What lies there as this was done, by both; not asked of days long past.
  held_provider_minor bigint,
  held_books_minor bigint,
  CONSTRAINT "a reconciliation is of a provider" CHECK (provider IN ('stripe', 'gocardless')),
  CONSTRAINT "a day is reconciled when it is over" CHECK (ran_at >= ((day + 1)::timestamp AT TIME ZONE 'Europe/London')),
  CONSTRAINT "lines that wait or differ are lines" CHECK (waiting >= 0 AND differences >= 0 AND lines >= waiting + differences),
  CONSTRAINT "what lies at a provider is said by both or neither" CHECK ((held_provider_minor IS NULL) = (held_books_minor IS NULL))
);
CREATE INDEX reconciliations_newest ON reconciliations (day, provider, ran_at, id);
CREATE TRIGGER reconciliations_stay BEFORE UPDATE OR DELETE ON reconciliations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reconciliations_stay_all BEFORE TRUNCATE ON reconciliations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE reconciliation_lines (
  id uuid PRIMARY KEY,
  reconciliation_id uuid NOT NULL REFERENCES reconciliations (id),
  kind text NOT NULL,
  external_id text NOT NULL,
  -- Our payment, refund or payout; none where we know of none.
  our_id uuid,
  -- What it brought us there, all in all; below zero what it took.
  provider_minor bigint NOT NULL,
  books_minor bigint NOT NULL,
  state text NOT NULL,
  -- When it last changed, by whoever knows of it later.
  at timestamptz NOT NULL,
  CONSTRAINT "a line of a reconciliation has a kind" CHECK (kind IN ('payment', 'fee', 'refund', 'payout', 'other')),
  CONSTRAINT "a line of a reconciliation has an id of at most 200 characters" CHECK (length(external_id) BETWEEN 1 AND 200),
  CONSTRAINT "a line agrees where both say the same"
    CHECK (state IN ('same', 'waiting', 'different') AND (state = 'same') = (provider_minor = books_minor)),
  CONSTRAINT "a thing is reconciled once in a run" UNIQUE (reconciliation_id, kind, external_id)
);
CREATE INDEX reconciliation_lines_in_order ON reconciliation_lines (reconciliation_id, at, id);
CREATE TRIGGER reconciliation_lines_stay BEFORE UPDATE OR DELETE ON reconciliation_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reconciliation_lines_stay_all BEFORE TRUNCATE ON reconciliation_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON provider_payouts, provider_payout_items, reconciliations, reconciliation_lines TO barefoot_app;
GRANT UPDATE (state, arrived_at, returned_at) ON provider_payouts TO barefoot_app;
