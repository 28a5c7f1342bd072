-- Sessions among members that are paid in time credits, minute for minute; and group sessions, whose adviser is paid for the
-- session and not by the seat.

ALTER TABLE offers
  DROP CONSTRAINT "an offer is a free introduction or follows the rate card",
  ADD CONSTRAINT "an offer is free, by the rate card or for time credits"
    CHECK (pricing IN ('free_introduction', 'rate_card', 'time_credits')),
  ADD CONSTRAINT "time credits pay no expenses and no groups"
    CHECK (pricing <> 'time_credits' OR (expenses_minor + unreimbursed_costs_minor = 0 AND capacity = 1));

ALTER TABLE booking_quotes
  ALTER COLUMN rate_card_id DROP NOT NULL,
  ALTER COLUMN area DROP NOT NULL,
  ALTER COLUMN floor_minor DROP NOT NULL,
  ALTER COLUMN effective_minor DROP NOT NULL,
  ADD CONSTRAINT "a quote in pounds has a card, and one in time credits has none" CHECK (
    num_nulls(rate_card_id, area, floor_minor, effective_minor) = CASE currency WHEN 'TCR' THEN 4 ELSE 0 END
  ),
  ADD CONSTRAINT "time credits bear no fee and no VAT" CHECK (
    currency <> 'TCR' OR (fee_minor = 0 AND vat_minor = 0 AND fee_rate = 0 AND adviser_vat_rate = 0 AND platform_vat_rate = 0)
  );

CREATE FUNCTION refuse_odd_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.hourly_minor IS DISTINCT FROM 60 AND EXISTS (
    SELECT FROM booking_quotes WHERE booking_id = NEW.booking_id AND currency = 'TCR'
  ) THEN
    RAISE EXCEPTION 'booking % has a line that is not its minutes', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'an hour of time credits is an hour whatever the work';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hours_are_hours BEFORE INSERT ON booking_quote_lines FOR EACH ROW EXECUTE FUNCTION refuse_odd_hours();

-- What has no rate, or no steward, is compared with nothing: a check takes an unknown, and refuses a plain no.
ALTER TABLE booking_shares
  DROP CONSTRAINT IF EXISTS "a funder's part is a rate",
  ADD CONSTRAINT "a funder's part is a rate"
    CHECK (funder_rate IS NULL OR (funder_rate BETWEEN 1 AND 10000 AND source = 'voucher'));
ALTER TABLE booking_shares_secured
  DROP CONSTRAINT IF EXISTS "a steward's word has a reason",
  ADD CONSTRAINT "a steward's word has a reason"
    CHECK (reason IS NULL OR (length(reason) BETWEEN 3 AND 500 AND by_user IS NOT NULL));

-- Time that somebody gives: to the community pot, or an adviser to an organisation of theirs; or the pot's, by a steward.
CREATE TABLE time_gifts (
  id uuid PRIMARY KEY,
  from_organisation_id uuid REFERENCES organisations (id),
  from_expert_id uuid REFERENCES experts (id),
  to_organisation_id uuid REFERENCES organisations (id),
  minutes integer NOT NULL,
  reason text,
  given_at timestamptz NOT NULL,
  given_by uuid NOT NULL REFERENCES "user" (id),
  CONSTRAINT "time goes to or from the pot, or from adviser to organisation" CHECK (
    num_nonnulls(from_organisation_id, from_expert_id, to_organisation_id) > 0
    AND num_nonnulls(from_organisation_id, from_expert_id) < 2
    AND num_nonnulls(from_organisation_id, to_organisation_id) < 2
  ),
  CONSTRAINT "a gift is of 1 minute to 100 hours" CHECK (minutes BETWEEN 1 AND 6000),
  CONSTRAINT "what the pot gives is given for a reason" CHECK (
    (reason IS NOT NULL) = (num_nonnulls(from_organisation_id, from_expert_id) = 0)
    AND (reason IS NULL OR length(reason) BETWEEN 3 AND 500)
  )
);
CREATE INDEX time_gifts_from_organisation ON time_gifts (from_organisation_id);
CREATE INDEX time_gifts_from_expert ON time_gifts (from_expert_id);
CREATE INDEX time_gifts_to_organisation ON time_gifts (to_organisation_id);
CREATE INDEX time_gifts_by_person ON time_gifts (given_by);

INSERT INTO policy_names (name) VALUES ('time-credits');
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000059', 'time-credits', '{"least_minutes": -600, "most_minutes": 2400}', '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z');

