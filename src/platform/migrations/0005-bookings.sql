-- A session from hold to its end. Its time is an occupancy of the diary, under the booking's id.

CREATE TABLE bookings (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  offer_id uuid NOT NULL REFERENCES offers (id),
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  booked_by uuid NOT NULL REFERENCES "user" (id),
  state text NOT NULL,
  title_en text NOT NULL,
  title_cy text NOT NULL,
  mode text NOT NULL,
  needs text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  price_minor bigint NOT NULL,
  price_currency char(3) NOT NULL,
  cancel_free_until timestamptz NOT NULL,
  hold_number smallint,
  lapses_at timestamptz,
  sequence integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  confirmed_by uuid REFERENCES "user" (id),
  cancelled_at timestamptz,
  cancelled_by uuid REFERENCES "user" (id),
  cancelled_side text,
  cancel_reason text,
  cancel_note text,
  moved_at timestamptz,
  reminded_at timestamptz,
  CONSTRAINT "a booking is in a known state" CHECK (state IN ('held', 'confirmed', 'lapsed', 'cancelled')),
  CONSTRAINT "a session ends after it starts" CHECK (ends_at > starts_at),
  CONSTRAINT "a session is met in a known way" CHECK (mode IN ('video', 'phone', 'in_person')),
  CONSTRAINT "what is needed is said in at most 2000 characters" CHECK (length(needs) <= 2000),
  CONSTRAINT "an organisation holds at most three times at once" UNIQUE (organisation_id, hold_number),
  CONSTRAINT "a hold has a number of 1 to 3, and only a hold" CHECK (
    (state = 'held') = (hold_number IS NOT NULL) AND (hold_number IS NULL OR hold_number BETWEEN 1 AND 3)
  ),
  CONSTRAINT "a hold lapses" CHECK (state <> 'held' OR lapses_at IS NOT NULL),
  CONSTRAINT "a confirmed booking says when and by whom"
    CHECK (state <> 'confirmed' OR (confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL)),
  CONSTRAINT "a cancelled booking says when, by whom and why" CHECK (
    (state = 'cancelled') = (cancelled_at IS NOT NULL)
    AND (state = 'cancelled') = (cancelled_by IS NOT NULL)
    AND (state = 'cancelled') = (cancel_reason IS NOT NULL)
    AND (state = 'cancelled') = (cancelled_side IS NOT NULL)
  ),
  CONSTRAINT "a reason is known" CHECK (
    cancel_reason IN ('no-longer-needed', 'booked-by-mistake', 'found-other-support', 'illness', 'emergency', 'other')
  ),
  CONSTRAINT "a side is known" CHECK (cancelled_side IN ('client', 'adviser', 'steward')),
  CONSTRAINT "a note is at most 1000 characters" CHECK (length(cancel_note) <= 1000)
);
CREATE INDEX bookings_of_organisation ON bookings (organisation_id, starts_at, id);
CREATE INDEX bookings_of_expert ON bookings (expert_id, starts_at, id);
CREATE INDEX bookings_to_remind_of ON bookings (starts_at) WHERE state = 'confirmed' AND reminded_at IS NULL;
CREATE INDEX holds_by_lapse ON bookings (lapses_at) WHERE state = 'held';

-- What happened to a booking, never changed.
CREATE TABLE booking_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  booking_id uuid NOT NULL REFERENCES bookings (id),
  kind text NOT NULL,
  at timestamptz NOT NULL,
  by_user uuid REFERENCES "user" (id),
  facts jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT "an event is of a known kind" CHECK (kind IN ('held', 'confirmed', 'moved', 'cancelled', 'lapsed', 'reminded'))
);
CREATE INDEX booking_events_in_order ON booking_events (booking_id, at, id);

GRANT SELECT, INSERT, UPDATE ON bookings TO barefoot_app;
GRANT SELECT, INSERT ON booking_events TO barefoot_app;
