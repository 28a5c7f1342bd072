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
  ADD UNIQUE (booking_id, position, amount_minor);

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

CREATE TRIGGER booking_settlement_shares_stay BEFORE UPDATE OR DELETE ON booking_settlement_shares FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_settlement_shares_stay_all BEFORE TRUNCATE ON booking_settlement_shares FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER debt_payments_stay BEFORE UPDATE OR DELETE ON debt_payments FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER debt_payments_stay_all BEFORE TRUNCATE ON debt_payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON booking_settlement_shares, debt_payments TO barefoot_app;

-- What stewards have said to be paid so far was the client's share, all of it. It comes into the books as if they had always
-- been kept: received, and earned or returned where the session is accepted or settled.
INSERT INTO booking_shares (booking_id, position, source, amount_minor, total_minor, currency, fixed_at, fixed_by)
  SELECT booking_id, 1, 'client', total_minor, total_minor, currency, at, by_user FROM booking_fundings f
  WHERE by_user IS NOT NULL AND NOT EXISTS (SELECT FROM booking_shares s WHERE s.booking_id = f.booking_id);
INSERT INTO booking_shares_secured (booking_id, position, at, by_user, reason)
  SELECT s.booking_id, 1, f.at, f.by_user, f.reason FROM booking_shares s JOIN booking_fundings f USING (booking_id)
  WHERE NOT EXISTS (SELECT FROM booking_shares_secured d WHERE d.booking_id = s.booking_id);
INSERT INTO booking_settlement_shares (booking_id, position, amount_minor, due_minor, returned_minor)
  SELECT booking_id, 1, paid_minor, total_minor, returned_minor FROM booking_settlements;

CREATE TEMPORARY TABLE paid_so_far ON COMMIT DROP AS
  WITH earned AS (
    SELECT 'cancellation-earned' AS code, booking_id, at, adviser_net_minor, fee_minor, vat_minor FROM booking_settlements
    UNION ALL
    SELECT 'session-earned', q.booking_id, b.accepted_at, q.adviser_net_minor, q.fee_minor, q.vat_minor
    FROM booking_quotes q JOIN bookings b ON b.id = q.booking_id JOIN booking_fundings f USING (booking_id)
    WHERE b.accepted_at IS NOT NULL
  ), split AS (
    SELECT e.*, b.expert_id, q.currency, (2 * e.fee_minor * q.platform_vat_rate + 10000) / 20000 AS platform_vat_minor
    FROM earned e JOIN bookings b ON b.id = e.booking_id JOIN booking_quotes q USING (booking_id)
  ), returned AS (
    SELECT s.booking_id, s.at, s.currency, s.returned_minor, b.organisation_id
    FROM booking_settlements s JOIN bookings b ON b.id = s.booking_id
  ), postings (step, code, booking_id, currency, at, by_user, kind, owner, amount) AS (
    SELECT 1, 'client-share-received', booking_id, currency, at, by_user, 'bank', '', -total_minor FROM booking_fundings
    UNION ALL SELECT 2, 'client-share-received', booking_id, currency, at, by_user, 'escrow', booking_id::text, total_minor FROM booking_fundings
    UNION ALL SELECT 3, code, booking_id, currency, at, NULL, 'escrow', booking_id::text, -(adviser_net_minor + fee_minor + vat_minor) FROM split
    UNION ALL SELECT 4, code, booking_id, currency, at, NULL, 'adviser-payable', expert_id::text, adviser_net_minor + vat_minor - platform_vat_minor FROM split
    UNION ALL SELECT 5, code, booking_id, currency, at, NULL, 'platform-fee', '', fee_minor FROM split
    UNION ALL SELECT 6, code, booking_id, currency, at, NULL, 'vat', '', platform_vat_minor FROM split
    UNION ALL SELECT 7, 'client-share-returned', booking_id, currency, at, NULL, 'escrow', booking_id::text, -returned_minor FROM returned
    UNION ALL SELECT 8, 'client-share-returned', booking_id, currency, at, NULL, 'client-credit', organisation_id::text, returned_minor FROM returned
  )
  SELECT p.* FROM postings p WHERE amount <> 0 AND NOT EXISTS (
    SELECT FROM ledger_transfers t WHERE (t.code, t.reference) = (p.code, p.booking_id::text));
INSERT INTO ledger_accounts (id, kind, owner, currency, least_minor, opened_at)
  SELECT gen_random_uuid(), kind, owner, currency, CASE WHEN kind IN ('bank', 'platform-fee', 'vat') THEN NULL ELSE 0 END, now()
  FROM paid_so_far GROUP BY kind, owner, currency ON CONFLICT DO NOTHING;
INSERT INTO ledger_transfers (id, code, reference, currency, occurred_at, recorded_at, by_user)
  SELECT gen_random_uuid(), code, booking_id::text, currency, least(min(at), now()), now(), (array_agg(by_user))[1]
  FROM paid_so_far GROUP BY code, booking_id, currency;
INSERT INTO ledger_postings (transfer_id, place, account_id, currency, amount_minor)
  SELECT t.id, row_number() OVER (PARTITION BY t.id ORDER BY p.step), a.id, p.currency, p.amount
  FROM paid_so_far p JOIN ledger_transfers t ON (t.code, t.reference) = (p.code, p.booking_id::text)
  JOIN ledger_accounts a ON (a.kind, a.owner, a.currency) = (p.kind, p.owner, p.currency)
  ORDER BY p.step;