-- What a group session is paid, and what its seats are reckoned from, is what was said when it was scheduled. Its pay is
-- unknown of those that were scheduled before this.
ALTER TABLE group_sessions
  ADD COLUMN preparation_minutes integer NOT NULL DEFAULT 0,
  ADD COLUMN write_up_minutes integer NOT NULL DEFAULT 0,
  ADD COLUMN travel_minutes integer NOT NULL DEFAULT 0,
  ADD COLUMN unpaid_minutes integer NOT NULL DEFAULT 0,
  ADD COLUMN unpaid_travel_minutes integer NOT NULL DEFAULT 0,
  ADD COLUMN expenses_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN unreimbursed_costs_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN pay_net_minor bigint,
  ADD COLUMN pay_vat_minor bigint,
  ADD CONSTRAINT "a group session is paid its adviser's net and their VAT" CHECK (
    num_nulls(pay_net_minor, pay_vat_minor) IN (0, 2)
    AND coalesce(pay_net_minor, 0) >= 0 AND coalesce(pay_vat_minor, 0) BETWEEN 0 AND coalesce(pay_net_minor, 0)
  ),
  ADD CONSTRAINT "work around a group session is at most 16 hours of a kind" CHECK (
    preparation_minutes BETWEEN 0 AND 960 AND write_up_minutes BETWEEN 0 AND 960 AND travel_minutes BETWEEN 0 AND 960
    AND unpaid_minutes BETWEEN 0 AND 960 AND unpaid_travel_minutes BETWEEN 0 AND 960
    AND expenses_minor >= 0 AND unreimbursed_costs_minor >= 0
  );
UPDATE group_sessions g SET
    preparation_minutes = o.preparation_minutes, write_up_minutes = o.write_up_minutes,
    travel_minutes = CASE g.mode WHEN 'in_person' THEN o.travel_minutes ELSE 0 END,
    unpaid_minutes = o.unpaid_minutes,
    unpaid_travel_minutes = CASE g.mode WHEN 'in_person' THEN o.unpaid_travel_minutes ELSE 0 END,
    expenses_minor = o.expenses_minor, unreimbursed_costs_minor = o.unreimbursed_costs_minor
  FROM offers o WHERE o.id = g.offer_id;

CREATE FUNCTION refuse_other_pay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'group session % was scheduled on other terms', NEW.id
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a group session keeps the terms that it was scheduled on';
END $$;
CREATE TRIGGER pay_stays BEFORE UPDATE ON group_sessions FOR EACH ROW
  WHEN ((OLD.preparation_minutes, OLD.write_up_minutes, OLD.travel_minutes, OLD.unpaid_minutes, OLD.unpaid_travel_minutes,
         OLD.expenses_minor, OLD.unreimbursed_costs_minor, OLD.pay_net_minor, OLD.pay_vat_minor)
    IS DISTINCT FROM
        (NEW.preparation_minutes, NEW.write_up_minutes, NEW.travel_minutes, NEW.unpaid_minutes, NEW.unpaid_travel_minutes,
         NEW.expenses_minor, NEW.unreimbursed_costs_minor, NEW.pay_net_minor, NEW.pay_vat_minor))
  EXECUTE FUNCTION refuse_other_pay();

-- That a group session was paid, once: what its adviser got, where a gap was laid out from, and what was left over.
CREATE TABLE group_session_pays (
  group_session_id uuid PRIMARY KEY REFERENCES group_sessions (id),
  paid_at timestamptz NOT NULL,
  currency char(3) NOT NULL,
  earned_minor bigint NOT NULL,
  adviser_minor bigint NOT NULL,
  from_pool_minor bigint NOT NULL,
  from_guarantee_minor bigint NOT NULL,
  to_pool_minor bigint NOT NULL,
  CONSTRAINT "what the seats of a session brought is paid or left over" CHECK (
    earned_minor + from_pool_minor + from_guarantee_minor = adviser_minor + to_pool_minor
    AND earned_minor >= 0 AND adviser_minor >= 0 AND from_pool_minor >= 0 AND from_guarantee_minor >= 0 AND to_pool_minor >= 0
  ),
  CONSTRAINT "nothing is laid out where something is left over" CHECK (to_pool_minor = 0 OR from_pool_minor + from_guarantee_minor = 0)
);

-- Money that members and others put into the solidarity pool.
CREATE TABLE pool_deposits (
  id uuid PRIMARY KEY,
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  given_by text NOT NULL,
  bank_reference text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES "user" (id),
  CONSTRAINT "a deposit into the pool is of 1 penny to a million pounds" CHECK (amount_minor BETWEEN 1 AND 100000000 AND currency = 'GBP'),
  CONSTRAINT "a deposit into the pool says whose it was and how it came" CHECK (
    length(given_by) BETWEEN 2 AND 120 AND length(bank_reference) BETWEEN 3 AND 120
  )
);
CREATE INDEX pool_deposits_in_order ON pool_deposits (recorded_at, id);
CREATE INDEX pool_deposits_by_steward ON pool_deposits (recorded_by);

CREATE TRIGGER time_gifts_stay BEFORE UPDATE OR DELETE ON time_gifts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER time_gifts_stay_all BEFORE TRUNCATE ON time_gifts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER group_session_pays_stay BEFORE UPDATE OR DELETE ON group_session_pays FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER group_session_pays_stay_all BEFORE TRUNCATE ON group_session_pays FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pool_deposits_stay BEFORE UPDATE OR DELETE ON pool_deposits FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pool_deposits_stay_all BEFORE TRUNCATE ON pool_deposits FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON time_gifts, group_session_pays, pool_deposits TO barefoot_app;
