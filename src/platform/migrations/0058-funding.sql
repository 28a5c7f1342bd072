-- What each source bears of a session that does not take place, what no source pays and its client owes, and what clients
-- paid of that.

-- Both as they were meant: nothing said is nothing wrong. A steward's word has a reason, and what a voucher sets aside needs
-- none; a client's share has no rate.
ALTER TABLE booking_shares_secured
  DROP CONSTRAINT "a steward's word has a reason",
  ADD CONSTRAINT "a steward's word has a reason" CHECK (reason IS NULL OR (length(reason) BETWEEN 3 AND 500 AND by_user IS NOT NULL));

ALTER TABLE booking_shares
  DROP CONSTRAINT "a funder's part is a rate",
  ADD CONSTRAINT "a funder's part is a rate" CHECK (funder_rate IS NULL OR (funder_rate BETWEEN 1 AND 10000 AND source = 'voucher')),
  ADD CONSTRAINT "a share is of one amount" UNIQUE (booking_id, position, amount_minor);

ALTER TABLE booking_settlements
  ADD COLUMN debt_minor bigint NOT NULL DEFAULT 0,
  DROP CONSTRAINT "what is due and what goes back is what was paid",
  ADD CONSTRAINT "what is due and what goes back is what was paid" CHECK (
    adviser_net_minor >= 0 AND fee_minor >= 0 AND vat_minor >= 0 AND returned_minor >= 0
    AND total_minor = adviser_net_minor + fee_minor + vat_minor AND total_minor - debt_minor + returned_minor = paid_minor
  ),
  ADD CONSTRAINT "what nobody paid is part of what is due" CHECK (debt_minor BETWEEN 0 AND total_minor);

CREATE TABLE booking_settlement_shares (
  booking_id uuid NOT NULL REFERENCES booking_settlements (booking_id),
  position smallint NOT NULL,
  amount_minor bigint NOT NULL,
  due_minor bigint NOT NULL,
  returned_minor bigint NOT NULL,
  PRIMARY KEY (booking_id, position),
  CONSTRAINT "what is settled of a share is that share" FOREIGN KEY (booking_id, position, amount_minor)
    REFERENCES booking_shares (booking_id, position, amount_minor),
  CONSTRAINT "a share is due or goes back"
    CHECK (due_minor >= 0 AND returned_minor >= 0 AND due_minor + returned_minor = amount_minor)
);

-- Looked at when a transaction ends: every share of a settled session says what became of it.
CREATE FUNCTION refuse_odd_settlements() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  settled booking_settlements;
  shared record;
BEGIN
  SELECT * INTO settled FROM booking_settlements WHERE booking_id = NEW.booking_id;
  SELECT coalesce(sum(due_minor), 0) AS due, coalesce(sum(returned_minor), 0) AS returned
    INTO shared FROM booking_settlement_shares WHERE booking_id = NEW.booking_id;
  IF shared.due <> settled.total_minor - settled.debt_minor OR shared.returned <> settled.returned_minor THEN
    RAISE EXCEPTION 'the shares of the settlement of booking % do not add up to it', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a settlement is the sum of its shares';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER settlements_add_up AFTER INSERT ON booking_settlements
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_settlements();
CREATE CONSTRAINT TRIGGER settlement_shares_add_up AFTER INSERT ON booking_settlement_shares
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_settlements();

CREATE TABLE debt_payments (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  received_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES "user" (id),
  -- What the bank statement says.
  bank_reference text NOT NULL,
  CONSTRAINT "a payment of a debt is £0.01 to £1 million" CHECK (amount_minor BETWEEN 1 AND 100000000),
  CONSTRAINT "a payment was received before it is recorded" CHECK (received_at <= recorded_at),
  CONSTRAINT "a payment has a reference of 2 to 140 characters" CHECK (length(bank_reference) BETWEEN 2 AND 140),
  CONSTRAINT "a payment is recorded once" UNIQUE (organisation_id, bank_reference)
);
CREATE INDEX debt_payments_by_steward ON debt_payments (recorded_by);

-- Times that lapsed and still have something of a voucher set aside are looked for among those of the last days.
CREATE INDEX bookings_lapsed_lately ON bookings (updated_at) WHERE state = 'lapsed';

CREATE TRIGGER booking_settlement_shares_stay BEFORE UPDATE OR DELETE ON booking_settlement_shares FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_settlement_shares_stay_all BEFORE TRUNCATE ON booking_settlement_shares FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER debt_payments_stay BEFORE UPDATE OR DELETE ON debt_payments FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER debt_payments_stay_all BEFORE TRUNCATE ON debt_payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON booking_settlement_shares, debt_payments TO barefoot_app;
