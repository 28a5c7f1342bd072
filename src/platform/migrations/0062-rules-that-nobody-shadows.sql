-- What rules look up is in the tables of public: whoever made a temporary table of the same name could otherwise show them
-- shares that are secured, quotes that add up and declarations that nobody made.

ALTER FUNCTION refuse_erased() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION refuse_hasty_acceptance() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION refuse_low_rates() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION refuse_odd_hours() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION refuse_odd_quotes() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION refuse_odd_settlements() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION refuse_odd_shares() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION refuse_unfunded_sessions() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION refuse_unsecured_fundings() SET search_path = pg_catalog, public, pg_temp;

-- As it was meant, and not let through where there is no reason.
ALTER TABLE vouchers
  DROP CONSTRAINT "a voucher that ended says when and why",
  ADD CONSTRAINT "a voucher that ended says when and why" CHECK (
    (ended_at IS NOT NULL) = (state IN ('declined', 'lapsed', 'exhausted', 'expired', 'cancelled', 'clawed-back'))
    AND (ended_at IS NULL) = (end_reason IS NULL) AND (end_reason IS NULL OR length(end_reason) BETWEEN 3 AND 500)
  );
