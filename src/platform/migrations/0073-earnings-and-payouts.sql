-- What advisers have earned, when each of it is due to be paid, where it is paid to, and how it was paid.

CREATE TABLE earnings (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  kind text NOT NULL,
  -- The booking, the group session or the dispute that it was earned by.
  reference uuid NOT NULL,
  -- With the adviser's VAT, which is said again beside it.
  amount_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  earned_at timestamptz NOT NULL,
  -- In London: by the end of that day it is to be paid.
  due_on date NOT NULL,
  -- What a receipt says of it, as it was when it was earned.
  facts jsonb NOT NULL,
  CONSTRAINT "earnings have a kind" CHECK (
    kind IN ('session', 'cancellation', 'no-show', 'group-session', 'undisputed', 'dispute')
  ),
  CONSTRAINT "a thing is earned once" UNIQUE (kind, reference),
  CONSTRAINT "earnings bring something, VAT within it" CHECK (amount_minor > 0 AND vat_minor BETWEEN 0 AND amount_minor),
  CONSTRAINT "earnings are in pounds" CHECK (currency = 'GBP'),
  CONSTRAINT "earnings are an adviser's, and due on a day" UNIQUE (id, expert_id)
);
CREATE INDEX earnings_of_expert ON earnings (expert_id, due_on, id);
CREATE INDEX earnings_due ON earnings (due_on, expert_id);
CREATE TRIGGER earnings_stay BEFORE UPDATE OR DELETE ON earnings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER earnings_stay_all BEFORE TRUNCATE ON earnings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was earned before there were earnings, as the books have it: due a week after.
INSERT INTO earnings (id, expert_id, kind, reference, amount_minor, vat_minor, currency, earned_at, due_on, facts)
SELECT t.id, a.owner::uuid,
  CASE t.code WHEN 'session-earned' THEN 'session' WHEN 'group-session-paid' THEN 'group-session' ELSE 'cancellation' END,
  t.reference::uuid, p.amount_minor, 0, 'GBP', t.occurred_at, (t.occurred_at AT TIME ZONE 'Europe/London')::date + 7,
  jsonb_build_object('title_en', '', 'title_cy', '', 'organisation', NULL, 'starts_at', NULL, 'ends_at', NULL, 'accepted_at', NULL,
    'by_silence', false, 'minutes', NULL, 'quote', NULL, 'floor', NULL, 'effective_hourly_minor', NULL, 'shares', '[]'::jsonb)
FROM ledger_transfers t JOIN ledger_postings p ON p.transfer_id = t.id
JOIN ledger_accounts a ON a.id = p.account_id AND a.kind = 'adviser-payable'
WHERE t.code IN ('session-earned', 'cancellation-earned', 'group-session-paid') AND p.amount_minor > 0;

-- Where an adviser is paid to: one at a time. A new choice replaces the old one, which stays as what was paid by.
CREATE TABLE payout_destinations (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  rail text NOT NULL,
  state text NOT NULL,
  -- Of a bank account.
  account_name text,
  sort_code text,
  account_number text,
  -- The provider's: Stripe's connected account, GoCardless's bank account of a customer.
  external_id text,
  -- What the bank said of the name, before money went there.
  name_check text,
  name_at_bank text,
  version integer NOT NULL DEFAULT 1,
  chosen_at timestamptz NOT NULL,
  -- Since when it can be paid to; anew once one that was broken is mended.
  ready_at timestamptz,
  CONSTRAINT "an adviser is paid by a rail" CHECK (rail IN ('stripe', 'gocardless', 'bank-file')),
  CONSTRAINT "a destination has a state" CHECK (state IN ('checking', 'ready', 'broken', 'replaced')),
  CONSTRAINT "a destination that can be paid to says since when" CHECK (state <> 'ready' OR ready_at IS NOT NULL),
  CONSTRAINT "a bank account is named in full" CHECK (
    (rail = 'stripe') = (account_name IS NULL) AND (account_name IS NULL) = (sort_code IS NULL) AND (sort_code IS NULL) = (account_number IS NULL)
  ),
  CONSTRAINT "a bank account is a British one" CHECK (
    length(account_name) BETWEEN 1 AND 70 AND sort_code ~ '^\d{6}$' AND account_number ~ '^\d{8}$'
  ),
  CONSTRAINT "a bank's word on a name is known" CHECK (
    name_check IN ('full-match', 'partial-match', 'no-match', 'unable-to-match') AND length(name_at_bank) <= 200
  ),
  CONSTRAINT "a destination's id has at most 200 characters" CHECK (length(external_id) BETWEEN 1 AND 200),
  CONSTRAINT "a destination is an adviser's, by a rail" UNIQUE (id, expert_id, rail)
);
CREATE UNIQUE INDEX payout_destinations_one_at_a_time ON payout_destinations (expert_id) WHERE state <> 'replaced';

