-- A share that no voucher pays has no rate. The check refused it: of NULL and false, false is what remains.
ALTER TABLE booking_shares
  DROP CONSTRAINT "a funder's part is a rate",
  ADD CONSTRAINT "a funder's part is a rate"
    CHECK (funder_rate IS NULL OR (funder_rate BETWEEN 1 AND 10000 AND source = 'voucher'));
