-- A session to which somebody did not come is settled too, once that stands.

ALTER TABLE booking_settlements
  DROP CONSTRAINT "a settlement is of a known kind",
  ADD CONSTRAINT "a settlement is of a known kind" CHECK (kind IN ('cancelled', 'declined', 'lapsed', 'no-show'));
CREATE INDEX no_shows_uncontested ON no_shows (contest_by) WHERE contested_at IS NULL;