CREATE TABLE adviser_payouts (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL,
  destination_id uuid NOT NULL,
  rail text NOT NULL,
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  state text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  planned_at timestamptz NOT NULL,
  -- Since the provider has it, or a person has it in a file.
  sent_at timestamptz,
  paid_at timestamptz,
  -- In London: the day on which the adviser had it.
  paid_on date,
  -- It failed or came back.
  ended_at timestamptz,
  external_id text,
  failure text,
  -- Since the provider was first asked for it, whatever it answered.
  asked_at timestamptz,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamptz,
  CONSTRAINT "a payout goes where its adviser is paid to"
    FOREIGN KEY (destination_id, expert_id, rail) REFERENCES payout_destinations (id, expert_id, rail),
  CONSTRAINT "a payout to an adviser pays something" CHECK (amount_minor > 0 AND currency = 'GBP'),
  CONSTRAINT "a payout to an adviser has a state" CHECK (state IN ('planned', 'sent', 'paid', 'failed', 'returned')),
  CONSTRAINT "a payout that was sent says when" CHECK (state IN ('planned', 'failed') OR sent_at IS NOT NULL),
  CONSTRAINT "a payout that was paid says when, and on which day" CHECK (
    (paid_at IS NULL) = (paid_on IS NULL) AND CASE state WHEN 'paid' THEN paid_at IS NOT NULL WHEN 'returned' THEN paid_at IS NOT NULL
      ELSE paid_at IS NULL END
  ),
  CONSTRAINT "a payout that ended without pay says when and why" CHECK (
    (state IN ('failed', 'returned')) = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (failure IS NULL)
  ),
  CONSTRAINT "a payout's failure has at most 200 characters" CHECK (length(failure) BETWEEN 1 AND 200),
  CONSTRAINT "a provider's payment to an adviser is one payout" UNIQUE (rail, external_id),
  CONSTRAINT "a payout's id at its provider has at most 200 characters" CHECK (length(external_id) BETWEEN 1 AND 200),
  CONSTRAINT "a payout is its adviser's" UNIQUE (id, expert_id)
);
CREATE INDEX adviser_payouts_of_expert ON adviser_payouts (expert_id, planned_at, id);
CREATE INDEX adviser_payouts_to_destination ON adviser_payouts (destination_id, expert_id, rail);
CREATE INDEX adviser_payouts_under_way ON adviser_payouts (rail, next_try_at) WHERE state IN ('planned', 'sent');
CREATE TRIGGER adviser_payouts_stay BEFORE DELETE ON adviser_payouts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adviser_payouts_stay_the_same
  BEFORE UPDATE OF id, expert_id, destination_id, rail, amount_minor, currency, planned_at ON adviser_payouts
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What is owed for paying late: at what rate, fixed for that debt, and what the law adds to it once.
CREATE TABLE late_pay (
  earning_id uuid PRIMARY KEY REFERENCES earnings (id),
  -- The last day on which it was not late.
  since date NOT NULL,
  -- A year, in hundredths of a percent.
  rate integer NOT NULL,
  base_rate_policy_id uuid NOT NULL REFERENCES policies (id),
  compensation_minor bigint NOT NULL,
  begun_at timestamptz NOT NULL,
  CONSTRAINT "late pay bears interest" CHECK (rate BETWEEN 1 AND 100000),
  CONSTRAINT "late pay is compensated as the law says" CHECK (compensation_minor IN (4000, 7000, 10000))
);
CREATE INDEX late_pay_by_base_rate ON late_pay (base_rate_policy_id);
CREATE TRIGGER late_pay_stays BEFORE UPDATE OR DELETE ON late_pay FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER late_pay_stays_all BEFORE TRUNCATE ON late_pay FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the interest on it has come to by the end of a day, less what was written before.
CREATE TABLE late_pay_interest (
  id uuid PRIMARY KEY,
  earning_id uuid NOT NULL REFERENCES late_pay (earning_id),
  through date NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT "interest is something" CHECK (amount_minor > 0),
  CONSTRAINT "interest of a day is written once" UNIQUE (earning_id, through)
);
CREATE TRIGGER late_pay_interest_stays BEFORE UPDATE OR DELETE ON late_pay_interest FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER late_pay_interest_stays_all BEFORE TRUNCATE ON late_pay_interest FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a payout pays.
CREATE TABLE adviser_payout_items (
  payout_id uuid NOT NULL,
  expert_id uuid NOT NULL,
  earning_id uuid NOT NULL,
  kind text NOT NULL,
  amount_minor bigint NOT NULL,
  PRIMARY KEY (payout_id, earning_id, kind),
  CONSTRAINT "an item is of a payout of its adviser's" FOREIGN KEY (payout_id, expert_id) REFERENCES adviser_payouts (id, expert_id),
  CONSTRAINT "a payout pays what its adviser earned" FOREIGN KEY (earning_id, expert_id) REFERENCES earnings (id, expert_id),
  CONSTRAINT "an item pays a kind of thing" CHECK (kind IN ('pay', 'interest', 'compensation')),
  CONSTRAINT "an item pays something" CHECK (amount_minor > 0)
);
CREATE INDEX adviser_payout_items_of_payout ON adviser_payout_items (payout_id, expert_id);
CREATE INDEX adviser_payout_items_of_earning ON adviser_payout_items (earning_id, expert_id);
CREATE TRIGGER adviser_payout_items_stay BEFORE UPDATE OR DELETE ON adviser_payout_items FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adviser_payout_items_stay_all BEFORE TRUNCATE ON adviser_payout_items FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_odd_payouts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT coalesce(sum(amount_minor), 0) FROM adviser_payout_items WHERE payout_id = NEW.id) <> NEW.amount_minor THEN
    RAISE EXCEPTION 'the items of payout % are not its amount', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'the items of a payout add up to it';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adviser_payouts_add_up AFTER INSERT ON adviser_payouts
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_payouts();
-- What failed or came back may be paid again, and so never comes to life.
CREATE TRIGGER adviser_payouts_stay_ended BEFORE UPDATE OF state, paid_at, paid_on, ended_at ON adviser_payouts
  FOR EACH ROW WHEN (OLD.state IN ('failed', 'returned')) EXECUTE FUNCTION refuse_change();

