-- What the first checks let through. A check that is NULL passes, so `calendar_method IN (…)` said yes to a calendar
-- without a method; and infinity is a bound, so a range up to it has one.

ALTER TABLE letters
  DROP CONSTRAINT "a calendar part names its method",
  ADD CONSTRAINT "a calendar part names its method" CHECK (
    (calendar IS NULL) = (calendar_method IS NULL) AND calendar_method IN ('REQUEST', 'CANCEL')
  );

ALTER TABLE time_off
  DROP CONSTRAINT "time off begins and ends",
  ADD CONSTRAINT "time off begins and ends" CHECK (
    NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)
    AND NOT lower_inf(during) AND NOT upper_inf(during) AND isfinite(lower(during)) AND isfinite(upper(during))
  );

ALTER TABLE occupancies
  DROP CONSTRAINT "taken time begins and ends",
  ADD CONSTRAINT "taken time begins and ends" CHECK (
    lower_inc(blocked) AND NOT upper_inc(blocked)
    AND NOT lower_inf(blocked) AND NOT upper_inf(blocked) AND isfinite(lower(blocked)) AND isfinite(upper(blocked))
  );

-- For the job that tidies holds away.
CREATE INDEX occupancies_by_lapse ON occupancies (lapses_at) WHERE lapses_at IS NOT NULL;

ALTER TABLE bookings ADD CONSTRAINT "a session costs nothing or something" CHECK (price_minor >= 0);
