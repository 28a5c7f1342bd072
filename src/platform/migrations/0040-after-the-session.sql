-- What comes after a session: its record and acceptance, objections, no-shows, the action plan, reviews, countersignatures.

-- When silence accepts what the adviser recorded. Null while an objection stands, and where nothing is to be accepted.
ALTER TABLE bookings
  ADD COLUMN accept_by timestamptz,
  ADD CONSTRAINT "silence accepts only what is recorded and not accepted" CHECK (accept_by IS NULL OR state = 'delivered');
DROP INDEX bookings_to_accept;
CREATE INDEX bookings_to_accept ON bookings (accept_by) WHERE state = 'delivered';
CREATE INDEX bookings_to_record ON bookings (ends_at) WHERE state = 'confirmed';

-- What the adviser recorded. A correction is another version, so that what was said before can still be read.
CREATE TABLE session_deliveries (
  booking_id uuid NOT NULL REFERENCES bookings (id),
  version integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES "user" (id),
  contact_minutes integer NOT NULL,
  preparation_minutes integer NOT NULL,
  write_up_minutes integer NOT NULL,
  travel_minutes integer NOT NULL,
  topics text[] NOT NULL,
  language text NOT NULL,
  summary text NOT NULL,
  acceptance_hours integer NOT NULL,
  PRIMARY KEY (booking_id, version),
  CONSTRAINT "a record is corrected at most twenty times" CHECK (version BETWEEN 1 AND 21),
  CONSTRAINT "a session has contact, and at most a day of any kind of work" CHECK (
    contact_minutes BETWEEN 1 AND 1440 AND preparation_minutes BETWEEN 0 AND 1440
    AND write_up_minutes BETWEEN 0 AND 1440 AND travel_minutes BETWEEN 0 AND 1440
  ),
  CONSTRAINT "a session was about 1 to 15 topics" CHECK (cardinality(topics) BETWEEN 1 AND 15),
  CONSTRAINT "a session is summed up in at most 4000 characters" CHECK (length(summary) <= 4000)
);

-- The adviser's own. Apart from the record, so that no query for others can come upon it.
CREATE TABLE session_notes (
  booking_id uuid PRIMARY KEY REFERENCES bookings (id),
  notes text NOT NULL,
  written_at timestamptz NOT NULL,
  CONSTRAINT "private notes have at most 4000 characters" CHECK (length(notes) <= 4000)
);

-- 1 after a day, 2 after three.
CREATE TABLE delivery_reminders (
  booking_id uuid NOT NULL REFERENCES bookings (id),
  number smallint NOT NULL,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (booking_id, number),
  CONSTRAINT "an adviser is reminded to record a session twice" CHECK (number IN (1, 2))
);

CREATE TABLE session_objections (
  id uuid PRIMARY KEY,
  booking_id uuid NOT NULL,
  version integer NOT NULL,
  reason text NOT NULL,
  statement text NOT NULL,
  raised_at timestamptz NOT NULL,
  raised_by uuid NOT NULL REFERENCES "user" (id),
  decision text,
  decided_at timestamptz,
  decided_by uuid REFERENCES "user" (id),
  decision_note text,
  closed_at timestamptz,
  outcome text,
  FOREIGN KEY (booking_id, version) REFERENCES session_deliveries (booking_id, version),
  CONSTRAINT "a reason to object is known" CHECK (reason IN ('did-not-take-place', 'minutes-wrong', 'content-wrong', 'other')),
  CONSTRAINT "an objection is said in 1 to 2000 characters" CHECK (length(statement) BETWEEN 1 AND 2000),
  CONSTRAINT "a decision on an objection says what, when and by whom" CHECK (
    (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)
    AND (decision IS NOT NULL OR decision_note IS NULL)
    AND (decision IS NULL OR decision IN ('as-recorded', 'to-be-corrected'))
  ),
  CONSTRAINT "a decision is explained in at most 2000 characters" CHECK (length(decision_note) <= 2000),
  CONSTRAINT "an objection that is over says how" CHECK (
    (closed_at IS NULL) = (outcome IS NULL)
    AND (outcome IS NULL OR outcome IN ('withdrawn', 'accepted', 'as-recorded', 'corrected'))
  )
);
CREATE INDEX session_objections_of_record ON session_objections (booking_id, version);
CREATE UNIQUE INDEX "a record has one standing objection" ON session_objections (booking_id) WHERE closed_at IS NULL;