-- Whatever two runs believe, no pay is paid twice: what failed or came back may be paid again.
CREATE FUNCTION refuse_double_pay() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  paid bigint;
  owed bigint;
BEGIN
  PERFORM FROM earnings WHERE id = NEW.earning_id FOR UPDATE;
  SELECT sum(i.amount_minor) INTO paid FROM adviser_payout_items i JOIN adviser_payouts p ON p.id = i.payout_id
  WHERE i.earning_id = NEW.earning_id AND i.kind = NEW.kind AND p.state NOT IN ('failed', 'returned');
  SELECT CASE NEW.kind WHEN 'pay' THEN e.amount_minor WHEN 'compensation' THEN l.compensation_minor
    ELSE (SELECT sum(d.amount_minor) FROM late_pay_interest d WHERE d.earning_id = e.id) END INTO owed
  FROM earnings e LEFT JOIN late_pay l ON l.earning_id = e.id WHERE e.id = NEW.earning_id;
  IF paid > coalesce(owed, 0) THEN
    RAISE EXCEPTION 'earnings % would be paid twice', NEW.earning_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'nothing is paid out twice';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adviser_payout_items_pay_once AFTER INSERT ON adviser_payout_items
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_double_pay();

GRANT SELECT, INSERT ON earnings, payout_destinations, adviser_payouts, adviser_payout_items, late_pay, late_pay_interest TO barefoot_app;
GRANT UPDATE (state, external_id, name_check, name_at_bank, version, ready_at) ON payout_destinations TO barefoot_app;
GRANT UPDATE (state, version, sent_at, paid_at, paid_on, ended_at, external_id, failure, asked_at, tries, next_try_at)
  ON adviser_payouts TO barefoot_app;
