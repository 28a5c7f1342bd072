-- Where advisers are paid to: why one is broken, when the bank is asked again whose it is, and that it was forgotten.

-- For what points to it: nothing could ever break it alone.
ALTER TABLE payout_destinations RENAME CONSTRAINT "a destination is an adviser's, by a rail" TO payout_destinations_id_expert_id_rail_key;

ALTER TABLE payout_destinations
  -- Why nothing goes there until its adviser has mended it.
  ADD COLUMN broken_because text,
  -- When the bank is asked again whose account it is.
  ADD COLUMN next_look_at timestamptz,
  -- Since when it names nobody any more.
  ADD COLUMN forgotten_at timestamptz,
  DROP CONSTRAINT "a bank account is named in full",
  ADD CONSTRAINT "a bank account is named in full, until it is forgotten" CHECK (
    (account_name IS NULL) = (rail = 'stripe' OR forgotten_at IS NOT NULL)
    AND (account_name IS NULL) = (sort_code IS NULL) AND (sort_code IS NULL) = (account_number IS NULL)
  ),
  ADD CONSTRAINT "a destination that is forgotten is nobody's any more" CHECK (
    forgotten_at IS NULL OR (state = 'replaced' AND external_id IS NULL AND name_at_bank IS NULL)
  ),
  ADD CONSTRAINT "what is broken says why" CHECK (
    broken_because IS NULL OR (state = 'broken' AND broken_because IN ('returned', 'account-refused'))
  ),
  ADD CONSTRAINT "a bank is asked about what is being checked" CHECK (
    next_look_at IS NULL OR (state = 'checking' AND rail = 'gocardless')
  );
CREATE INDEX payout_destinations_of_expert ON payout_destinations (expert_id, chosen_at, id);
CREATE INDEX payout_destinations_to_look_at ON payout_destinations (next_look_at) WHERE next_look_at IS NOT NULL;

-- Money went there, or will: another account is another row.
CREATE TRIGGER payout_destinations_stay BEFORE DELETE ON payout_destinations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_destinations_stay_the_same BEFORE UPDATE ON payout_destinations FOR EACH ROW
  WHEN ((NEW.account_name, NEW.sort_code, NEW.account_number) IS DISTINCT FROM (OLD.account_name, OLD.sort_code, OLD.account_number)
    AND NEW.account_name IS NOT NULL)
  EXECUTE FUNCTION refuse_change();

-- Whoever was choosing while they were erased.
CREATE FUNCTION refuse_destination_of_erased() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM erasures r JOIN experts x ON x.user_id = r.user_id WHERE x.id = NEW.expert_id AND r.done_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'nothing begins for an erased person'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'nothing begins for an erased person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "an erased person is paid nowhere new" BEFORE INSERT ON payout_destinations
  FOR EACH ROW EXECUTE FUNCTION refuse_destination_of_erased();

-- No rule looks anything up in a table of anybody else's making.
ALTER FUNCTION refuse_odd_payouts() SET search_path = pg_catalog, public, pg_temp;

GRANT UPDATE (account_name, sort_code, account_number, broken_because, next_look_at, forgotten_at) ON payout_destinations TO barefoot_app;
