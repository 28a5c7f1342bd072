-- The whole schema, as the migrations leave it: for reading, and written by `npm run schema`. Nothing runs this file.
-- The job tables are pg-boss's own, in the schema pgboss.

CREATE EXTENSION btree_gist;

CREATE EXTENSION pg_trgm;

CREATE EXTENSION unaccent;

CREATE OR REPLACE FUNCTION public.plain_text(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, value));

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'what was written stays';
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_to_rewrite()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $function$;

CREATE OR REPLACE FUNCTION public.search_query(word text, label text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN to_tsquery('simple'::regconfig, (replace(NULLIF(search_words(word), ''::text), ' '::text, (label || ' <-> '::text)) || label));

CREATE OR REPLACE FUNCTION public.search_words(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN TRIM(BOTH FROM regexp_replace(plain_text(value), '[^[:alnum:]]+'::text, ' '::text, 'g'::text));

CREATE TABLE account (
  id uuid NOT NULL,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" uuid NOT NULL,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX "account_userId_idx" ON account USING btree ("userId");
GRANT SELECT, INSERT, UPDATE, DELETE ON account TO barefoot_app;

CREATE TABLE api_keys (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  key_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT "an API key is one person’s" UNIQUE (key_hash),
  CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "an API key expires after it was made" CHECK (expires_at > created_at),
  CONSTRAINT "an API key has a name of 1 to 80 characters" CHECK (length(name) >= 1 AND length(name) <= 80),
  CONSTRAINT "an API key has known scopes" CHECK (cardinality(scopes) >= 1 AND cardinality(scopes) <= 3 AND scopes <@ ARRAY['read'::text, 'book'::text, 'manage'::text] AND array_position(scopes, NULL::text) IS NULL),
  CONSTRAINT "an API key is kept as its SHA-256" CHECK (length(key_hash) = 32),
  CONSTRAINT "an API key is shown by its first eleven characters" CHECK (prefix ~ '^bf_[A-Za-z0-9_-]{8}$'::text)
);
CREATE INDEX api_keys_of_person ON api_keys USING btree (user_id, created_at);
GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON api_keys TO barefoot_app;

CREATE TABLE audit_entries (
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_user uuid,
  acted_as text NOT NULL,
  deed text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  organisation_id uuid,
  about_user uuid,
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT audit_entries_pkey PRIMARY KEY (id),
  CONSTRAINT audit_entries_about_user_fkey FOREIGN KEY (about_user) REFERENCES "user"(id),
  CONSTRAINT audit_entries_by_user_fkey FOREIGN KEY (by_user) REFERENCES "user"(id),
  CONSTRAINT audit_entries_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a deed is a word of at most 60 letters" CHECK (deed ~ '^[a-z]+(-[a-z]+)*$'::text AND length(deed) <= 60),
  CONSTRAINT "a deed is done by a person, or by who runs the service" CHECK ((acted_as = 'operator'::text) = (by_user IS NULL)),
  CONSTRAINT "a deed is done in a known capacity" CHECK (acted_as = ANY (ARRAY['self'::text, 'member'::text, 'booker'::text, 'finance'::text, 'admin'::text, 'adviser'::text, 'steward'::text, 'operator'::text])),
  CONSTRAINT "a deed is done to something" CHECK (subject_kind ~ '^[a-z]+(-[a-z]+)*$'::text AND length(subject_kind) <= 60),
  CONSTRAINT "the facts of a deed are few" CHECK (jsonb_typeof(facts) = 'object'::text AND length(facts::text) <= 2000)
);
CREATE INDEX audit_entries_about ON audit_entries USING btree (about_user, at DESC, id DESC);
CREATE INDEX audit_entries_by_doer ON audit_entries USING btree (by_user, at DESC, id DESC);
CREATE INDEX audit_entries_newest_first ON audit_entries USING btree (at DESC, id DESC);
CREATE INDEX audit_entries_of_organisation ON audit_entries USING btree (organisation_id, at DESC, id DESC);
CREATE TRIGGER "what was done stays done" BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();
GRANT SELECT, INSERT ON audit_entries TO barefoot_app;

CREATE TABLE blocked_organisations (
  expert_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  blocked_at timestamp with time zone NOT NULL,
  CONSTRAINT "an adviser blocks an organisation once" PRIMARY KEY (expert_id, organisation_id),
  CONSTRAINT blocked_organisations_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT blocked_organisations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX blocked_organisations_by_organisation ON blocked_organisations USING btree (organisation_id);
GRANT SELECT, INSERT, DELETE ON blocked_organisations TO barefoot_app;

CREATE TABLE booking_events (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  booking_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_user uuid,
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT booking_events_pkey PRIMARY KEY (id),
  CONSTRAINT booking_events_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT booking_events_by_user_fkey FOREIGN KEY (by_user) REFERENCES "user"(id),
  CONSTRAINT "an event is of a known kind" CHECK (kind = ANY (ARRAY['held'::text, 'offered'::text, 'requested'::text, 'funded'::text, 'confirmed'::text, 'declined'::text, 'moved'::text, 'cancelled'::text, 'lapsed'::text, 'reminded'::text, 'delivered'::text, 'accepted'::text, 'no-show'::text, 'countersigned'::text, 'corrected'::text]))
);
CREATE INDEX booking_events_in_order ON booking_events USING btree (booking_id, at, id);
GRANT SELECT, INSERT ON booking_events TO barefoot_app;

CREATE TABLE bookings (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  booked_by uuid NOT NULL,
  state text NOT NULL,
  title_en text NOT NULL,
  title_cy text NOT NULL,
  mode text NOT NULL,
  needs text NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  price_minor bigint NOT NULL,
  price_currency character(3) NOT NULL,
  cancel_free_until timestamp with time zone NOT NULL,
  hold_number smallint,
  lapses_at timestamp with time zone,
  sequence integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancelled_side text,
  cancel_reason text,
  cancel_note text,
  moved_at timestamp with time zone,
  reminded_at timestamp with time zone,
  requested_at timestamp with time zone,
  requested_by uuid,
  declined_at timestamp with time zone,
  declined_by uuid,
  decline_reason text,
  decline_note text,
  delivered_at timestamp with time zone,
  delivered_by uuid,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  no_show_at timestamp with time zone,
  no_show_by uuid,
  no_show_side text,
  series_id uuid,
  group_session_id uuid,
  seat smallint,
  waiting_entry_id uuid,
  CONSTRAINT bookings_pkey PRIMARY KEY (id),
  CONSTRAINT "a seat is one booking's" UNIQUE (group_session_id, seat),
  CONSTRAINT "an organisation holds at most three times at once" EXCLUDE USING gist (organisation_id WITH =, hold_number WITH =, COALESCE(series_id, id) WITH <>),
  CONSTRAINT "a seat is one that the group session has" FOREIGN KEY (group_session_id, seat) REFERENCES group_seats(group_session_id, seat),
  CONSTRAINT "a time is offered to somebody who waits" FOREIGN KEY (waiting_entry_id) REFERENCES waiting_entries(id),
  CONSTRAINT bookings_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES "user"(id),
  CONSTRAINT bookings_booked_by_fkey FOREIGN KEY (booked_by) REFERENCES "user"(id),
  CONSTRAINT bookings_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES "user"(id),
  CONSTRAINT bookings_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES "user"(id),
  CONSTRAINT bookings_declined_by_fkey FOREIGN KEY (declined_by) REFERENCES "user"(id),
  CONSTRAINT bookings_delivered_by_fkey FOREIGN KEY (delivered_by) REFERENCES "user"(id),
  CONSTRAINT bookings_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT bookings_group_session_id_fkey FOREIGN KEY (group_session_id) REFERENCES group_sessions(id),
  CONSTRAINT bookings_no_show_by_fkey FOREIGN KEY (no_show_by) REFERENCES "user"(id),
  CONSTRAINT bookings_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  CONSTRAINT bookings_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT bookings_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES "user"(id),
  CONSTRAINT "a booking is in a known state" CHECK (state = ANY (ARRAY['held'::text, 'requested'::text, 'confirmed'::text, 'delivered'::text, 'accepted'::text, 'no-show'::text, 'declined'::text, 'lapsed'::text, 'cancelled'::text])),
  CONSTRAINT "a cancelled booking says when, by whom and why" CHECK ((state = 'cancelled'::text) = (cancelled_at IS NOT NULL) AND (state = 'cancelled'::text) = (cancelled_by IS NOT NULL) AND (state = 'cancelled'::text) = (cancel_reason IS NOT NULL) AND (state = 'cancelled'::text) = (cancelled_side IS NOT NULL)),
  CONSTRAINT "a confirmed booking says when and by whom" CHECK ((state <> ALL (ARRAY['confirmed'::text, 'delivered'::text, 'accepted'::text, 'no-show'::text])) OR confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL),
  CONSTRAINT "a declined booking says when, by whom and why" CHECK ((state = 'declined'::text) = (declined_at IS NOT NULL) AND (state = 'declined'::text) = (declined_by IS NOT NULL) AND (state = 'declined'::text) = (decline_reason IS NOT NULL)),
  CONSTRAINT "a delivered session says when and by whom" CHECK (((state <> ALL (ARRAY['delivered'::text, 'accepted'::text])) OR delivered_at IS NOT NULL) AND (delivered_at IS NULL) = (delivered_by IS NULL)),
  CONSTRAINT "a hold has a number of 1 to 3, and only a hold" CHECK ((state = 'held'::text AND waiting_entry_id IS NULL) = (hold_number IS NOT NULL) AND (hold_number IS NULL OR hold_number >= 1 AND hold_number <= 3)),
  CONSTRAINT "a hold lapses, and a request" CHECK ((state <> ALL (ARRAY['held'::text, 'requested'::text])) OR lapses_at IS NOT NULL),
  CONSTRAINT "a no-show says when, by whom and whose" CHECK ((state = 'no-show'::text) = (no_show_at IS NOT NULL) AND (state = 'no-show'::text) = (no_show_by IS NOT NULL) AND (state = 'no-show'::text) = (no_show_side IS NOT NULL) AND (no_show_side IS NULL OR (no_show_side = ANY (ARRAY['client'::text, 'adviser'::text])))),
  CONSTRAINT "a note is at most 1000 characters" CHECK (length(cancel_note) <= 1000),
  CONSTRAINT "a note on declining is at most 1000 characters" CHECK (length(decline_note) <= 1000),
  CONSTRAINT "a reason is known" CHECK (cancel_reason = ANY (ARRAY['no-longer-needed'::text, 'booked-by-mistake'::text, 'found-other-support'::text, 'illness'::text, 'emergency'::text, 'other'::text, 'too-few-seats'::text])),
  CONSTRAINT "a reason to decline is known" CHECK (decline_reason = ANY (ARRAY['not-my-field'::text, 'no-time'::text, 'conflict-of-interest'::text, 'needs-another-adviser'::text, 'other'::text])),
  CONSTRAINT "a request says when and by whom" CHECK ((state <> 'requested'::text OR requested_at IS NOT NULL) AND (requested_at IS NULL) = (requested_by IS NULL)),
  CONSTRAINT "a seat is of a group session, while somebody has it" CHECK ((seat IS NULL OR group_session_id IS NOT NULL AND seat >= 1) AND (seat IS NULL OR (state <> ALL (ARRAY['declined'::text, 'lapsed'::text, 'cancelled'::text]))) AND (group_session_id IS NULL OR seat IS NOT NULL OR (state = ANY (ARRAY['declined'::text, 'lapsed'::text, 'cancelled'::text])))),
  CONSTRAINT "a session costs nothing or something" CHECK (price_minor >= 0),
  CONSTRAINT "a session ends after it starts" CHECK (ends_at > starts_at),
  CONSTRAINT "a session is met in a known way" CHECK (mode = ANY (ARRAY['video'::text, 'phone'::text, 'in_person'::text])),
  CONSTRAINT "a side is known" CHECK (cancelled_side = ANY (ARRAY['client'::text, 'adviser'::text, 'steward'::text])),
  CONSTRAINT "an accepted session says when" CHECK ((state = 'accepted'::text) = (accepted_at IS NOT NULL) AND (accepted_by IS NULL OR accepted_at IS NOT NULL)),
  CONSTRAINT "only a group session has too few seats" CHECK (COALESCE(cancel_reason, ''::text) <> 'too-few-seats'::text OR group_session_id IS NOT NULL AND COALESCE(cancelled_side, ''::text) = 'adviser'::text),
  CONSTRAINT "what is needed is said in at most 2000 characters" CHECK (length(needs) <= 2000)
);
CREATE UNIQUE INDEX "who waits is offered one time at once" ON bookings USING btree (waiting_entry_id) WHERE state = 'held'::text;
CREATE INDEX bookings_by_lapse ON bookings USING btree (lapses_at) WHERE state = ANY (ARRAY['held'::text, 'requested'::text]);
CREATE INDEX bookings_of_expert ON bookings USING btree (expert_id, starts_at, id);
CREATE INDEX bookings_of_organisation ON bookings USING btree (organisation_id, starts_at, id);
CREATE INDEX bookings_of_series ON bookings USING btree (series_id) WHERE series_id IS NOT NULL;
CREATE INDEX bookings_of_waiting_entry ON bookings USING btree (waiting_entry_id) WHERE waiting_entry_id IS NOT NULL;
CREATE INDEX bookings_to_accept ON bookings USING btree (delivered_at) WHERE state = 'delivered'::text;
CREATE INDEX bookings_to_remind_of ON bookings USING btree (starts_at) WHERE state = 'confirmed'::text AND reminded_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON bookings TO barefoot_app;

CREATE TABLE conversations (
  id uuid NOT NULL,
  booking_id uuid,
  expert_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  last_message_at timestamp with time zone NOT NULL,
  last_number integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'open'::text,
  closed_at timestamp with time zone,
  closed_side text,
  decline_reason text,
  decline_note text,
  CONSTRAINT conversations_pkey PRIMARY KEY (id),
  CONSTRAINT "a booking has one conversation" UNIQUE (booking_id),
  CONSTRAINT conversations_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT conversations_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT conversations_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES "user"(id),
  CONSTRAINT conversations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a conversation has at most 5000 messages" CHECK (last_number >= 0 AND last_number <= 5000),
  CONSTRAINT "a conversation is ended by one of its sides" CHECK (closed_side = ANY (ARRAY['client'::text, 'adviser'::text])),
  CONSTRAINT "a conversation is open, closed or declined" CHECK (state = ANY (ARRAY['open'::text, 'closed'::text, 'declined'::text])),
  CONSTRAINT "a conversation that is over says since when and by which side" CHECK ((state = 'open'::text) = (closed_at IS NULL) AND (state = 'open'::text) = (closed_side IS NULL)),
  CONSTRAINT "a note on declining a question is at most 1000 characters" CHECK (length(decline_note) <= 1000),
  CONSTRAINT "a reason to decline a question is known" CHECK (decline_reason = ANY (ARRAY['not-my-field'::text, 'no-time'::text, 'needs-a-session'::text, 'conflict-of-interest'::text, 'other'::text])),
  CONSTRAINT "an adviser declines, and says why" CHECK ((state = 'declined'::text) = (decline_reason IS NOT NULL) AND (state = 'declined'::text OR decline_note IS NULL) AND (state <> 'declined'::text OR NOT closed_side IS DISTINCT FROM 'adviser'::text)),
  CONSTRAINT "the conversation of a booking stays open" CHECK (booking_id IS NULL OR state = 'open'::text)
);
CREATE UNIQUE INDEX "an organisation has one open question to an adviser" ON conversations USING btree (organisation_id, expert_id) WHERE booking_id IS NULL AND state = 'open'::text;
CREATE INDEX conversations_by_age ON conversations USING btree (last_message_at);
CREATE INDEX conversations_by_opener ON conversations USING btree (opened_by, opened_at);
CREATE INDEX conversations_of_expert ON conversations USING btree (expert_id, last_message_at, id);
CREATE INDEX conversations_of_organisation ON conversations USING btree (organisation_id, last_message_at, id);
GRANT SELECT, INSERT, UPDATE (last_message_at, last_number, state, closed_at, closed_side, decline_reason, decline_note) ON conversations TO barefoot_app;

CREATE TABLE date_overrides (
  expert_id uuid NOT NULL,
  on_date date NOT NULL,
  windows int4multirange NOT NULL,
  CONSTRAINT date_overrides_pkey PRIMARY KEY (expert_id, on_date),
  CONSTRAINT date_overrides_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id) ON DELETE CASCADE,
  CONSTRAINT "override hours lie within the day" CHECK (windows <@ '{[0,1440)}'::int4multirange)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON date_overrides TO barefoot_app;

CREATE TABLE diaries (
  expert_id uuid NOT NULL,
  user_id uuid NOT NULL,
  zone text NOT NULL,
  free tstzmultirange NOT NULL DEFAULT '{}'::tstzmultirange,
  free_from timestamp with time zone,
  most_sessions_a_day smallint,
  most_minutes_a_day smallint,
  most_sessions_a_week smallint,
  most_minutes_a_week smallint,
  CONSTRAINT diaries_pkey PRIMARY KEY (expert_id),
  CONSTRAINT diaries_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "a day is limited to 1 to 100 sessions" CHECK (most_sessions_a_day >= 1 AND most_sessions_a_day <= 100),
  CONSTRAINT "a day is limited to 5 minutes to 24 hours" CHECK (most_minutes_a_day >= 5 AND most_minutes_a_day <= 1440),
  CONSTRAINT "a week is limited to 1 to 500 sessions" CHECK (most_sessions_a_week >= 1 AND most_sessions_a_week <= 500),
  CONSTRAINT "a week is limited to 5 minutes to 7 days" CHECK (most_minutes_a_week >= 5 AND most_minutes_a_week <= 10080),
  CONSTRAINT "a zone is at most 64 characters" CHECK (length(zone) <= 64)
);
COMMENT ON COLUMN diaries.free IS 'A projection: hours minus time off minus confirmed and requested time, from free_from to the booking horizon. No GiST index: it would keep one bounding range, the whole horizon, which matches everyone.';
GRANT SELECT, INSERT, UPDATE, DELETE ON diaries TO barefoot_app;

CREATE TABLE experts (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'draft'::text,
  state_since timestamp with time zone NOT NULL,
  overseen_by uuid,
  name text NOT NULL,
  headline_en text NOT NULL DEFAULT ''::text,
  headline_cy text NOT NULL DEFAULT ''::text,
  about_en text NOT NULL DEFAULT ''::text,
  about_cy text NOT NULL DEFAULT ''::text,
  topics text[] NOT NULL DEFAULT '{}'::text[],
  sectors text[] NOT NULL DEFAULT '{}'::text[],
  languages text[] NOT NULL DEFAULT '{en}'::text[],
  regions text[] NOT NULL DEFAULT '{}'::text[],
  remote boolean NOT NULL DEFAULT true,
  access text[] NOT NULL DEFAULT '{}'::text[],
  keywords text NOT NULL DEFAULT ''::text,
  created_at timestamp with time zone NOT NULL,
  search_short text NOT NULL GENERATED ALWAYS AS (plain_text((((((name || ' '::text) || headline_en) || ' '::text) || headline_cy) || ' '::text) || keywords)) STORED,
  search_document tsvector NOT NULL GENERATED ALWAYS AS (((setweight(to_tsvector('simple'::regconfig, search_words((((name || ' '::text) || headline_en) || ' '::text) || keywords)), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, search_words(headline_cy)), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, search_words(about_cy)), 'C'::"char")) || setweight(to_tsvector('simple'::regconfig, search_words(about_en)), 'D'::"char")) STORED,
  stages text[] NOT NULL DEFAULT '{}'::text[],
  legal_forms text[] NOT NULL DEFAULT '{}'::text[],
  lowest_price_minor bigint,
  paid_minutes_90d integer NOT NULL DEFAULT 0,
  CONSTRAINT experts_pkey PRIMARY KEY (id),
  CONSTRAINT "a person has one adviser profile" UNIQUE (user_id),
  CONSTRAINT experts_id_fkey FOREIGN KEY (id) REFERENCES diaries(expert_id),
  CONSTRAINT experts_overseen_by_fkey FOREIGN KEY (overseen_by) REFERENCES organisations(id),
  CONSTRAINT experts_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "a live barefoot adviser has a body that answers for them" CHECK (state = 'draft'::text OR kind <> 'barefoot'::text OR overseen_by IS NOT NULL),
  CONSTRAINT "a live profile says who and what" CHECK (state <> 'live'::text OR length(headline_en) > 0 AND length(about_en) > 0 AND cardinality(topics) > 0 AND cardinality(languages) > 0),
  CONSTRAINT "a profile is draft, live or paused" CHECK (state = ANY (ARRAY['draft'::text, 'live'::text, 'paused'::text])),
  CONSTRAINT "a profile names at most 10 stages" CHECK (cardinality(stages) <= 10 AND array_position(stages, NULL::text) IS NULL),
  CONSTRAINT "a profile names at most 15 legal forms" CHECK (cardinality(legal_forms) <= 15 AND array_position(legal_forms, NULL::text) IS NULL),
  CONSTRAINT "an adviser is a specialist or barefoot" CHECK (kind = ANY (ARRAY['specialist'::text, 'barefoot'::text])),
  CONSTRAINT "paid minutes are none or some" CHECK (paid_minutes_90d >= 0),
  CONSTRAINT "profile texts are bounded" CHECK (length(name) >= 2 AND length(name) <= 120 AND length(headline_en) <= 160 AND length(headline_cy) <= 160 AND length(about_en) <= 4000 AND length(about_cy) <= 4000),
  CONSTRAINT "the lowest price is nothing or something" CHECK (lowest_price_minor >= 0)
);
CREATE INDEX experts_by_body ON experts USING btree (overseen_by) WHERE overseen_by IS NOT NULL;
CREATE INDEX experts_by_likeness ON experts USING gin (search_short gin_trgm_ops);
CREATE INDEX experts_by_topic ON experts USING gin (topics);
CREATE INDEX experts_by_words ON experts USING gin (search_document);
GRANT SELECT, INSERT, UPDATE ON experts TO barefoot_app;

CREATE TABLE file_contents (
  file_id uuid NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT file_contents_pkey PRIMARY KEY (file_id),
  CONSTRAINT file_contents_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  CONSTRAINT "a content has 1 byte to 10 MB" CHECK (octet_length(content) >= 1 AND octet_length(content) <= 10485760)
);
GRANT SELECT, INSERT, DELETE ON file_contents TO barefoot_app;

CREATE TABLE files (
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  put_up_by uuid NOT NULL,
  side text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  size_bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  put_up_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  CONSTRAINT files_pkey PRIMARY KEY (id),
  CONSTRAINT files_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id),
  CONSTRAINT files_put_up_by_fkey FOREIGN KEY (put_up_by) REFERENCES "user"(id),
  CONSTRAINT "a file has 1 byte to 10 MB" CHECK (size_bytes >= 1 AND size_bytes <= 10485760),
  CONSTRAINT "a file has a name of 1 to 120 characters, and no path" CHECK (length(name) >= 1 AND length(name) <= 120 AND name !~ '[/\\[:cntrl:]]'::text),
  CONSTRAINT "a file is known by its SHA-256" CHECK (length(sha256) = 32),
  CONSTRAINT "a file is of a type that we take" CHECK (type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text, 'image/webp'::text, 'text/plain'::text, 'text/csv'::text, 'text/markdown'::text, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'::text, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'::text, 'application/vnd.oasis.opendocument.text'::text, 'application/vnd.oasis.opendocument.spreadsheet'::text])),
  CONSTRAINT "a file is put up by one of the sides" CHECK (side = ANY (ARRAY['client'::text, 'adviser'::text]))
);
CREATE INDEX files_by_age ON files USING btree (put_up_at);
CREATE INDEX files_by_owner ON files USING btree (put_up_by, put_up_at);
CREATE INDEX files_of_conversation ON files USING btree (conversation_id, put_up_at, id);
GRANT SELECT, INSERT, UPDATE (removed_at) ON files TO barefoot_app;

