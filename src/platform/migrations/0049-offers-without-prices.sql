-- The price of an offer follows from rate cards since 0030; its own columns were read until here, by the price band of the directory.

ALTER TABLE offers DROP COLUMN price_minor, DROP COLUMN price_currency;

-- When the price band was written: what has come into force since then is renewed.
ALTER TABLE experts ADD COLUMN lowest_price_at timestamptz;
UPDATE experts e SET lowest_price_minor = CASE WHEN EXISTS (
  SELECT FROM offers o WHERE o.expert_id = e.id AND o.retired_at IS NULL AND o.pricing = 'free_introduction'
) THEN 0 END WHERE lowest_price_minor > 0;
