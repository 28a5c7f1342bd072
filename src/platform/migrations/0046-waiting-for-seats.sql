-- A group session that is full can be waited for as well: an entry names a window of time, or a group session.

ALTER TABLE waiting_entries
  ADD COLUMN group_session_id uuid REFERENCES group_sessions (id),
  ALTER COLUMN starts_from DROP NOT NULL,
  ALTER COLUMN ends_by DROP NOT NULL,
  ADD CONSTRAINT "who waits does so for a window of time or for a group session" CHECK (
    (group_session_id IS NULL) = (starts_from IS NOT NULL) AND (starts_from IS NULL) = (ends_by IS NULL)
  ),
  DROP CONSTRAINT "waiting ends for a known reason",
  ADD CONSTRAINT "waiting ends for a known reason" CHECK (
    (ended_at IS NULL) = (end_reason IS NULL)
    AND (
      end_reason IS NULL
      OR end_reason IN (
        'booked', 'left', 'window-over', 'unanswered', 'offer-retired', 'session-cancelled', 'session-started'
      )
    )
  );

DROP INDEX "an organisation waits for an offer once";
CREATE UNIQUE INDEX "an organisation waits for an offer once" ON waiting_entries (organisation_id, offer_id)
  WHERE ended_at IS NULL AND group_session_id IS NULL;
CREATE UNIQUE INDEX "an organisation waits for a group session once" ON waiting_entries (organisation_id, group_session_id)
  WHERE ended_at IS NULL;
CREATE INDEX waiting_entries_of_group_session ON waiting_entries (group_session_id) WHERE ended_at IS NULL;