CREATE TABLE group_seats (
  group_session_id uuid NOT NULL,
  seat smallint NOT NULL,
  capacity integer NOT NULL,
  CONSTRAINT group_seats_pkey PRIMARY KEY (group_session_id, seat),
  CONSTRAINT group_seats_group_session_id_capacity_fkey FOREIGN KEY (group_session_id, capacity) REFERENCES group_sessions(id, capacity),
  CONSTRAINT "a seat is one of as many as there are" CHECK (seat >= 1 AND seat <= capacity)
);
CREATE INDEX group_seats_of_session ON group_seats USING btree (group_session_id, capacity);
GRANT SELECT, INSERT ON group_seats TO barefoot_app;

CREATE TABLE group_sessions (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  state text NOT NULL,
  title_en text NOT NULL,
  title_cy text NOT NULL,
  mode text NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  capacity integer NOT NULL,
  minimum_seats integer NOT NULL,
  price_minor bigint NOT NULL,
  price_currency character(3) NOT NULL,
  decide_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  sequence integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  guaranteed_at timestamp with time zone,
  guaranteed_by uuid,
  guarantee_pool text,
  guarantee_reason text,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancel_reason text,
  cancel_note text,
  CONSTRAINT group_sessions_pkey PRIMARY KEY (id),
  CONSTRAINT group_sessions_id_capacity_key UNIQUE (id, capacity),
  CONSTRAINT group_sessions_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES "user"(id),
  CONSTRAINT group_sessions_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT group_sessions_guaranteed_by_fkey FOREIGN KEY (guaranteed_by) REFERENCES "user"(id),
  CONSTRAINT group_sessions_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  CONSTRAINT "a cancelled group session says when, by whom and why" CHECK ((state = 'cancelled'::text) = (cancelled_at IS NOT NULL) AND (state = 'cancelled'::text) = (cancelled_by IS NOT NULL) AND (state = 'cancelled'::text) = (cancel_reason IS NOT NULL) AND (cancel_note IS NULL OR state = 'cancelled'::text AND length(cancel_note) <= 1000)),
  CONSTRAINT "a group session ends after it starts" CHECK (ends_at > starts_at),
  CONSTRAINT "a group session has 2 to 100 seats and needs no more" CHECK (capacity >= 2 AND capacity <= 100 AND minimum_seats >= 1 AND minimum_seats <= capacity),
  CONSTRAINT "a group session has a title of 2 to 120 characters" CHECK (length(title_en) >= 2 AND length(title_en) <= 120 AND length(title_cy) <= 120),
  CONSTRAINT "a group session is decided before it starts" CHECK (decide_at < starts_at),
  CONSTRAINT "a group session is met in a known way" CHECK (mode = ANY (ARRAY['video'::text, 'phone'::text, 'in_person'::text])),
  CONSTRAINT "a group session is scheduled or cancelled" CHECK (state = ANY (ARRAY['scheduled'::text, 'cancelled'::text])),
  CONSTRAINT "a guaranteed session says when, by whom, from what and why" CHECK ((guaranteed_at IS NULL) = (guaranteed_by IS NULL) AND (guaranteed_at IS NULL) = (guarantee_pool IS NULL) AND (guaranteed_at IS NULL) = (guarantee_reason IS NULL) AND (guarantee_pool IS NULL OR length(guarantee_pool) >= 2 AND length(guarantee_pool) <= 120) AND (guarantee_reason IS NULL OR length(guarantee_reason) >= 3 AND length(guarantee_reason) <= 500)),
  CONSTRAINT "a reason to call a group session off is known" CHECK (cancel_reason = ANY (ARRAY['no-longer-needed'::text, 'booked-by-mistake'::text, 'found-other-support'::text, 'illness'::text, 'emergency'::text, 'other'::text, 'too-few-seats'::text])),
  CONSTRAINT "a seat costs nothing or something" CHECK (price_minor >= 0)
);
CREATE INDEX group_sessions_of_expert ON group_sessions USING btree (expert_id, starts_at, id);
CREATE INDEX group_sessions_of_offer ON group_sessions USING btree (offer_id, starts_at, id);
CREATE INDEX group_sessions_to_come ON group_sessions USING btree (starts_at, id) WHERE state = 'scheduled'::text;
CREATE INDEX group_sessions_to_decide ON group_sessions USING btree (decide_at) WHERE state = 'scheduled'::text AND decided_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON group_sessions TO barefoot_app;

