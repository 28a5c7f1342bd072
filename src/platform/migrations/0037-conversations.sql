-- What an organisation and an adviser say and show to each other: about a booking, or in a question before one.
-- Retention finds what is old by the indexes that end in _by_age.

CREATE TABLE conversations (
  id uuid PRIMARY KEY,
  booking_id uuid CONSTRAINT "a booking has one conversation" UNIQUE REFERENCES bookings (id), -- none: a question
  expert_id uuid NOT NULL REFERENCES experts (id),
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  opened_by uuid NOT NULL REFERENCES "user" (id),
  opened_at timestamptz NOT NULL,
  last_message_at timestamptz NOT NULL,
  last_number integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'open',
  closed_at timestamptz,
  closed_side text,
  decline_reason text,
  decline_note text,
  CONSTRAINT "a conversation is open, closed or declined" CHECK (state IN ('open', 'closed', 'declined')),
  CONSTRAINT "the conversation of a booking stays open" CHECK (booking_id IS NULL OR state = 'open'),
  CONSTRAINT "a conversation that is over says since when and by which side"
    CHECK ((state = 'open') = (closed_at IS NULL) AND (state = 'open') = (closed_side IS NULL)),
  CONSTRAINT "a conversation is ended by one of its sides" CHECK (closed_side IN ('client', 'adviser')),
  CONSTRAINT "an adviser declines, and says why" CHECK (
    (state = 'declined') = (decline_reason IS NOT NULL)
    AND (state = 'declined' OR decline_note IS NULL)
    AND (state <> 'declined' OR closed_side IS NOT DISTINCT FROM 'adviser')
  ),
  CONSTRAINT "a reason to decline a question is known"
    CHECK (decline_reason IN ('not-my-field', 'no-time', 'needs-a-session', 'conflict-of-interest', 'other')),
  CONSTRAINT "a note on declining a question is at most 1000 characters" CHECK (length(decline_note) <= 1000),
  CONSTRAINT "a conversation has at most 5000 messages" CHECK (last_number BETWEEN 0 AND 5000)
);
CREATE UNIQUE INDEX "an organisation has one open question to an adviser"
  ON conversations (organisation_id, expert_id) WHERE booking_id IS NULL AND state = 'open';
CREATE INDEX conversations_of_organisation ON conversations (organisation_id, last_message_at, id);
CREATE INDEX conversations_of_expert ON conversations (expert_id, last_message_at, id);
CREATE INDEX conversations_by_opener ON conversations (opened_by, opened_at);
CREATE INDEX conversations_by_age ON conversations (last_message_at);

CREATE TABLE messages (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL REFERENCES conversations (id),
  number integer NOT NULL,
  written_by uuid NOT NULL REFERENCES "user" (id),
  side text NOT NULL,
  text text NOT NULL,
  written_at timestamptz NOT NULL,
  CONSTRAINT "a message has a place of its own in its conversation" UNIQUE (conversation_id, number),
  CONSTRAINT "the first message has number 1" CHECK (number >= 1),
  CONSTRAINT "a message is written by one of the sides" CHECK (side IN ('client', 'adviser')),
  CONSTRAINT "a message has 1 to 4000 characters" CHECK (length(text) BETWEEN 1 AND 4000)
);
CREATE INDEX messages_by_writer ON messages (written_by, written_at);
CREATE INDEX messages_by_age ON messages (written_at);

-- Up to where somebody has read.
CREATE TABLE read_marks (
  conversation_id uuid NOT NULL REFERENCES conversations (id),
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  read_to integer NOT NULL,
  marked_at timestamptz NOT NULL,
  CONSTRAINT "a person has one mark in a conversation" PRIMARY KEY (conversation_id, user_id),
  CONSTRAINT "a mark is not before the first message" CHECK (read_to >= 0)
);
CREATE INDEX read_marks_of_person ON read_marks (user_id);

-- What is known of a file. Its content lies apart, so that no list reads it, and goes when the file is removed.
CREATE TABLE files (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL REFERENCES conversations (id),
  put_up_by uuid NOT NULL REFERENCES "user" (id),
  side text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  size_bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  put_up_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT "a file is put up by one of the sides" CHECK (side IN ('client', 'adviser')),
  CONSTRAINT "a file has a name of 1 to 120 characters, and no path"
    CHECK (length(name) BETWEEN 1 AND 120 AND name !~ '[/\\[:cntrl:]]'),
  CONSTRAINT "a file is of a type that we take" CHECK (type IN (
    'application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'text/plain', 'text/csv', 'text/markdown',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet'
  )),
  CONSTRAINT "a file has 1 byte to 10 MB" CHECK (size_bytes BETWEEN 1 AND 10485760),
  CONSTRAINT "a file is known by its SHA-256" CHECK (length(sha256) = 32)
);
CREATE INDEX files_of_conversation ON files (conversation_id, put_up_at, id);
CREATE INDEX files_by_owner ON files (put_up_by, put_up_at);
CREATE INDEX files_by_age ON files (put_up_at);

CREATE TABLE file_contents (
  file_id uuid PRIMARY KEY REFERENCES files (id),
  content bytea NOT NULL,
  CONSTRAINT "a content has 1 byte to 10 MB" CHECK (octet_length(content) BETWEEN 1 AND 10485760)
);

-- Whether an adviser takes questions; who has no row does.
CREATE TABLE question_settings (
  expert_id uuid PRIMARY KEY REFERENCES experts (id),
  open boolean NOT NULL,
  changed_at timestamptz NOT NULL
);

-- Whose questions an adviser does not take.
CREATE TABLE blocked_organisations (
  expert_id uuid NOT NULL REFERENCES experts (id),
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  blocked_at timestamptz NOT NULL,
  CONSTRAINT "an adviser blocks an organisation once" PRIMARY KEY (expert_id, organisation_id)
);
CREATE INDEX blocked_organisations_by_organisation ON blocked_organisations (organisation_id);

GRANT SELECT, INSERT ON conversations, messages, files, read_marks, question_settings TO barefoot_app;
GRANT UPDATE (last_message_at, last_number, state, closed_at, closed_side, decline_reason, decline_note) ON conversations TO barefoot_app;
GRANT UPDATE ON read_marks, question_settings TO barefoot_app;
GRANT UPDATE (removed_at) ON files TO barefoot_app;
GRANT SELECT, INSERT, DELETE ON file_contents, blocked_organisations TO barefoot_app;
