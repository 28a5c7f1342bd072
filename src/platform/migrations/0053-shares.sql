-- Who pays which part of a session: shares are fixed at once, and each is secured before the session is confirmed.

CREATE TABLE booking_shares (
  booking_id uuid NOT NULL,
  position smallint NOT NULL,
  source text NOT NULL,
  voucher_id uuid,
  amount_minor bigint NOT NULL,
  total_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  -- The part of the price that the programme pays, in hundredths of a percent, where it pays that and no limit made it less.
  funder_rate integer,
  fixed_at timestamptz NOT NULL,
  fixed_by uuid NOT NULL REFERENCES "user" (id),
  PRIMARY KEY (booking_id, position),
  CONSTRAINT "a share is of what was quoted"
    FOREIGN KEY (booking_id, total_minor, currency) REFERENCES booking_quotes (booking_id, total_minor, currency),
  CONSTRAINT "a share is paid by a known source" CHECK (source IN ('voucher', 'client', 'pool', 'time-credits')),
  CONSTRAINT "a share of a voucher names what was set aside of it" CHECK ((source = 'voucher') = (voucher_id IS NOT NULL)),
  CONSTRAINT "what a voucher pays was set aside for it" FOREIGN KEY (voucher_id, booking_id, amount_minor)
    REFERENCES voucher_uses (voucher_id, reference, amount_minor),
  CONSTRAINT "a share is part of the price" CHECK (amount_minor BETWEEN 1 AND total_minor),
  CONSTRAINT "time credits pay time credits" CHECK ((source = 'time-credits') = (currency = 'TCR')),
  CONSTRAINT "a session is paid from distinct sources" UNIQUE NULLS NOT DISTINCT (booking_id, source, voucher_id),
  CONSTRAINT "a funder's part is a rate" CHECK (funder_rate BETWEEN 1 AND 10000 AND source = 'voucher')
);
CREATE INDEX booking_shares_of_voucher ON booking_shares (voucher_id, booking_id, amount_minor);
CREATE INDEX booking_shares_by_person ON booking_shares (fixed_by);

CREATE FUNCTION refuse_odd_shares() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount_minor) FROM booking_shares WHERE booking_id = NEW.booking_id) <> NEW.total_minor THEN
    RAISE EXCEPTION 'the shares of booking % are not its price', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'the shares of a session add up to its price';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER shares_add_up AFTER INSERT ON booking_shares
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_shares();

-- That a share lies in escrow. By a steward's word there is a reason; otherwise the books say how.
CREATE TABLE booking_shares_secured (
  booking_id uuid NOT NULL,
  position smallint NOT NULL,
  at timestamptz NOT NULL,
  by_user uuid REFERENCES "user" (id),
  reason text,
  PRIMARY KEY (booking_id, position),
  CONSTRAINT "what is secured is a share" FOREIGN KEY (booking_id, position) REFERENCES booking_shares (booking_id, position),
  CONSTRAINT "a steward's word has a reason" CHECK (length(reason) BETWEEN 3 AND 500 AND by_user IS NOT NULL)
);
CREATE INDEX booking_shares_secured_by_steward ON booking_shares_secured (by_user);

-- A session was funded by a steward's word alone, so far; from here on by its shares.
ALTER TABLE booking_fundings ALTER COLUMN by_user DROP NOT NULL, ALTER COLUMN reason DROP NOT NULL;

CREATE FUNCTION refuse_unsecured_fundings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM booking_shares WHERE booking_id = NEW.booking_id) OR EXISTS (
    SELECT FROM booking_shares s LEFT JOIN booking_shares_secured d USING (booking_id, position)
    WHERE s.booking_id = NEW.booking_id AND d.at IS NULL
  ) THEN
    RAISE EXCEPTION 'booking % has shares that are not secured', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a session is paid for once every share is secured';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fundings_are_secured AFTER INSERT ON booking_fundings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unsecured_fundings();

CREATE TRIGGER booking_shares_stay BEFORE UPDATE OR DELETE ON booking_shares FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_shares_stay_all BEFORE TRUNCATE ON booking_shares FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_shares_secured_stay BEFORE UPDATE OR DELETE ON booking_shares_secured FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_shares_secured_stay_all BEFORE TRUNCATE ON booking_shares_secured FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON booking_shares, booking_shares_secured TO barefoot_app;