CREATE TABLE idempotency_keys (
  user_id uuid NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status smallint NOT NULL,
  body jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, key),
  CONSTRAINT idempotency_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "an idempotency key is at most 200 characters" CHECK (length(key) <= 200)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO barefoot_app;

CREATE TABLE invitations (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  token_hash bytea NOT NULL,
  invited_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  lapses_at timestamp with time zone NOT NULL,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  CONSTRAINT invitations_pkey PRIMARY KEY (id),
  CONSTRAINT "a token opens one invitation" UNIQUE (token_hash),
  CONSTRAINT invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES "user"(id),
  CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES "user"(id),
  CONSTRAINT invitations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT invitations_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES "user"(id),
  CONSTRAINT "a token is kept as its SHA-256" CHECK (length(token_hash) = 32),
  CONSTRAINT "a withdrawn invitation says when and by whom" CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
  CONSTRAINT "an accepted invitation says when and by whom" CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CONSTRAINT "an invitation is accepted or withdrawn, not both" CHECK (accepted_at IS NULL OR withdrawn_at IS NULL),
  CONSTRAINT "an invitation is to a known role" CHECK (role = ANY (ARRAY['member'::text, 'booker'::text, 'finance'::text, 'admin'::text])),
  CONSTRAINT "an invitation is to an address in lower case, which is not long" CHECK (email = lower(email) AND length(email) >= 3 AND length(email) <= 254),
  CONSTRAINT "an invitation lapses after it was sent" CHECK (lapses_at > sent_at AND isfinite(lapses_at))
);
CREATE UNIQUE INDEX "an address has one standing invitation to an organisation" ON invitations USING btree (organisation_id, email) WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX invitations_by_accepter ON invitations USING btree (accepted_by);
CREATE INDEX invitations_by_inviter ON invitations USING btree (invited_by);
CREATE INDEX invitations_by_withdrawer ON invitations USING btree (withdrawn_by);
CREATE INDEX invitations_of_organisation ON invitations USING btree (organisation_id, created_at);
GRANT SELECT, INSERT, UPDATE (role, token_hash, invited_by, sent_at, lapses_at, accepted_at, accepted_by, withdrawn_at, withdrawn_by) ON invitations TO barefoot_app;

