-- An objection that is left standing: its client is warned, and when it has become no dispute in time, it lapses.

ALTER TABLE session_objections ADD COLUMN warned_at timestamptz;
ALTER TABLE session_objections DROP CONSTRAINT "an objection that is over says how";
ALTER TABLE session_objections ADD CONSTRAINT "an objection that is over says how" CHECK (
  (closed_at IS NULL) = (outcome IS NULL)
  AND (outcome IS NULL OR outcome IN ('withdrawn', 'accepted', 'as-recorded', 'corrected', 'did-not-take-place', 'disputed', 'lapsed'))
);
GRANT UPDATE (warned_at) ON session_objections TO barefoot_app;