CREATE TABLE no_shows (
  id uuid PRIMARY KEY,
  booking_id uuid NOT NULL REFERENCES bookings (id),
  side text NOT NULL,
  reported_at timestamptz NOT NULL,
  reported_by uuid NOT NULL REFERENCES "user" (id),
  contest_by timestamptz NOT NULL,
  contested_at timestamptz,
  contested_by uuid REFERENCES "user" (id),
  statement text,
  decision text,
  decided_at timestamptz,
  decided_by uuid REFERENCES "user" (id),
  decision_note text,
  CONSTRAINT "who did not come is the client or the adviser" CHECK (side IN ('client', 'adviser')),
  CONSTRAINT "a contested no-show says when, by whom and why" CHECK (
    (contested_at IS NULL) = (contested_by IS NULL) AND (contested_at IS NULL) = (statement IS NULL)
    AND (statement IS NULL OR length(statement) BETWEEN 1 AND 2000)
  ),
  CONSTRAINT "only a contested no-show is decided on, with when and by whom" CHECK (
    (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)
    AND (decision IS NULL OR (contested_at IS NOT NULL AND decision IN ('stands', 'undone')))
    AND (decision_note IS NULL OR (decision IS NOT NULL AND length(decision_note) <= 2000))
  )
);
CREATE INDEX no_shows_of_booking ON no_shows (booking_id, reported_at);
CREATE UNIQUE INDEX "a session has one standing no-show" ON no_shows (booking_id) WHERE decision IS DISTINCT FROM 'undone';

-- What both sides mean to do. The newest version is the plan; signatures are of one version.
CREATE TABLE action_plans (
  booking_id uuid PRIMARY KEY REFERENCES bookings (id),
  version integer NOT NULL,
  written_at timestamptz NOT NULL,
  written_by uuid NOT NULL REFERENCES "user" (id),
  written_side text NOT NULL,
  first_cosigned_at timestamptz,
  CONSTRAINT "a plan is written at most 200 times" CHECK (version BETWEEN 1 AND 200),
  CONSTRAINT "a plan is written by the client or the adviser" CHECK (written_side IN ('client', 'adviser'))
);
CREATE TABLE action_plan_items (
  booking_id uuid NOT NULL REFERENCES action_plans (booking_id),
  version integer NOT NULL,
  position smallint NOT NULL,
  what text NOT NULL,
  who text NOT NULL,
  by_date date NOT NULL,
  done_at timestamptz,
  done_by uuid REFERENCES "user" (id),
  PRIMARY KEY (booking_id, version, position),
  CONSTRAINT "a plan has at most twenty items" CHECK (position BETWEEN 1 AND 20),
  CONSTRAINT "an item is said in 1 to 500 characters" CHECK (length(what) BETWEEN 1 AND 500),
  CONSTRAINT "an item is the client's or the adviser's to do" CHECK (who IN ('client', 'adviser')),
  CONSTRAINT "an item that is done says when and by whom" CHECK ((done_at IS NULL) = (done_by IS NULL))
);
CREATE TABLE action_plan_signatures (
  booking_id uuid NOT NULL REFERENCES action_plans (booking_id),
  version integer NOT NULL,
  side text NOT NULL,
  signed_at timestamptz NOT NULL,
  signed_by uuid NOT NULL REFERENCES "user" (id),
  PRIMARY KEY (booking_id, version, side),
  CONSTRAINT "a plan is signed by the client or the adviser" CHECK (side IN ('client', 'adviser'))
);