CREATE TABLE letters (
  id uuid NOT NULL,
  kind text NOT NULL,
  to_address text NOT NULL,
  to_name text NOT NULL,
  subject text NOT NULL,
  body text,
  calendar text,
  calendar_method text,
  created_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  CONSTRAINT letters_pkey PRIMARY KEY (id),
  CONSTRAINT "a calendar part names its method" CHECK ((calendar IS NULL) = (calendar_method IS NULL) AND (calendar_method = ANY (ARRAY['REQUEST'::text, 'CANCEL'::text]))),
  CONSTRAINT "a letter that is still to go has its text" CHECK (body IS NOT NULL OR sent_at IS NOT NULL)
);
CREATE INDEX letters_by_address ON letters USING btree (to_address, kind, created_at);
CREATE INDEX letters_newest_first ON letters USING btree (created_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON letters TO barefoot_app;

CREATE TABLE memberships (
  organisation_id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT "a person has one role in an organisation" PRIMARY KEY (organisation_id, user_id),
  CONSTRAINT memberships_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "a role is known" CHECK (role = ANY (ARRAY['member'::text, 'booker'::text, 'finance'::text, 'admin'::text]))
);
CREATE INDEX memberships_by_user ON memberships USING btree (user_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON memberships TO barefoot_app;

CREATE TABLE messages (
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  number integer NOT NULL,
  written_by uuid NOT NULL,
  side text NOT NULL,
  text text NOT NULL,
  written_at timestamp with time zone NOT NULL,
  CONSTRAINT messages_pkey PRIMARY KEY (id),
  CONSTRAINT "a message has a place of its own in its conversation" UNIQUE (conversation_id, number),
  CONSTRAINT messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id),
  CONSTRAINT messages_written_by_fkey FOREIGN KEY (written_by) REFERENCES "user"(id),
  CONSTRAINT "a message has 1 to 4000 characters" CHECK (length(text) >= 1 AND length(text) <= 4000),
  CONSTRAINT "a message is written by one of the sides" CHECK (side = ANY (ARRAY['client'::text, 'adviser'::text])),
  CONSTRAINT "the first message has number 1" CHECK (number >= 1)
);
CREATE INDEX messages_by_age ON messages USING btree (written_at);
CREATE INDEX messages_by_writer ON messages USING btree (written_by, written_at);
GRANT SELECT, INSERT ON messages TO barefoot_app;

CREATE TABLE migrations (
  name text NOT NULL,
  hash text NOT NULL,
  ran_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migrations_pkey PRIMARY KEY (name)
);

CREATE TABLE notification_preferences (
  user_id uuid NOT NULL,
  news text NOT NULL,
  channel text NOT NULL,
  wanted boolean NOT NULL,
  chosen_at timestamp with time zone NOT NULL,
  CONSTRAINT "a person chooses once for each news and channel" PRIMARY KEY (user_id, news, channel),
  CONSTRAINT notification_preferences_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "a channel is known" CHECK (channel = 'email'::text),
  CONSTRAINT "news is of a known kind" CHECK (news = ANY (ARRAY['bookings'::text, 'reminders'::text, 'account'::text]))
);
GRANT SELECT, INSERT, UPDATE (wanted, chosen_at) ON notification_preferences TO barefoot_app;

CREATE TABLE occupancies (
  reference uuid NOT NULL,
  expert_id uuid NOT NULL,
  during tstzrange NOT NULL,
  blocked tstzrange NOT NULL,
  kind text NOT NULL,
  lapses_at timestamp with time zone,
  CONSTRAINT occupancies_pkey PRIMARY KEY (reference),
  CONSTRAINT "one adviser, one place at a time" EXCLUDE USING gist (expert_id WITH =, blocked WITH &&),
  CONSTRAINT occupancies_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id),
  CONSTRAINT "taken time begins and ends" CHECK (lower_inc(blocked) AND NOT upper_inc(blocked) AND NOT lower_inf(blocked) AND NOT upper_inf(blocked) AND isfinite(lower(blocked)) AND isfinite(upper(blocked))),
  CONSTRAINT "taken time is of a known kind" CHECK (kind = ANY (ARRAY['held'::text, 'requested'::text, 'confirmed'::text])),
  CONSTRAINT "the session lies within what it blocks" CHECK (NOT isempty(during) AND blocked @> during),
  CONSTRAINT "what is held lapses and what is confirmed does not" CHECK (
CASE kind
    WHEN 'held'::text THEN lapses_at IS NOT NULL
    WHEN 'confirmed'::text THEN lapses_at IS NULL
    ELSE true
END)
);
CREATE INDEX occupancies_by_lapse ON occupancies USING btree (lapses_at) WHERE lapses_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON occupancies TO barefoot_app;

