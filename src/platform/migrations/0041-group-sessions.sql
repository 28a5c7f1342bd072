-- Sessions that an adviser schedules for a group. Its time is one occupancy of the diary, under the group session's id; each
-- seat that somebody takes is a booking.

CREATE TABLE group_sessions (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  offer_id uuid NOT NULL REFERENCES offers (id),
  state text NOT NULL,
  title_en text NOT NULL,
  title_cy text NOT NULL,
  mode text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  capacity integer NOT NULL,
  minimum_seats integer NOT NULL,
  price_minor bigint NOT NULL,
  price_currency char(3) NOT NULL,
  decide_at timestamptz NOT NULL,
  decided_at timestamptz,
  sequence integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  guaranteed_at timestamptz,
  guaranteed_by uuid REFERENCES "user" (id),
  guarantee_pool text,
  guarantee_reason text,
  cancelled_at timestamptz,
  cancelled_by uuid REFERENCES "user" (id),
  cancel_reason text,
  cancel_note text,
  CONSTRAINT "a group session is scheduled or cancelled" CHECK (state IN ('scheduled', 'cancelled')),
  CONSTRAINT "a group session has a title of 2 to 120 characters" CHECK (
    length(title_en) BETWEEN 2 AND 120 AND length(title_cy) <= 120
  ),
  CONSTRAINT "a group session is met in a known way" CHECK (mode IN ('video', 'phone', 'in_person')),
  CONSTRAINT "a group session ends after it starts" CHECK (ends_at > starts_at),
  CONSTRAINT "a group session is decided before it starts" CHECK (decide_at < starts_at),
  CONSTRAINT "a group session has 2 to 100 seats and needs no more" CHECK (
    capacity BETWEEN 2 AND 100 AND minimum_seats BETWEEN 1 AND capacity
  ),
  UNIQUE (id, capacity),
  CONSTRAINT "a seat costs nothing or something" CHECK (price_minor >= 0),
  CONSTRAINT "a guaranteed session says when, by whom, from what and why" CHECK (
    (guaranteed_at IS NULL) = (guaranteed_by IS NULL)
    AND (guaranteed_at IS NULL) = (guarantee_pool IS NULL)
    AND (guaranteed_at IS NULL) = (guarantee_reason IS NULL)
    AND (guarantee_pool IS NULL OR length(guarantee_pool) BETWEEN 2 AND 120)
    AND (guarantee_reason IS NULL OR length(guarantee_reason) BETWEEN 3 AND 500)
  ),
  CONSTRAINT "a cancelled group session says when, by whom and why" CHECK (
    (state = 'cancelled') = (cancelled_at IS NOT NULL)
    AND (state = 'cancelled') = (cancelled_by IS NOT NULL)
    AND (state = 'cancelled') = (cancel_reason IS NOT NULL)
    AND (cancel_note IS NULL OR (state = 'cancelled' AND length(cancel_note) <= 1000))
  ),
  CONSTRAINT "a reason to call a group session off is known" CHECK (
    cancel_reason IN (
      'no-longer-needed', 'booked-by-mistake', 'found-other-support', 'illness', 'emergency', 'other', 'too-few-seats'
    )
  )
);
CREATE INDEX group_sessions_of_expert ON group_sessions (expert_id, starts_at, id);
CREATE INDEX group_sessions_of_offer ON group_sessions (offer_id, starts_at, id);
CREATE INDEX group_sessions_to_come ON group_sessions (starts_at, id) WHERE state = 'scheduled';
CREATE INDEX group_sessions_to_decide ON group_sessions (decide_at) WHERE state = 'scheduled' AND decided_at IS NULL;

-- A row for each seat that there is, so that nobody can have one that there is not.
CREATE TABLE group_seats (
  group_session_id uuid NOT NULL,
  seat smallint NOT NULL,
  capacity integer NOT NULL,
  PRIMARY KEY (group_session_id, seat),
  FOREIGN KEY (group_session_id, capacity) REFERENCES group_sessions (id, capacity),
  CONSTRAINT "a seat is one of as many as there are" CHECK (seat BETWEEN 1 AND capacity)
);
CREATE INDEX group_seats_of_session ON group_seats (group_session_id, capacity);

ALTER TABLE bookings
  ADD FOREIGN KEY (group_session_id) REFERENCES group_sessions (id),
  ADD CONSTRAINT "a seat is one that the group session has"
    FOREIGN KEY (group_session_id, seat) REFERENCES group_seats (group_session_id, seat),
  DROP CONSTRAINT "a reason is known",
  ADD CONSTRAINT "a reason is known" CHECK (
    cancel_reason IN (
      'no-longer-needed', 'booked-by-mistake', 'found-other-support', 'illness', 'emergency', 'other', 'too-few-seats'
    )
  ),
  ADD CONSTRAINT "only a group session has too few seats" CHECK (
    coalesce(cancel_reason, '') <> 'too-few-seats'
    OR (group_session_id IS NOT NULL AND coalesce(cancelled_side, '') = 'adviser')
  );

INSERT INTO policy_names (name) VALUES ('group-sessions');
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000041', 'group-sessions', '{"decide_hours_before": 24}', '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z');

GRANT SELECT, INSERT, UPDATE ON group_sessions TO barefoot_app;
GRANT SELECT, INSERT ON group_seats TO barefoot_app;
