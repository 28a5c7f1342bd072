-- Whose time is whose. A diary belongs to one adviser; its id is the adviser's.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE diaries (
  expert_id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" (id),
  zone text NOT NULL,
  free tstzmultirange NOT NULL DEFAULT '{}',
  free_from timestamptz,
  CONSTRAINT "a zone is at most 64 characters" CHECK (length(zone) <= 64)
);

COMMENT ON COLUMN diaries.free IS
  'A projection: hours minus time off minus confirmed and requested time, from free_from to the booking horizon. '
  'No GiST index: it would keep one bounding range, the whole horizon, which matches everyone.';

-- Minutes after local midnight in the diary's zone. An int4multirange cannot overlap itself.
CREATE TABLE weekly_hours (
  expert_id uuid NOT NULL REFERENCES diaries (expert_id) ON DELETE CASCADE,
  weekday smallint NOT NULL,
  windows int4multirange NOT NULL,
  PRIMARY KEY (expert_id, weekday),
  CONSTRAINT "a weekday is 1 (Monday) to 7 (Sunday)" CHECK (weekday BETWEEN 1 AND 7),
  CONSTRAINT "weekly hours lie within the day" CHECK (windows <@ '{[0,1440)}'::int4multirange),
  CONSTRAINT "a weekday without hours has no row" CHECK (NOT isempty(windows))
);

-- Replaces the weekday's hours on one date; empty windows close the day.
CREATE TABLE date_overrides (
  expert_id uuid NOT NULL REFERENCES diaries (expert_id) ON DELETE CASCADE,
  on_date date NOT NULL,
  windows int4multirange NOT NULL,
  PRIMARY KEY (expert_id, on_date),
  CONSTRAINT "override hours lie within the day" CHECK (windows <@ '{[0,1440)}'::int4multirange)
);

CREATE TABLE time_off (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES diaries (expert_id) ON DELETE CASCADE,
  during tstzrange NOT NULL,
  reason text NOT NULL DEFAULT '',
  source text NOT NULL DEFAULT 'own',
  CONSTRAINT "time off begins and ends" CHECK (
    NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during) AND lower_inc(during) AND NOT upper_inc(during)
  ),
  CONSTRAINT "a reason is at most 200 characters" CHECK (length(reason) <= 200)
);
CREATE INDEX time_off_by_expert ON time_off USING gist (expert_id, during);

-- Time that is taken. `during` is the session, `blocked` the session with its buffers: two neighbours' buffers add.
CREATE TABLE occupancies (
  reference uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES diaries (expert_id),
  during tstzrange NOT NULL,
  blocked tstzrange NOT NULL,
  kind text NOT NULL,
  lapses_at timestamptz,
  CONSTRAINT "one adviser, one place at a time" EXCLUDE USING gist (expert_id WITH =, blocked WITH &&),
  CONSTRAINT "the session lies within what it blocks" CHECK (NOT isempty(during) AND blocked @> during),
  CONSTRAINT "taken time begins and ends"
    CHECK (NOT lower_inf(blocked) AND NOT upper_inf(blocked) AND lower_inc(blocked) AND NOT upper_inc(blocked)),
  CONSTRAINT "taken time is of a known kind" CHECK (kind IN ('held', 'requested', 'confirmed')),
  CONSTRAINT "what is held lapses and what is confirmed does not" CHECK (
    CASE kind WHEN 'held' THEN lapses_at IS NOT NULL WHEN 'confirmed' THEN lapses_at IS NULL ELSE true END
  )
);

GRANT SELECT, INSERT, UPDATE, DELETE ON diaries, weekly_hours, date_overrides, time_off, occupancies TO barefoot_app;