CREATE TABLE offers (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  title_en text NOT NULL,
  title_cy text NOT NULL DEFAULT ''::text,
  summary_en text NOT NULL DEFAULT ''::text,
  summary_cy text NOT NULL DEFAULT ''::text,
  pricing text NOT NULL,
  price_minor bigint NOT NULL,
  price_currency character(3) NOT NULL,
  duration_minutes integer NOT NULL,
  interval_minutes integer NOT NULL,
  buffer_before_minutes integer NOT NULL,
  buffer_after_minutes integer NOT NULL,
  notice_minutes integer NOT NULL,
  window_days integer NOT NULL,
  modes text[] NOT NULL,
  version integer NOT NULL DEFAULT 1,
  retired_at timestamp with time zone,
  window_kind text NOT NULL DEFAULT 'calendar'::text,
  asks boolean NOT NULL DEFAULT false,
  capacity integer NOT NULL DEFAULT 1,
  minimum_seats integer NOT NULL DEFAULT 1,
  CONSTRAINT offers_pkey PRIMARY KEY (id),
  CONSTRAINT offers_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "a booking window counts days of the calendar or open days" CHECK (window_kind = ANY (ARRAY['calendar'::text, 'open_days'::text])),
  CONSTRAINT "a booking window is 1 to 90 days" CHECK (window_days >= 1 AND window_days <= 90),
  CONSTRAINT "a buffer is at most 4 hours" CHECK (buffer_before_minutes >= 0 AND buffer_before_minutes <= 240 AND buffer_after_minutes >= 0 AND buffer_after_minutes <= 240),
  CONSTRAINT "a free introduction costs nothing, and only that does" CHECK (price_minor >= 0 AND (pricing = 'free_introduction'::text) = (price_minor = 0)),
  CONSTRAINT "a free introduction lasts at most 30 minutes" CHECK (pricing <> 'free_introduction'::text OR duration_minutes <= 30),
  CONSTRAINT "a seat in a group is not asked for" CHECK (capacity = 1 OR NOT asks),
  CONSTRAINT "an offer has 1 to 100 seats, and needs no more than it has" CHECK (capacity >= 1 AND capacity <= 100 AND minimum_seats >= 1 AND minimum_seats <= capacity),
  CONSTRAINT "an offer has a title of 2 to 120 characters" CHECK (length(title_en) >= 2 AND length(title_en) <= 120),
  CONSTRAINT "an offer is a free introduction or priced" CHECK (pricing = ANY (ARRAY['free_introduction'::text, 'priced'::text])),
  CONSTRAINT "an offer lasts 5 minutes to 8 hours" CHECK (duration_minutes >= 5 AND duration_minutes <= 480),
  CONSTRAINT "an offer says how you meet" CHECK (cardinality(modes) >= 1 AND cardinality(modes) <= 3 AND modes <@ ARRAY['video'::text, 'phone'::text, 'in_person'::text]),
  CONSTRAINT "notice is at most 30 days" CHECK (notice_minutes >= 0 AND notice_minutes <= 43200),
  CONSTRAINT "offer texts are bounded" CHECK (length(title_cy) <= 120 AND length(summary_en) <= 1000 AND length(summary_cy) <= 1000),
  CONSTRAINT "slots start every 5 minutes to 8 hours" CHECK (interval_minutes >= 5 AND interval_minutes <= 480)
);
CREATE INDEX offers_by_expert ON offers USING btree (expert_id) WHERE retired_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON offers TO barefoot_app;

