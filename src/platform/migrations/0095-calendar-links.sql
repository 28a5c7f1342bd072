-- Calendars that other programs subscribe to: people's own by a secret link, and those of offers for groups by none.

CREATE TABLE calendar_links (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  kind text NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL CONSTRAINT "a calendar link is one person’s" UNIQUE,
  created_at timestamptz NOT NULL,
  -- To the hour or so.
  last_read_at timestamptz,
  -- What it said when it was last read, and since when: what is the same is not sent again.
  content_hash bytea,
  changed_at timestamptz,
  CONSTRAINT "a calendar link is of sessions or of busy time" CHECK (kind IN ('sessions', 'free-busy')),
  CONSTRAINT "a calendar link has a name of 1 to 80 characters" CHECK (length(name) BETWEEN 1 AND 80),
  CONSTRAINT "a calendar link is kept as its SHA-256" CHECK (length(token_hash) = 32),
  CONSTRAINT "what a calendar said is kept as its SHA-256" CHECK (length(content_hash) = 32),
  CONSTRAINT "what a calendar said has a time" CHECK ((content_hash IS NULL) = (changed_at IS NULL))
);
CREATE INDEX calendar_links_of_person ON calendar_links (user_id, created_at);

CREATE TABLE offer_calendars (
  offer_id uuid NOT NULL REFERENCES offers (id),
  language text NOT NULL,
  content_hash bytea NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT "an offer has one calendar in each language" PRIMARY KEY (offer_id, language),
  CONSTRAINT "a calendar of an offer is in English or in Welsh" CHECK (language IN ('en', 'cy')),
  CONSTRAINT "what the calendar of an offer said is kept as its SHA-256" CHECK (length(content_hash) = 32)
);

CREATE TRIGGER "an erased person makes no calendar link" BEFORE INSERT ON calendar_links FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');

GRANT SELECT, INSERT, DELETE, UPDATE (last_read_at, content_hash, changed_at) ON calendar_links TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (content_hash, changed_at) ON offer_calendars TO barefoot_app;
