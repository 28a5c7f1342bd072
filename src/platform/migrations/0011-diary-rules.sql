-- Where advisers are for a while, how much they take on, and windows of days that still have something.

-- From date to date in another zone, by the calendar there; the weekly hours are read from its clock meanwhile.
CREATE TABLE travels (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES diaries (expert_id) ON DELETE CASCADE,
  zone text NOT NULL,
  dates daterange NOT NULL,
  CONSTRAINT "one adviser, one zone at a time" EXCLUDE USING gist (expert_id WITH =, dates WITH &&),
  CONSTRAINT "travel begins and ends" CHECK (
    NOT isempty(dates) AND NOT lower_inf(dates) AND NOT upper_inf(dates) AND isfinite(lower(dates)) AND isfinite(upper(dates))
  ),
  CONSTRAINT "a travel zone is at most 64 characters" CHECK (length(zone) <= 64)
);

-- Of all offers together; what is not set is not limited.
ALTER TABLE diaries
  ADD COLUMN most_sessions_a_day smallint,
  ADD COLUMN most_minutes_a_day smallint,
  ADD COLUMN most_sessions_a_week smallint,
  ADD COLUMN most_minutes_a_week smallint,
  ADD CONSTRAINT "a day is limited to 1 to 100 sessions" CHECK (most_sessions_a_day BETWEEN 1 AND 100),
  ADD CONSTRAINT "a day is limited to 5 minutes to 24 hours" CHECK (most_minutes_a_day BETWEEN 5 AND 1440),
  ADD CONSTRAINT "a week is limited to 1 to 500 sessions" CHECK (most_sessions_a_week BETWEEN 1 AND 500),
  ADD CONSTRAINT "a week is limited to 5 minutes to 7 days" CHECK (most_minutes_a_week BETWEEN 5 AND 10080);

ALTER TABLE offers
  ADD COLUMN window_kind text NOT NULL DEFAULT 'calendar',
  ADD CONSTRAINT "a booking window counts days of the calendar or open days" CHECK (window_kind IN ('calendar', 'open_days'));

GRANT SELECT, INSERT, DELETE ON travels TO barefoot_app;