-- `side` is whose review it is: a client's is of the adviser, an adviser's is of the client.
CREATE TABLE reviews (
  id uuid PRIMARY KEY,
  booking_id uuid NOT NULL REFERENCES bookings (id),
  side text NOT NULL,
  written_at timestamptz NOT NULL,
  written_by uuid NOT NULL REFERENCES "user" (id),
  useful smallint,
  clear smallint,
  prepared smallint,
  respectful smallint,
  on_time smallint NOT NULL,
  comment text NOT NULL,
  names_organisation boolean NOT NULL,
  visible_from timestamptz NOT NULL,
  announced_at timestamptz,
  comment_hidden_at timestamptz,
  comment_hidden_by uuid REFERENCES "user" (id),
  comment_hidden_for text,
  reply text,
  replied_at timestamptz,
  replied_by uuid REFERENCES "user" (id),
  reply_hidden_at timestamptz,
  reply_hidden_by uuid REFERENCES "user" (id),
  reply_hidden_for text,
  CONSTRAINT "each side reviews a session once" UNIQUE (booking_id, side),
  CONSTRAINT "a review is the client's or the adviser's" CHECK (side IN ('client', 'adviser')),
  CONSTRAINT "a review rates what its side can tell" CHECK (
    (side = 'client') = (useful IS NOT NULL) AND (side = 'client') = (clear IS NOT NULL)
    AND (side = 'adviser') = (prepared IS NOT NULL) AND (side = 'adviser') = (respectful IS NOT NULL)
  ),
  CONSTRAINT "a rating is 1 to 5" CHECK (
    coalesce(useful, 1) BETWEEN 1 AND 5 AND coalesce(clear, 1) BETWEEN 1 AND 5 AND coalesce(prepared, 1) BETWEEN 1 AND 5
    AND coalesce(respectful, 1) BETWEEN 1 AND 5 AND on_time BETWEEN 1 AND 5
  ),
  CONSTRAINT "a review has at most 2000 characters" CHECK (length(comment) <= 2000),
  CONSTRAINT "only a client's review may name the client" CHECK (side = 'client' OR NOT names_organisation),
  CONSTRAINT "a reply is of 1 to 1000 characters and says when and by whom" CHECK (
    (reply IS NULL) = (replied_at IS NULL) AND (reply IS NULL) = (replied_by IS NULL)
    AND (reply IS NULL OR length(reply) BETWEEN 1 AND 1000)
  ),
  CONSTRAINT "what is hidden says since when, by whom and why" CHECK (
    (comment_hidden_at IS NULL) = (comment_hidden_by IS NULL) AND (comment_hidden_at IS NULL) = (comment_hidden_for IS NULL)
    AND (reply_hidden_at IS NULL) = (reply_hidden_by IS NULL) AND (reply_hidden_at IS NULL) = (reply_hidden_for IS NULL)
    AND (reply_hidden_at IS NULL OR reply IS NOT NULL)
  ),
  CONSTRAINT "a reason to hide is known" CHECK (
    coalesce(comment_hidden_for, 'other') IN ('abusive', 'personal-details', 'not-about-the-session', 'unlawful', 'other')
    AND coalesce(reply_hidden_for, 'other') IN ('abusive', 'personal-details', 'not-about-the-session', 'unlawful', 'other')
  )
);
CREATE INDEX reviews_to_announce ON reviews (visible_from) WHERE announced_at IS NULL;

-- Whoever answers for a barefoot adviser says of a version of a record whether its hours are right.
CREATE TABLE countersignatures (
  booking_id uuid NOT NULL,
  version integer NOT NULL,
  countersigned_at timestamptz NOT NULL,
  countersigned_by uuid NOT NULL REFERENCES "user" (id),
  hours_right boolean NOT NULL,
  note text NOT NULL,
  CONSTRAINT "a record is countersigned once" PRIMARY KEY (booking_id, version),
  FOREIGN KEY (booking_id, version) REFERENCES session_deliveries (booking_id, version),
  CONSTRAINT "wrong hours are explained, in at most 1000 characters" CHECK (
    length(note) <= 1000 AND (hours_right OR length(note) >= 1)
  )
);

GRANT SELECT, INSERT ON session_deliveries, delivery_reminders, action_plan_signatures, countersignatures TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (notes, written_at) ON session_notes TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (decision, decided_at, decided_by, decision_note, closed_at, outcome) ON session_objections TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (contested_at, contested_by, statement, decision, decided_at, decided_by, decision_note)
  ON no_shows TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (version, written_at, written_by, written_side, first_cosigned_at) ON action_plans TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (done_at, done_by) ON action_plan_items TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (
  visible_from, announced_at, comment_hidden_at, comment_hidden_by, comment_hidden_for,
  reply, replied_at, replied_by, reply_hidden_at, reply_hidden_by, reply_hidden_for
) ON reviews TO barefoot_app;
