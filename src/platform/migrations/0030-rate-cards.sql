-- What advisers ask for an hour, from when on: never under the floor, and never changed. The price of a session follows.

ALTER TABLE policies
  DROP CONSTRAINT "a policy is known",
  ADD CONSTRAINT "a policy is known" CHECK (
    name IN ('living-wage', 'floor', 'platform-fee', 'cancellation-bands', 'clocks', 'paid-work', 'base-rate', 'vat')
  );
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000007', 'vat', '{"standard_percent": 20, "platform_registered": false}', '2025-10-22T00:00:00Z', 'Value Added Tax Act 1994, section 2: the standard rate', '2025-10-22T00:00:00Z');

CREATE TABLE rate_cards (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  in_force_from timestamptz NOT NULL,
  area text NOT NULL,
  contact_minor bigint NOT NULL,
  preparation_minor bigint NOT NULL,
  write_up_minor bigint NOT NULL,
  travel_minor bigint NOT NULL,
  vat_registered boolean NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES "user" (id),
  CONSTRAINT "one rate card of an adviser from one instant on" UNIQUE (expert_id, in_force_from),
  CONSTRAINT "a wage area is known" CHECK (area IN ('uk', 'london')),
  CONSTRAINT "an hour costs at most 1000 pounds" CHECK (
    contact_minor BETWEEN 0 AND 100000 AND preparation_minor BETWEEN 0 AND 100000
    AND write_up_minor BETWEEN 0 AND 100000 AND travel_minor BETWEEN 0 AND 100000
  ),
  CONSTRAINT "a rate card starts when it is recorded or within a year"
    CHECK (in_force_from >= recorded_at AND in_force_from <= recorded_at + interval '8784 hours')
);
CREATE INDEX rate_cards_by_recorder ON rate_cards (recorded_by);

CREATE FUNCTION policy_at(policy text, instant timestamptz) RETURNS jsonb LANGUAGE sql STABLE
  RETURN (SELECT value FROM policies WHERE name = policy AND in_force_from <= instant ORDER BY in_force_from DESC LIMIT 1);

-- Living wage × on-costs ÷ utilisation, half up to the penny, in whole numbers: percentages as hundredths. NULL before there was one.
CREATE FUNCTION floor_at(area text, instant timestamptz) RETURNS bigint LANGUAGE sql STABLE
  RETURN (
    SELECT (2 * wage * on_cost + utilisation) / (2 * utilisation) FROM (
      SELECT (policy_at('living-wage', instant) ->> (area || '_minor'))::bigint AS wage,
        round((policy_at('floor', instant) ->> 'on_cost_percent')::numeric * 100)::bigint AS on_cost,
        round((policy_at('floor', instant) ->> 'utilisation_percent')::numeric * 100)::bigint AS utilisation
    ) figures
  );

CREATE FUNCTION refuse_low_rates() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  least bigint := floor_at(NEW.area, NEW.in_force_from);
  travel bigint := round((policy_at('paid-work', NEW.in_force_from) ->> 'travel_time_percent')::numeric * 100)::bigint;
BEGIN
  IF NOT coalesce(least(NEW.contact_minor, NEW.preparation_minor, NEW.write_up_minor) >= least, false) THEN
    RAISE EXCEPTION 'a rate is under the floor of % pence', least
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'an hour of work costs the floor or more';
  END IF;
  IF NOT coalesce(NEW.travel_minor >= (2 * NEW.contact_minor * travel + 10000) / 20000, false) THEN
    RAISE EXCEPTION 'travel is under its part of contact'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'travel costs its part of contact or more';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER rate_cards_pay AFTER INSERT ON rate_cards FOR EACH ROW EXECUTE FUNCTION refuse_low_rates();
CREATE TRIGGER rate_cards_stay BEFORE UPDATE OR DELETE ON rate_cards FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rate_cards_stay_all BEFORE TRUNCATE ON rate_cards FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON rate_cards TO barefoot_app;

-- An offer no longer says what it costs, but what of it is paid. One that had a price needs its adviser's rate card now.
ALTER TABLE offers
  DROP CONSTRAINT "an offer is a free introduction or priced",
  DROP CONSTRAINT "a free introduction costs nothing, and only that does",
  ADD COLUMN preparation_minutes integer NOT NULL DEFAULT 0,
  ADD COLUMN write_up_minutes integer NOT NULL DEFAULT 0,
  ADD COLUMN travel_minutes integer NOT NULL DEFAULT 0,
  ADD COLUMN expenses_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN expenses_currency char(3) NOT NULL DEFAULT 'GBP',
  ADD COLUMN unpaid_minutes integer NOT NULL DEFAULT 0,
  ADD COLUMN unpaid_travel_minutes integer NOT NULL DEFAULT 0,
  ADD COLUMN unreimbursed_costs_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN unreimbursed_costs_currency char(3) NOT NULL DEFAULT 'GBP';

-- What the policy on paid work says of a session; in force since before there was an offer.
UPDATE offers SET pricing = 'rate_card', version = version + 1, preparation_minutes = 30, write_up_minutes = 15
  WHERE pricing = 'priced';

ALTER TABLE offers
  ADD CONSTRAINT "an offer is a free introduction or follows the rate card" CHECK (pricing IN ('free_introduction', 'rate_card')),
  ADD CONSTRAINT "work around a session is at most 16 hours of a kind" CHECK (
    preparation_minutes BETWEEN 0 AND 960 AND write_up_minutes BETWEEN 0 AND 960 AND travel_minutes BETWEEN 0 AND 960
    AND unpaid_minutes BETWEEN 0 AND 960 AND unpaid_travel_minutes BETWEEN 0 AND 960
  ),
  ADD CONSTRAINT "expenses and costs of a session are at most 10000 pounds" CHECK (
    expenses_minor BETWEEN 0 AND 1000000 AND unreimbursed_costs_minor BETWEEN 0 AND 1000000
    AND expenses_currency = 'GBP' AND unreimbursed_costs_currency = 'GBP'
  ),
  ADD CONSTRAINT "nothing of a free introduction is paid" CHECK (
    pricing <> 'free_introduction' OR preparation_minutes + write_up_minutes + travel_minutes + expenses_minor = 0
  ),
  ADD CONSTRAINT "whoever travels meets in person"
    CHECK (travel_minutes + unpaid_travel_minutes = 0 OR modes = ARRAY['in_person']);
