-- Time that an adviser's own calendars say is taken: time off, with the calendar that it came from.

-- Where time off comes from, besides the adviser: something outside, by a name that they gave it.
CREATE TABLE time_off_sources (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES diaries (expert_id) ON DELETE CASCADE,
  name text NOT NULL CONSTRAINT "a source of time off has a name of 1 to 80 characters" CHECK (length(name) BETWEEN 1 AND 80),
  UNIQUE (expert_id, id)
);
GRANT SELECT, INSERT, UPDATE (name), DELETE ON time_off_sources TO barefoot_app;

ALTER TABLE time_off DROP COLUMN source; -- all of it was the adviser's own
ALTER TABLE time_off
  ADD COLUMN source_id uuid, -- null: the adviser's own
  ADD CONSTRAINT "imported time off is of the adviser whose source it is" FOREIGN KEY (expert_id, source_id)
    REFERENCES time_off_sources (expert_id, id) ON DELETE CASCADE;
CREATE INDEX time_off_by_source ON time_off (expert_id, source_id);

-- A calendar that an adviser subscribed: a source of time off that is read again and again.
CREATE TABLE busy_calendars (
  id uuid PRIMARY KEY REFERENCES time_off_sources (id) ON DELETE CASCADE,
  address text NOT NULL CONSTRAINT "the address of a calendar is sealed" CHECK (address ~ '^v1\.[\w-]+\.[\w-]+$' AND length(address) <= 4000),
  host text NOT NULL CONSTRAINT "of the address of a calendar its host is shown" CHECK (host ~ '^[^/?#@\s]{1,255}$'),
  wants_titles boolean NOT NULL,
  connected_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  tried_at timestamptz,
  read_at timestamptz, -- when it last answered, be it that nothing has changed
  whole_at timestamptz, -- when it was last read whole
  read_as text CONSTRAINT "what a calendar was read by is a fingerprint" CHECK (read_as ~ '^[0-9a-f]{64}$'),
  etag text CONSTRAINT "an entity tag is at most 500 characters" CHECK (length(etag) <= 500),
  last_modified text CONSTRAINT "a date of change is at most 100 characters" CHECK (length(last_modified) <= 100),
  every_minutes integer NOT NULL CONSTRAINT "a calendar is read every quarter of an hour to every six hours" CHECK (every_minutes BETWEEN 15 AND 360),
  failure text CONSTRAINT "a failure is a code" CHECK (failure ~ '^[a-z-]{3,40}$'),
  failures integer NOT NULL,
  events integer NOT NULL CONSTRAINT "events of a calendar are counted" CHECK (events >= 0),
  spans integer NOT NULL CONSTRAINT "spans of a calendar are counted" CHECK (spans >= 0),
  skipped jsonb NOT NULL CONSTRAINT "what was skipped is counted by reason" CHECK (jsonb_typeof(skipped) = 'object'),
  CONSTRAINT "failures in a row are counted, and the last says why" CHECK (failures >= 0 AND (failures > 0) = (failure IS NOT NULL)),
  CONSTRAINT "a calendar that was read was tried, and whole at first" CHECK (
    (read_at IS NULL OR (tried_at >= read_at AND whole_at <= read_at)) AND (read_at IS NULL) = (whole_at IS NULL)
    AND (whole_at IS NULL) = (read_as IS NULL)
  )
);
CREATE INDEX busy_calendars_due ON busy_calendars (due_at, id);
GRANT SELECT, INSERT, UPDATE, DELETE ON busy_calendars TO barefoot_app;
