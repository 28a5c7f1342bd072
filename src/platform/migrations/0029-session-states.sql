-- A session's whole life: asked for, declined, delivered, accepted, not shown up to; one of a series or a seat of a group.

ALTER TABLE bookings
  ADD COLUMN requested_at timestamptz,
  ADD COLUMN requested_by uuid REFERENCES "user" (id),
  ADD COLUMN declined_at timestamptz,
  ADD COLUMN declined_by uuid REFERENCES "user" (id),
  ADD COLUMN decline_reason text,
  ADD COLUMN decline_note text,
  ADD COLUMN delivered_at timestamptz,
  ADD COLUMN delivered_by uuid REFERENCES "user" (id),
  ADD COLUMN accepted_at timestamptz,
  ADD COLUMN accepted_by uuid REFERENCES "user" (id),
  ADD COLUMN no_show_at timestamptz,
  ADD COLUMN no_show_by uuid REFERENCES "user" (id),
  ADD COLUMN no_show_side text,
  ADD COLUMN series_id uuid,
  ADD COLUMN group_session_id uuid,
  ADD COLUMN seat smallint,
  ADD COLUMN waiting_entry_id uuid,
  DROP CONSTRAINT "a booking is in a known state",
  DROP CONSTRAINT "an organisation holds at most three times at once",
  DROP CONSTRAINT "a hold has a number of 1 to 3, and only a hold",
  DROP CONSTRAINT "a hold lapses",
  DROP CONSTRAINT "a confirmed booking says when and by whom";

ALTER TABLE bookings
  ADD CONSTRAINT "a booking is in a known state" CHECK (
    state IN ('held', 'requested', 'confirmed', 'delivered', 'accepted', 'no-show', 'declined', 'lapsed', 'cancelled')
  ),
  -- The times of one series are one hold, so they share its number.
  ADD CONSTRAINT "an organisation holds at most three times at once"
    EXCLUDE USING gist (organisation_id WITH =, hold_number WITH =, (coalesce(series_id, id)) WITH <>),
  -- What a waiting list offers is held besides: nobody chose when it comes.
  ADD CONSTRAINT "a hold has a number of 1 to 3, and only a hold" CHECK (
    (state = 'held' AND waiting_entry_id IS NULL) = (hold_number IS NOT NULL)
    AND (hold_number IS NULL OR hold_number BETWEEN 1 AND 3)
  ),
  ADD CONSTRAINT "a hold lapses, and a request" CHECK (state NOT IN ('held', 'requested') OR lapses_at IS NOT NULL),
  ADD CONSTRAINT "a request says when and by whom" CHECK (
    (state <> 'requested' OR requested_at IS NOT NULL) AND (requested_at IS NULL) = (requested_by IS NULL)
  ),
  ADD CONSTRAINT "a confirmed booking says when and by whom" CHECK (
    state NOT IN ('confirmed', 'delivered', 'accepted', 'no-show') OR (confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL)
  ),
  ADD CONSTRAINT "a declined booking says when, by whom and why" CHECK (
    (state = 'declined') = (declined_at IS NOT NULL)
    AND (state = 'declined') = (declined_by IS NOT NULL)
    AND (state = 'declined') = (decline_reason IS NOT NULL)
  ),
  ADD CONSTRAINT "a reason to decline is known" CHECK (
    decline_reason IN ('not-my-field', 'no-time', 'conflict-of-interest', 'needs-another-adviser', 'other')
  ),
  ADD CONSTRAINT "a note on declining is at most 1000 characters" CHECK (length(decline_note) <= 1000),
  ADD CONSTRAINT "a delivered session says when and by whom" CHECK (
    (state NOT IN ('delivered', 'accepted') OR delivered_at IS NOT NULL) AND (delivered_at IS NULL) = (delivered_by IS NULL)
  ),
  -- Nobody by name where it was accepted by silence.
  ADD CONSTRAINT "an accepted session says when" CHECK (
    (state = 'accepted') = (accepted_at IS NOT NULL) AND (accepted_by IS NULL OR accepted_at IS NOT NULL)
  ),
  ADD CONSTRAINT "a no-show says when, by whom and whose" CHECK (
    (state = 'no-show') = (no_show_at IS NOT NULL)
    AND (state = 'no-show') = (no_show_by IS NOT NULL)
    AND (state = 'no-show') = (no_show_side IS NOT NULL)
    AND (no_show_side IS NULL OR no_show_side IN ('client', 'adviser'))
  ),
  ADD CONSTRAINT "a seat is of a group session, while somebody has it" CHECK (
    (seat IS NULL OR (group_session_id IS NOT NULL AND seat >= 1))
    AND (seat IS NULL OR state NOT IN ('declined', 'lapsed', 'cancelled'))
    AND (group_session_id IS NULL OR seat IS NOT NULL OR state IN ('declined', 'lapsed', 'cancelled'))
  ),
  ADD CONSTRAINT "a seat is one booking's" UNIQUE (group_session_id, seat);

CREATE INDEX bookings_of_series ON bookings (series_id) WHERE series_id IS NOT NULL;
CREATE INDEX bookings_of_waiting_entry ON bookings (waiting_entry_id) WHERE waiting_entry_id IS NOT NULL;
DROP INDEX holds_by_lapse;
CREATE INDEX bookings_by_lapse ON bookings (lapses_at) WHERE state IN ('held', 'requested');
CREATE INDEX bookings_to_accept ON bookings (delivered_at) WHERE state = 'delivered';

ALTER TABLE booking_events
  DROP CONSTRAINT "an event is of a known kind",
  ADD CONSTRAINT "an event is of a known kind" CHECK (
    kind IN (
      'held', 'offered', 'requested', 'funded', 'confirmed', 'declined', 'moved', 'cancelled', 'lapsed', 'reminded',
      'delivered', 'accepted', 'no-show', 'countersigned', 'corrected'
    )
  );

-- Whether the adviser is asked before a session is confirmed, and for how many it is.
ALTER TABLE offers
  ADD COLUMN asks boolean NOT NULL DEFAULT false,
  ADD COLUMN capacity integer NOT NULL DEFAULT 1,
  ADD COLUMN minimum_seats integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT "an offer has 1 to 100 seats, and needs no more than it has" CHECK (
    capacity BETWEEN 1 AND 100 AND minimum_seats BETWEEN 1 AND capacity
  ),
  ADD CONSTRAINT "a seat in a group is not asked for" CHECK (capacity = 1 OR NOT asks);
