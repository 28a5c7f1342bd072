-- Sessions that are paid by a provider: which payment lies in a session's escrow, and what follows when one is taken back.

CREATE TABLE booking_share_payments (
  booking_id uuid NOT NULL,
  position smallint NOT NULL,
  payment_id uuid NOT NULL REFERENCES payments (id),
  PRIMARY KEY (booking_id, position),
  CONSTRAINT "a payment pays one share" UNIQUE (payment_id),
  CONSTRAINT "what a payment pays is secured" FOREIGN KEY (booking_id, position) REFERENCES booking_shares_secured (booking_id, position)
);
CREATE TRIGGER booking_share_payments_stay BEFORE UPDATE OR DELETE ON booking_share_payments FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_share_payments_stay_all BEFORE TRUNCATE ON booking_share_payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- That what was paid for a session was taken back, and until when its client may pay otherwise.
CREATE TABLE booking_payment_failures (
  reversal_id uuid PRIMARY KEY REFERENCES payment_reversals (id),
  booking_id uuid NOT NULL REFERENCES bookings (id),
  at timestamptz NOT NULL,
  -- Null where the session is not called off for it: it has begun, or is too near, or did not use the payment.
  pay_by timestamptz,
  ended_at timestamptz,
  outcome text,
  CONSTRAINT "who is to pay otherwise has time for it" CHECK (pay_by > at),
  CONSTRAINT "a failed payment ends in a known way" CHECK (outcome IN ('paid', 'restored', 'cancelled', 'over')),
  CONSTRAINT "a failed payment that is over says when and how" CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX booking_payment_failures_of_booking ON booking_payment_failures (booking_id);
CREATE INDEX booking_payment_failures_due ON booking_payment_failures (pay_by) WHERE ended_at IS NULL;

GRANT SELECT, INSERT ON booking_share_payments TO barefoot_app;
GRANT SELECT, INSERT, UPDATE ON booking_payment_failures TO barefoot_app;

-- A session is called off where nobody pays for it any more, which is the clock's, as its client's.
ALTER TABLE bookings DROP CONSTRAINT "a reason is known";
ALTER TABLE bookings ADD CONSTRAINT "a reason is known" CHECK (cancel_reason IN (
  'no-longer-needed', 'booked-by-mistake', 'found-other-support', 'illness', 'emergency', 'other', 'too-few-seats', 'unpaid'));
ALTER TABLE bookings ADD CONSTRAINT "it is its client who does not pay for a session"
  CHECK (coalesce(cancel_reason, '') <> 'unpaid' OR coalesce(cancelled_side, '') = 'client');