CREATE TABLE organisations (
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT organisations_pkey PRIMARY KEY (id),
  CONSTRAINT "an organisation has a name of 2 to 120 characters" CHECK (length(name) >= 2 AND length(name) <= 120),
  CONSTRAINT "an organisation is of a known kind" CHECK (kind = ANY (ARRAY['start_up'::text, 'co_op'::text, 'funder'::text, 'development_body'::text]))
);
GRANT SELECT, INSERT, UPDATE, DELETE ON organisations TO barefoot_app;

CREATE TABLE policies (
  id uuid NOT NULL,
  name text NOT NULL,
  value jsonb NOT NULL,
  in_force_from timestamp with time zone NOT NULL,
  decision text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid,
  CONSTRAINT policies_pkey PRIMARY KEY (id),
  CONSTRAINT "one figure of a name from one instant on" UNIQUE (name, in_force_from),
  CONSTRAINT policies_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT "a policy is known" CHECK (name = ANY (ARRAY['living-wage'::text, 'floor'::text, 'platform-fee'::text, 'cancellation-bands'::text, 'clocks'::text, 'paid-work'::text, 'base-rate'::text, 'group-sessions'::text])),
  CONSTRAINT "a policy names its decision" CHECK (length(decision) >= 3 AND length(decision) <= 500),
  CONSTRAINT "what the members decide comes into force later" CHECK (recorded_by IS NULL OR in_force_from > recorded_at)
);
CREATE INDEX policies_by_recorder ON policies USING btree (recorded_by);
CREATE TRIGGER policies_stay BEFORE DELETE OR UPDATE ON policies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policies_stay_all BEFORE TRUNCATE ON policies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON policies TO barefoot_app;

