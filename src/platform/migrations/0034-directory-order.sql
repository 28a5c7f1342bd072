-- What the directory filters and orders by, and did not know: stages and legal forms of those whom an adviser helps (none named
-- means all), the price band, and whose turn it is. Prices filter and never order.

ALTER TABLE experts
  ADD COLUMN stages text[] NOT NULL DEFAULT '{}',
  ADD COLUMN legal_forms text[] NOT NULL DEFAULT '{}',
  -- Of the cheapest paid session; 0 where only free introductions are offered, NULL where nothing is.
  ADD COLUMN lowest_price_minor bigint,
  -- Counted every night.
  ADD COLUMN paid_minutes_90d integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT "a profile names at most 10 stages"
    CHECK (cardinality(stages) <= 10 AND array_position(stages, NULL) IS NULL),
  ADD CONSTRAINT "a profile names at most 15 legal forms"
    CHECK (cardinality(legal_forms) <= 15 AND array_position(legal_forms, NULL) IS NULL),
  ADD CONSTRAINT "the lowest price is nothing or something" CHECK (lowest_price_minor >= 0),
  ADD CONSTRAINT "paid minutes are none or some" CHECK (paid_minutes_90d >= 0);

UPDATE experts e SET lowest_price_minor = (
  SELECT CASE WHEN count(*) > 0 THEN coalesce(min(o.price_minor) FILTER (WHERE o.pricing = 'priced'), 0) END
  FROM offers o WHERE o.expert_id = e.id AND o.retired_at IS NULL
);
