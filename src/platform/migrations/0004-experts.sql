-- Who can be booked, and for what.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- unaccent() is not IMMUTABLE, because a dictionary could change; with the dictionary named it is as good as.
CREATE FUNCTION plain_text(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));

CREATE TABLE experts (
  id uuid PRIMARY KEY REFERENCES diaries (expert_id),
  user_id uuid NOT NULL CONSTRAINT "a person has one adviser profile" UNIQUE REFERENCES "user" (id),
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'draft',
  state_since timestamptz NOT NULL,
  overseen_by uuid REFERENCES organisations (id),
  name text NOT NULL,
  headline_en text NOT NULL DEFAULT '',
  headline_cy text NOT NULL DEFAULT '',
  about_en text NOT NULL DEFAULT '',
  about_cy text NOT NULL DEFAULT '',
  topics text[] NOT NULL DEFAULT '{}',
  sectors text[] NOT NULL DEFAULT '{}',
  languages text[] NOT NULL DEFAULT '{en}',
  regions text[] NOT NULL DEFAULT '{}',
  remote boolean NOT NULL DEFAULT true,
  access text[] NOT NULL DEFAULT '{}',
  keywords text NOT NULL DEFAULT '',
  search_text text NOT NULL GENERATED ALWAYS AS (
    plain_text(name || ' ' || headline_en || ' ' || headline_cy || ' ' || keywords || ' ' || about_en || ' ' || about_cy)
  ) STORED,
  created_at timestamptz NOT NULL,
  CONSTRAINT "an adviser is a specialist or barefoot" CHECK (kind IN ('specialist', 'barefoot')),
  CONSTRAINT "a profile is draft, live or paused" CHECK (state IN ('draft', 'live', 'paused')),
  CONSTRAINT "a live profile says who and what" CHECK (
    state <> 'live' OR (length(headline_en) > 0 AND length(about_en) > 0 AND cardinality(topics) > 0 AND cardinality(languages) > 0)
  ),
  CONSTRAINT "profile texts are bounded" CHECK (
    length(name) BETWEEN 2 AND 120 AND length(headline_en) <= 160 AND length(headline_cy) <= 160
    AND length(about_en) <= 4000 AND length(about_cy) <= 4000
  )
);
CREATE INDEX experts_by_topic ON experts USING gin (topics);
CREATE INDEX experts_by_text ON experts USING gin (search_text gin_trgm_ops);

CREATE TABLE offers (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  title_en text NOT NULL,
  title_cy text NOT NULL DEFAULT '',
  summary_en text NOT NULL DEFAULT '',
  summary_cy text NOT NULL DEFAULT '',
  pricing text NOT NULL,
  price_minor bigint NOT NULL,
  price_currency char(3) NOT NULL,
  duration_minutes integer NOT NULL,
  interval_minutes integer NOT NULL,
  buffer_before_minutes integer NOT NULL,
  buffer_after_minutes integer NOT NULL,
  notice_minutes integer NOT NULL,
  window_days integer NOT NULL,
  modes text[] NOT NULL,
  version integer NOT NULL DEFAULT 1,
  retired_at timestamptz,
  CONSTRAINT "an offer has a title of 2 to 120 characters" CHECK (length(title_en) BETWEEN 2 AND 120),
  CONSTRAINT "offer texts are bounded"
    CHECK (length(title_cy) <= 120 AND length(summary_en) <= 1000 AND length(summary_cy) <= 1000),
  CONSTRAINT "an offer is a free introduction or priced" CHECK (pricing IN ('free_introduction', 'priced')),
  CONSTRAINT "a free introduction costs nothing, and only that does"
    CHECK (price_minor >= 0 AND (pricing = 'free_introduction') = (price_minor = 0)),
  CONSTRAINT "a free introduction lasts at most 30 minutes"
    CHECK (pricing <> 'free_introduction' OR duration_minutes <= 30),
  CONSTRAINT "an offer lasts 5 minutes to 8 hours" CHECK (duration_minutes BETWEEN 5 AND 480),
  CONSTRAINT "slots start every 5 minutes to 8 hours" CHECK (interval_minutes BETWEEN 5 AND 480),
  CONSTRAINT "a buffer is at most 4 hours"
    CHECK (buffer_before_minutes BETWEEN 0 AND 240 AND buffer_after_minutes BETWEEN 0 AND 240),
  CONSTRAINT "notice is at most 30 days" CHECK (notice_minutes BETWEEN 0 AND 43200),
  CONSTRAINT "a booking window is 1 to 90 days" CHECK (window_days BETWEEN 1 AND 90),
  CONSTRAINT "an offer says how you meet"
    CHECK (cardinality(modes) BETWEEN 1 AND 3 AND modes <@ ARRAY['video', 'phone', 'in_person'])
);
CREATE INDEX offers_by_expert ON offers (expert_id) WHERE retired_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON experts, offers TO barefoot_app;