CREATE TABLE question_settings (
  expert_id uuid NOT NULL,
  open boolean NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT question_settings_pkey PRIMARY KEY (expert_id),
  CONSTRAINT question_settings_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id)
);
GRANT SELECT, INSERT, UPDATE ON question_settings TO barefoot_app;

CREATE TABLE "rateLimit" (
  id uuid NOT NULL,
  key text NOT NULL,
  count integer NOT NULL,
  "lastRequest" bigint NOT NULL,
  CONSTRAINT "rateLimit_pkey" PRIMARY KEY (id),
  CONSTRAINT "rateLimit_key_key" UNIQUE (key)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "rateLimit" TO barefoot_app;

CREATE TABLE read_marks (
  conversation_id uuid NOT NULL,
  user_id uuid NOT NULL,
  read_to integer NOT NULL,
  marked_at timestamp with time zone NOT NULL,
  CONSTRAINT "a person has one mark in a conversation" PRIMARY KEY (conversation_id, user_id),
  CONSTRAINT read_marks_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id),
  CONSTRAINT read_marks_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "a mark is not before the first message" CHECK (read_to >= 0)
);
CREATE INDEX read_marks_of_person ON read_marks USING btree (user_id);
GRANT SELECT, INSERT, UPDATE ON read_marks TO barefoot_app;

