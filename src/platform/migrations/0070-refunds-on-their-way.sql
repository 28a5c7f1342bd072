-- How refunds get to who paid: one that has not gone yet is asked for again, and one that failed may be tried anew.

ALTER TABLE refunds
  -- Since when the provider was asked for it, whatever it answered: from then on it is looked for first.
  ADD COLUMN asked_at timestamptz,
  ADD COLUMN tries integer NOT NULL DEFAULT 0,
  -- Not asked for before then; at once without one.
  ADD COLUMN next_try_at timestamptz,
  -- The refund that failed, which this one tries anew.
  ADD COLUMN retry_of uuid REFERENCES refunds (id),
  ADD CONSTRAINT "a refund is tried anew once" UNIQUE (retry_of),
  ADD CONSTRAINT "a refund is asked for before it is sent" CHECK (asked_at IS NOT NULL OR (sent_at IS NULL AND external_id IS NULL)),
  -- What failed counts no more, so the same total may come again.
  DROP CONSTRAINT "refunds of a payment add up";
CREATE INDEX refunds_of_payment ON refunds (payment_id, planned_at, id);
-- What a provider tells of a refund names its own id alone.
CREATE INDEX refunds_by_external ON refunds (external_id);

-- Whoever plans one has locked the payment; the lock here is for whoever has not.
CREATE FUNCTION refuse_refunds_beyond_payment() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  paid bigint;
BEGIN
  SELECT amount_minor INTO paid FROM payments WHERE id = NEW.payment_id FOR NO KEY UPDATE;
  IF NEW.amount_minor + (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE payment_id = NEW.payment_id AND state <> 'failed') > paid THEN
    RAISE EXCEPTION 'more would be refunded of payment % than was paid', NEW.payment_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'no more is refunded than was paid';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refunds_within_payment BEFORE INSERT ON refunds FOR EACH ROW EXECUTE FUNCTION refuse_refunds_beyond_payment();

-- What a refund gives back, and of what, stays; one that failed has ended.
CREATE FUNCTION refuse_other_refunds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'refund % stays what it is', OLD.id
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a refund stays what it gives back';
END $$;
CREATE TRIGGER refunds_stay BEFORE UPDATE ON refunds FOR EACH ROW
  WHEN (OLD.state = 'failed' OR (OLD.payment_id, OLD.amount_minor, OLD.currency, OLD.why, OLD.planned_at, OLD.retry_of)
    IS DISTINCT FROM (NEW.payment_id, NEW.amount_minor, NEW.currency, NEW.why, NEW.planned_at, NEW.retry_of))
  EXECUTE FUNCTION refuse_other_refunds();
