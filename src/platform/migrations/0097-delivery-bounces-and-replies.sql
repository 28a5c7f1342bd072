-- What becomes of a letter on its way, which addresses take none, what comes in by mail, and what calendars answer.

ALTER TABLE letters
  ADD COLUMN reply_to text,
  ADD COLUMN tries integer NOT NULL DEFAULT 0,
  ADD COLUMN next_try_at timestamptz,
  ADD COLUMN worth_until timestamptz,
  ADD COLUMN handing_over_until timestamptz,
  ADD COLUMN failure text,
  ADD COLUMN held_at timestamptz,
  ADD COLUMN given_up_at timestamptz,
  ADD COLUMN came_back_at timestamptz;

UPDATE letters
SET next_try_at = created_at,
    worth_until = created_at + CASE kind WHEN 'sign-in' THEN interval '15 minutes' ELSE interval '168 hours' END
WHERE sent_at IS NULL;

ALTER TABLE letters
  DROP CONSTRAINT "a letter that is still to go has its text",
  ADD CONSTRAINT "a letter that is still to go has its text"
    CHECK (body IS NOT NULL OR sent_at IS NOT NULL OR given_up_at IS NOT NULL),
  ADD CONSTRAINT "a letter comes to one end" CHECK (num_nonnulls(sent_at, held_at, given_up_at) <= 1),
  ADD CONSTRAINT "a letter that came to its end is not tried again"
    CHECK (next_try_at IS NULL OR num_nonnulls(sent_at, held_at, given_up_at) = 0),
  ADD CONSTRAINT "a letter is tried until it is worth nothing" CHECK (next_try_at IS NULL OR worth_until IS NOT NULL),
  ADD CONSTRAINT "a letter is tried so many times" CHECK (tries >= 0),
  ADD CONSTRAINT "a letter comes back once it went out" CHECK (came_back_at IS NULL OR sent_at IS NOT NULL),
  ADD CONSTRAINT "why a letter did not arrive is a code" CHECK (failure ~ '^[a-z0-9][a-z0-9.-]{0,29}$'),
  ADD CONSTRAINT "a letter is answered at an address" CHECK (reply_to ~ '^[^@\s]+@[^@\s]+$' AND length(reply_to) <= 254);

CREATE INDEX letters_to_try ON letters (next_try_at, id) WHERE next_try_at IS NOT NULL;
CREATE INDEX letters_held ON letters (lower(to_address)) WHERE held_at IS NOT NULL;
CREATE INDEX letters_undelivered ON letters (coalesce(given_up_at, came_back_at), id)
  WHERE coalesce(given_up_at, came_back_at) IS NOT NULL;

CREATE TABLE undeliverable_addresses (
  id uuid PRIMARY KEY,
  address text NOT NULL,
  reason text NOT NULL,
  failure text,
  letter_id uuid REFERENCES letters ON DELETE SET NULL,
  since timestamptz NOT NULL,
  CONSTRAINT "an address is undeliverable once" UNIQUE (address),
  CONSTRAINT "an undeliverable address is written small" CHECK (address = lower(address) AND length(address) <= 254),
  CONSTRAINT "an address is undeliverable for a known reason" CHECK (reason IN ('bounced', 'refused', 'complained')),
  CONSTRAINT "why an address takes no mail is a code" CHECK (failure ~ '^[a-z0-9][a-z0-9.-]{0,29}$')
);
CREATE INDEX undeliverable_addresses_in_order ON undeliverable_addresses (since, id);
CREATE INDEX undeliverable_addresses_of_letter ON undeliverable_addresses (letter_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON undeliverable_addresses TO barefoot_app;

CREATE TABLE inbound_mail (
  id uuid PRIMARY KEY,
  webhook_id text NOT NULL,
  raw bytea,
  received_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  handled_at timestamptz,
  parked_at timestamptz,
  outcome text,
  CONSTRAINT "a message comes in once" UNIQUE (webhook_id),
  CONSTRAINT "a message is told by a name of 1 to 200 characters" CHECK (length(webhook_id) BETWEEN 1 AND 200),
  CONSTRAINT "a message has at most 1 MB" CHECK (octet_length(raw) <= 1048576),
  CONSTRAINT "what was handled is not kept" CHECK ((handled_at IS NULL) = (raw IS NOT NULL)),
  CONSTRAINT "what was handled has an outcome" CHECK ((handled_at IS NULL) = (outcome IS NULL)),
  CONSTRAINT "an outcome is a code" CHECK (outcome ~ '^[a-z]+(-[a-z]+)*$' AND length(outcome) <= 40),
  CONSTRAINT "what was handled is not parked" CHECK (num_nonnulls(handled_at, parked_at) <= 1),
  CONSTRAINT "a message is tried so many times" CHECK (tries >= 0)
);
CREATE INDEX inbound_mail_to_handle ON inbound_mail (due_at, id) WHERE handled_at IS NULL AND parked_at IS NULL;
CREATE INDEX inbound_mail_by_age ON inbound_mail (received_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON inbound_mail TO barefoot_app;

-- What the calendar of each side last answered to the invitation of a session.
CREATE TABLE calendar_replies (
  booking_id uuid NOT NULL REFERENCES bookings,
  side text NOT NULL,
  by_user uuid NOT NULL REFERENCES "user",
  answer text NOT NULL,
  sequence integer NOT NULL,
  said_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  changes integer NOT NULL DEFAULT 1,
  PRIMARY KEY (booking_id, side),
  CONSTRAINT "a calendar answers for a side" CHECK (side IN ('client', 'adviser')),
  CONSTRAINT "a calendar says yes, no or perhaps" CHECK (answer IN ('accepted', 'declined', 'tentative')),
  CONSTRAINT "a calendar answers an invitation" CHECK (sequence >= 0),
  CONSTRAINT "a calendar changes its answer at most 50 times" CHECK (changes BETWEEN 1 AND 50)
);
CREATE INDEX calendar_replies_by_user ON calendar_replies (by_user);
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_replies TO barefoot_app;

-- Where the calendar of each side answers: the organizer of an event must not change while calendars have it.
CREATE TABLE reply_addresses (
  booking_id uuid NOT NULL REFERENCES bookings,
  side text NOT NULL,
  address text NOT NULL,
  PRIMARY KEY (booking_id, side),
  CONSTRAINT "an address takes the answers of one side of one session" UNIQUE (address),
  CONSTRAINT "an address takes the answers of a side" CHECK (side IN ('client', 'adviser')),
  CONSTRAINT "an address that takes answers is written small" CHECK (
    address = lower(address) AND address ~ '^[^@\s]+@[^@\s]+$' AND length(address) <= 254
  )
);
GRANT SELECT, INSERT ON reply_addresses TO barefoot_app;

ALTER TABLE booking_events
  DROP CONSTRAINT "an event is of a known kind",
  ADD CONSTRAINT "an event is of a known kind" CHECK (kind = ANY (ARRAY[
    'held', 'offered', 'requested', 'funded', 'confirmed', 'declined', 'moved', 'cancelled', 'lapsed', 'reminded',
    'delivered', 'accepted', 'no-show', 'countersigned', 'corrected', 'disputed', 'dispute-ended', 'replied'
  ]));