CREATE TABLE session (
  id uuid NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  token text NOT NULL,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid NOT NULL,
  "lastUsedAt" timestamp with time zone,
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_token_key UNIQUE (token),
  CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX "session_userId_idx" ON session USING btree ("userId");
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO barefoot_app;

CREATE TABLE stewards (
  user_id uuid NOT NULL,
  granted_at timestamp with time zone NOT NULL,
  granted_by text NOT NULL,
  CONSTRAINT stewards_pkey PRIMARY KEY (user_id),
  CONSTRAINT stewards_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id)
);
GRANT SELECT ON stewards TO barefoot_app;

CREATE TABLE time_off (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  during tstzrange NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  source text NOT NULL DEFAULT 'own'::text,
  CONSTRAINT time_off_pkey PRIMARY KEY (id),
  CONSTRAINT time_off_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id) ON DELETE CASCADE,
  CONSTRAINT "a reason is at most 200 characters" CHECK (length(reason) <= 200),
  CONSTRAINT "time off begins and ends" CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during) AND NOT lower_inf(during) AND NOT upper_inf(during) AND isfinite(lower(during)) AND isfinite(upper(during)))
);
CREATE INDEX time_off_by_expert ON time_off USING gist (expert_id, during);
GRANT SELECT, INSERT, UPDATE, DELETE ON time_off TO barefoot_app;

CREATE TABLE travels (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  zone text NOT NULL,
  dates daterange NOT NULL,
  CONSTRAINT travels_pkey PRIMARY KEY (id),
  CONSTRAINT "one adviser, one zone at a time" EXCLUDE USING gist (expert_id WITH =, dates WITH &&),
  CONSTRAINT travels_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id) ON DELETE CASCADE,
  CONSTRAINT "a travel zone is at most 64 characters" CHECK (length(zone) <= 64),
  CONSTRAINT "travel begins and ends" CHECK (NOT isempty(dates) AND NOT lower_inf(dates) AND NOT upper_inf(dates) AND isfinite(lower(dates)) AND isfinite(upper(dates)))
);
GRANT SELECT, INSERT, DELETE ON travels TO barefoot_app;

CREATE TABLE "user" (
  id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  "emailVerified" boolean NOT NULL,
  image text,
  language text NOT NULL DEFAULT 'en'::text,
  zone text NOT NULL DEFAULT 'Europe/London'::text,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT user_pkey PRIMARY KEY (id),
  CONSTRAINT "an e-mail address signs in one person" UNIQUE (email),
  CONSTRAINT "a name is at most 200 characters" CHECK (length(name) <= 200),
  CONSTRAINT "a person is written to in English or Welsh" CHECK (language = ANY (ARRAY['en'::text, 'cy'::text])),
  CONSTRAINT "an e-mail address is kept in lower case" CHECK (email = lower(email))
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "user" TO barefoot_app;

CREATE TABLE verification (
  id uuid NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON verification USING btree (identifier);
GRANT SELECT, INSERT, UPDATE, DELETE ON verification TO barefoot_app;

CREATE TABLE waiting_entries (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  entry_number smallint,
  made_by uuid NOT NULL,
  mode text NOT NULL,
  needs text NOT NULL,
  starts_from timestamp with time zone NOT NULL,
  ends_by timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  unanswered smallint NOT NULL DEFAULT 0,
  ended_at timestamp with time zone,
  end_reason text,
  CONSTRAINT waiting_entries_pkey PRIMARY KEY (id),
  CONSTRAINT "an organisation waits in at most three lines" UNIQUE (organisation_id, entry_number),
  CONSTRAINT waiting_entries_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT waiting_entries_made_by_fkey FOREIGN KEY (made_by) REFERENCES "user"(id),
  CONSTRAINT waiting_entries_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  CONSTRAINT waiting_entries_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a session that is waited for is met in a known way" CHECK (mode = ANY (ARRAY['video'::text, 'phone'::text, 'in_person'::text])),
  CONSTRAINT "a time that is waited for lies between two instants" CHECK (ends_by > starts_from),
  CONSTRAINT "times that went unanswered are counted" CHECK (unanswered >= 0 AND unanswered <= 3),
  CONSTRAINT "waiting ends for a known reason" CHECK ((ended_at IS NULL) = (end_reason IS NULL) AND (end_reason IS NULL OR (end_reason = ANY (ARRAY['booked'::text, 'left'::text, 'window-over'::text, 'unanswered'::text, 'offer-retired'::text])))),
  CONSTRAINT "what is needed of a waiting list is said in 2000 characters" CHECK (length(needs) <= 2000),
  CONSTRAINT "who waits has a number of 1 to 3, and only who waits" CHECK ((ended_at IS NULL) = (entry_number IS NOT NULL) AND (entry_number IS NULL OR entry_number >= 1 AND entry_number <= 3))
);
CREATE UNIQUE INDEX "an organisation waits for an offer once" ON waiting_entries USING btree (organisation_id, offer_id) WHERE ended_at IS NULL;
CREATE INDEX waiting_entries_by_end ON waiting_entries USING btree (ends_by) WHERE ended_at IS NULL;
CREATE INDEX waiting_entries_in_line ON waiting_entries USING btree (expert_id, created_at, id) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON waiting_entries TO barefoot_app;

CREATE TABLE weekly_hours (
  expert_id uuid NOT NULL,
  weekday smallint NOT NULL,
  windows int4multirange NOT NULL,
  CONSTRAINT weekly_hours_pkey PRIMARY KEY (expert_id, weekday),
  CONSTRAINT weekly_hours_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id) ON DELETE CASCADE,
  CONSTRAINT "a weekday is 1 (Monday) to 7 (Sunday)" CHECK (weekday >= 1 AND weekday <= 7),
  CONSTRAINT "a weekday without hours has no row" CHECK (NOT isempty(windows)),
  CONSTRAINT "weekly hours lie within the day" CHECK (windows <@ '{[0,1440)}'::int4multirange)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON weekly_hours TO barefoot_app;
