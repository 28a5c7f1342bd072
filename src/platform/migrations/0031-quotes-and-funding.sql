-- What a session costs as it was quoted, that it is paid for, and what is due when it is called off. Written once.

ALTER TABLE bookings ADD COLUMN cancel_late_after timestamptz;
UPDATE bookings SET cancel_late_after = cancel_free_until;
ALTER TABLE bookings
  ALTER COLUMN cancel_late_after SET NOT NULL,
  ADD CONSTRAINT "cancelling is free before it is late" CHECK (cancel_free_until <= cancel_late_after);

CREATE TABLE booking_quotes (
  booking_id uuid PRIMARY KEY REFERENCES bookings (id),
  rate_card_id uuid NOT NULL REFERENCES rate_cards (id),
  quoted_at timestamptz NOT NULL,
  currency char(3) NOT NULL,
  adviser_net_minor bigint NOT NULL,
  fee_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  total_minor bigint NOT NULL,
  hash text NOT NULL,
  area text NOT NULL,
  floor_minor bigint NOT NULL,
  effective_minor bigint NOT NULL,
  fee_rate integer NOT NULL,
  adviser_vat_rate integer NOT NULL,
  platform_vat_rate integer NOT NULL,
  free_hours integer NOT NULL,
  late_hours integer NOT NULL,
  middle_rate integer NOT NULL,
  late_rate integer NOT NULL,
  policies jsonb NOT NULL,
  CONSTRAINT "a quote is the adviser's net, the fee and the VAT" CHECK (
    total_minor = adviser_net_minor + fee_minor + vat_minor
    AND adviser_net_minor >= 0 AND fee_minor >= 0 AND vat_minor >= 0 AND total_minor > 0
  ),
  CONSTRAINT "a quote is hashed" CHECK (hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "the wage area of a quote is known" CHECK (area IN ('uk', 'london')),
  CONSTRAINT "the rates of a quote are parts of a whole" CHECK (
    fee_rate BETWEEN 0 AND 10000 AND adviser_vat_rate BETWEEN 0 AND 10000 AND platform_vat_rate BETWEEN 0 AND 10000
    AND middle_rate BETWEEN 0 AND 10000 AND late_rate BETWEEN 0 AND 10000
  ),
  CONSTRAINT "the bands of a quote are in order" CHECK (late_hours BETWEEN 0 AND free_hours),
  UNIQUE (booking_id, total_minor, currency)
);
CREATE INDEX booking_quotes_by_card ON booking_quotes (rate_card_id);

CREATE TABLE booking_quote_lines (
  booking_id uuid NOT NULL REFERENCES booking_quotes (booking_id),
  position smallint NOT NULL,
  kind text NOT NULL,
  supplier text NOT NULL,
  minutes integer,
  hourly_minor bigint,
  lifted boolean NOT NULL,
  net_minor bigint NOT NULL,
  vat_rate integer NOT NULL,
  vat_minor bigint NOT NULL,
  PRIMARY KEY (booking_id, position),
  CONSTRAINT "a line of a quote is of a known kind"
    CHECK (kind IN ('contact', 'preparation', 'write-up', 'travel', 'expenses', 'fee')),
  CONSTRAINT "a quote has one line of a kind" UNIQUE (booking_id, kind),
  CONSTRAINT "the platform supplies its fee and the adviser all else"
    CHECK (supplier = CASE kind WHEN 'fee' THEN 'platform' ELSE 'adviser' END),
  CONSTRAINT "work costs its minutes at its hourly rate, half up" CHECK (
    CASE WHEN kind IN ('expenses', 'fee') THEN minutes IS NULL AND hourly_minor IS NULL
    ELSE coalesce(minutes > 0 AND hourly_minor >= 0 AND net_minor = (2 * hourly_minor * minutes + 60) / 120, false) END
  ),
  CONSTRAINT "the VAT of a line is its rate of the net, half up" CHECK (
    net_minor >= 0 AND vat_rate BETWEEN 0 AND 10000 AND vat_minor = (2 * net_minor * vat_rate + 10000) / 20000
  )
);

-- Looked at when a transaction ends: a quote is its lines, none of them under the floor, and its booking costs that.
CREATE FUNCTION refuse_odd_quotes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  quote booking_quotes;
  lines record;
BEGIN
  SELECT * INTO quote FROM booking_quotes WHERE booking_id = NEW.booking_id;
  SELECT coalesce(sum(net_minor) FILTER (WHERE supplier = 'adviser'), 0) AS adviser_net,
         coalesce(sum(net_minor) FILTER (WHERE supplier = 'platform'), 0) AS fee, coalesce(sum(vat_minor), 0) AS vat,
         min(hourly_minor) FILTER (WHERE kind IN ('contact', 'preparation', 'write-up')) AS least
    INTO lines FROM booking_quote_lines WHERE booking_id = NEW.booking_id;
  IF (lines.adviser_net, lines.fee, lines.vat) IS DISTINCT FROM (quote.adviser_net_minor, quote.fee_minor, quote.vat_minor) THEN
    RAISE EXCEPTION 'the lines of the quote of booking % do not add up to it', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a quote is the sum of its lines';
  END IF;
  IF lines.least < quote.floor_minor THEN
    RAISE EXCEPTION 'the quote of booking % is under the floor', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'no work is quoted under the floor';
  END IF;
  IF NOT EXISTS (
    SELECT FROM bookings WHERE id = NEW.booking_id AND (price_minor, price_currency) = (quote.total_minor, quote.currency)
  ) THEN
    RAISE EXCEPTION 'booking % does not cost what its quote says', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a session costs what its quote says';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER quotes_add_up AFTER INSERT ON booking_quotes
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_quotes();
CREATE CONSTRAINT TRIGGER quote_lines_add_up AFTER INSERT ON booking_quote_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_quotes();

CREATE TABLE booking_fundings (
  booking_id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  by_user uuid NOT NULL REFERENCES "user" (id),
  reason text NOT NULL,
  total_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  CONSTRAINT "what is paid is what was quoted"
    FOREIGN KEY (booking_id, total_minor, currency) REFERENCES booking_quotes (booking_id, total_minor, currency),
  CONSTRAINT "a funding says why in 3 to 500 characters" CHECK (length(reason) BETWEEN 3 AND 500),
  UNIQUE (booking_id, total_minor, currency)
);
CREATE INDEX booking_fundings_by_steward ON booking_fundings (by_user);

CREATE TABLE booking_settlements (
  booking_id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  band text NOT NULL,
  currency char(3) NOT NULL,
  adviser_net_minor bigint NOT NULL,
  fee_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  total_minor bigint NOT NULL,
  returned_minor bigint NOT NULL,
  paid_minor bigint NOT NULL,
  CONSTRAINT "what is settled is what was paid"
    FOREIGN KEY (booking_id, paid_minor, currency) REFERENCES booking_fundings (booking_id, total_minor, currency),
  CONSTRAINT "a settlement is of a known kind" CHECK (kind IN ('cancelled', 'declined', 'lapsed')),
  CONSTRAINT "a settlement is in a known band" CHECK (band IN ('free', 'middle', 'late', 'excused')),
  CONSTRAINT "nothing is due of what the client did not call off" CHECK (band <> 'excused' OR total_minor = 0),
  CONSTRAINT "what is due and what goes back is what was paid" CHECK (
    adviser_net_minor >= 0 AND fee_minor >= 0 AND vat_minor >= 0 AND returned_minor >= 0
    AND total_minor = adviser_net_minor + fee_minor + vat_minor AND total_minor + returned_minor = paid_minor
  )
);

-- Secured first: no session that costs something is confirmed before it is paid for.
CREATE FUNCTION refuse_unfunded_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM booking_fundings WHERE booking_id = NEW.id AND (total_minor, currency) = (NEW.price_minor, NEW.price_currency)
  ) THEN
    RAISE EXCEPTION 'booking % is confirmed and not paid for', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a session is paid for before it is confirmed';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sessions_are_paid AFTER INSERT OR UPDATE OF state, price_minor, price_currency ON bookings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.price_minor > 0 AND NEW.state IN ('confirmed', 'delivered', 'accepted', 'no-show'))
  EXECUTE FUNCTION refuse_unfunded_sessions();

CREATE TRIGGER booking_quotes_stay BEFORE UPDATE OR DELETE ON booking_quotes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_quotes_stay_all BEFORE TRUNCATE ON booking_quotes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_quote_lines_stay BEFORE UPDATE OR DELETE ON booking_quote_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_quote_lines_stay_all BEFORE TRUNCATE ON booking_quote_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_fundings_stay BEFORE UPDATE OR DELETE ON booking_fundings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_fundings_stay_all BEFORE TRUNCATE ON booking_fundings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_settlements_stay BEFORE UPDATE OR DELETE ON booking_settlements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_settlements_stay_all BEFORE TRUNCATE ON booking_settlements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON booking_quotes, booking_quote_lines, booking_fundings, booking_settlements TO barefoot_app;
