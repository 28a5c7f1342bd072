-- Invitations, personal API keys, what people want to be written about, and who did what.

ALTER TABLE "session" ADD COLUMN "lastUsedAt" timestamptz; -- ours: the sign-in library notes use once a day only

CREATE TABLE invitations (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  email text NOT NULL,
  role text NOT NULL,
  token_hash bytea NOT NULL CONSTRAINT "a token opens one invitation" UNIQUE,
  invited_by uuid NOT NULL REFERENCES "user" (id),
  created_at timestamptz NOT NULL,
  sent_at timestamptz NOT NULL,
  lapses_at timestamptz NOT NULL,
  accepted_at timestamptz,
  accepted_by uuid REFERENCES "user" (id),
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES "user" (id),
  CONSTRAINT "an invitation is to an address in lower case, which is not long"
    CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  CONSTRAINT "an invitation is to a known role" CHECK (role IN ('member', 'booker', 'finance', 'admin')),
  CONSTRAINT "a token is kept as its SHA-256" CHECK (length(token_hash) = 32),
  CONSTRAINT "an invitation lapses after it was sent" CHECK (lapses_at > sent_at AND isfinite(lapses_at)),
  CONSTRAINT "an accepted invitation says when and by whom" CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CONSTRAINT "a withdrawn invitation says when and by whom" CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
  CONSTRAINT "an invitation is accepted or withdrawn, not both" CHECK (accepted_at IS NULL OR withdrawn_at IS NULL)
);
CREATE UNIQUE INDEX "an address has one standing invitation to an organisation"
  ON invitations (organisation_id, email) WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX invitations_of_organisation ON invitations (organisation_id, created_at);
CREATE INDEX invitations_by_inviter ON invitations (invited_by);
CREATE INDEX invitations_by_accepter ON invitations (accepted_by);
CREATE INDEX invitations_by_withdrawer ON invitations (withdrawn_by);

CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  name text NOT NULL,
  prefix text NOT NULL,
  key_hash bytea NOT NULL CONSTRAINT "an API key is one person’s" UNIQUE,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  CONSTRAINT "an API key has a name of 1 to 80 characters" CHECK (length(name) BETWEEN 1 AND 80),
  CONSTRAINT "an API key is shown by its first eleven characters" CHECK (prefix ~ '^bf_[A-Za-z0-9_-]{8}$'),
  CONSTRAINT "an API key is kept as its SHA-256" CHECK (length(key_hash) = 32),
  CONSTRAINT "an API key has known scopes" CHECK (
    cardinality(scopes) BETWEEN 1 AND 3 AND scopes <@ ARRAY['read', 'book', 'manage']
    AND array_position(scopes, NULL) IS NULL
  ),
  CONSTRAINT "an API key expires after it was made" CHECK (expires_at > created_at)
);
CREATE INDEX api_keys_of_person ON api_keys (user_id, created_at);

-- Who has not chosen has no row, and is written to.
CREATE TABLE notification_preferences (
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  news text NOT NULL,
  channel text NOT NULL,
  wanted boolean NOT NULL,
  chosen_at timestamptz NOT NULL,
  CONSTRAINT "a person chooses once for each news and channel" PRIMARY KEY (user_id, news, channel),
  CONSTRAINT "news is of a known kind" CHECK (news IN ('bookings', 'reminders', 'account')),
  CONSTRAINT "a channel is known" CHECK (channel IN ('email'))
);

-- Who did what. Never changed, by anybody: it holds ids, codes and figures, and no text that a person wrote.
CREATE TABLE audit_entries (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  by_user uuid REFERENCES "user" (id),
  acted_as text NOT NULL,
  deed text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  organisation_id uuid REFERENCES organisations (id),
  about_user uuid REFERENCES "user" (id),
  facts jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT "a deed is done by a person, or by who runs the service" CHECK ((acted_as = 'operator') = (by_user IS NULL)),
  CONSTRAINT "a deed is done in a known capacity"
    CHECK (acted_as IN ('self', 'member', 'booker', 'finance', 'admin', 'adviser', 'steward', 'operator')),
  CONSTRAINT "a deed is a word of at most 60 letters" CHECK (deed ~ '^[a-z]+(-[a-z]+)*$' AND length(deed) <= 60),
  CONSTRAINT "a deed is done to something" CHECK (subject_kind ~ '^[a-z]+(-[a-z]+)*$' AND length(subject_kind) <= 60),
  CONSTRAINT "the facts of a deed are few" CHECK (jsonb_typeof(facts) = 'object' AND length(facts::text) <= 2000)
);
CREATE INDEX audit_entries_newest_first ON audit_entries (at DESC, id DESC);
CREATE INDEX audit_entries_by_doer ON audit_entries (by_user, at DESC, id DESC);
CREATE INDEX audit_entries_about ON audit_entries (about_user, at DESC, id DESC);
CREATE INDEX audit_entries_of_organisation ON audit_entries (organisation_id, at DESC, id DESC);

CREATE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "what was done stays done" BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();

GRANT SELECT, INSERT ON invitations TO barefoot_app;
GRANT UPDATE (role, token_hash, invited_by, sent_at, lapses_at, accepted_at, accepted_by, withdrawn_at, withdrawn_by)
  ON invitations TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON api_keys TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (wanted, chosen_at) ON notification_preferences TO barefoot_app;
GRANT SELECT, INSERT ON audit_entries TO barefoot_app;
