-- What a payout pays is its amount, whenever a part is written: nothing is added to one that was made before.

CREATE FUNCTION refuse_odd_payout_items() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (SELECT sum(amount_minor) FROM adviser_payout_items WHERE payout_id = NEW.payout_id)
    <> (SELECT amount_minor FROM adviser_payouts WHERE id = NEW.payout_id) THEN
    RAISE EXCEPTION 'the items of payout % are not its amount', NEW.payout_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'the items of a payout add up to it';
  END IF;
  RETURN NULL;
END $$;
-- By insert alone: an item is never changed, and an amount of a payout neither.
CREATE CONSTRAINT TRIGGER adviser_payout_items_add_up AFTER INSERT ON adviser_payout_items
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_payout_items();
