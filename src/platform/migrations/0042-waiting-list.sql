-- Who waits for a time of an adviser that is not free. A time that comes free is held for the next in line.

CREATE TABLE waiting_entries (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  offer_id uuid NOT NULL REFERENCES offers (id),
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  entry_number smallint,
  made_by uuid NOT NULL REFERENCES "user" (id),
  mode text NOT NULL,
  needs text NOT NULL,
  starts_from timestamptz NOT NULL,
  ends_by timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  unanswered smallint NOT NULL DEFAULT 0,
  ended_at timestamptz,
  end_reason text,
  CONSTRAINT "an organisation waits in at most three lines" UNIQUE (organisation_id, entry_number),
  CONSTRAINT "who waits has a number of 1 to 3, and only who waits" CHECK (
    (ended_at IS NULL) = (entry_number IS NOT NULL) AND (entry_number IS NULL OR entry_number BETWEEN 1 AND 3)
  ),
  CONSTRAINT "waiting ends for a known reason" CHECK (
    (ended_at IS NULL) = (end_reason IS NULL)
    AND (end_reason IS NULL OR end_reason IN ('booked', 'left', 'window-over', 'unanswered', 'offer-retired'))
  ),
  CONSTRAINT "a time that is waited for lies between two instants" CHECK (ends_by > starts_from),
  CONSTRAINT "a session that is waited for is met in a known way" CHECK (mode IN ('video', 'phone', 'in_person')),
  CONSTRAINT "what is needed of a waiting list is said in 2000 characters" CHECK (length(needs) <= 2000),
  CONSTRAINT "times that went unanswered are counted" CHECK (unanswered BETWEEN 0 AND 3)
);
CREATE UNIQUE INDEX "an organisation waits for an offer once" ON waiting_entries (organisation_id, offer_id) WHERE ended_at IS NULL;
CREATE INDEX waiting_entries_in_line ON waiting_entries (expert_id, created_at, id) WHERE ended_at IS NULL;
CREATE INDEX waiting_entries_by_end ON waiting_entries (ends_by) WHERE ended_at IS NULL;

ALTER TABLE bookings
  ADD CONSTRAINT "a time is offered to somebody who waits" FOREIGN KEY (waiting_entry_id) REFERENCES waiting_entries (id);
CREATE UNIQUE INDEX "who waits is offered one time at once" ON bookings (waiting_entry_id) WHERE state = 'held';

GRANT SELECT, INSERT, UPDATE ON waiting_entries TO barefoot_app;
