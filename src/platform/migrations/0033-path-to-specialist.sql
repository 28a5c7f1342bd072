-- How a barefoot adviser becomes a specialist: hours that an overseer countersigned, and a log of what they learnt.

ALTER TABLE experts
  ADD COLUMN countersigned_minutes integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT "countersigned minutes only add up" CHECK (countersigned_minutes >= 0);

CREATE TABLE cpd_entries (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  on_date date NOT NULL,
  minutes integer NOT NULL,
  kind text NOT NULL,
  what text NOT NULL,
  reflection text NOT NULL DEFAULT '',
  logged_at timestamptz NOT NULL,
  struck_at timestamptz,
  strike_reason text,
  CONSTRAINT "learning takes 5 to 6000 minutes" CHECK (minutes BETWEEN 5 AND 6000),
  CONSTRAINT "learning is of a known kind"
    CHECK (kind IN ('training', 'mentoring', 'reading', 'shadowing', 'teaching', 'other')),
  CONSTRAINT "the texts of an entry are bounded" CHECK (length(what) BETWEEN 3 AND 300 AND length(reflection) <= 2000),
  CONSTRAINT "an entry that is struck out says why" CHECK (
    (struck_at IS NULL) = (strike_reason IS NULL) AND (strike_reason IS NULL OR length(strike_reason) BETWEEN 3 AND 1000)
  )
);
CREATE INDEX cpd_entries_of_expert ON cpd_entries (expert_id, logged_at, id);

CREATE TABLE promotion_requests (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  state text NOT NULL DEFAULT 'open',
  requested_at timestamptz NOT NULL,
  endorsed boolean,
  endorsement_reason text NOT NULL DEFAULT '',
  endorsed_at timestamptz,
  endorsed_by uuid REFERENCES "user" (id),
  decided_at timestamptz,
  CONSTRAINT "a request for promotion is in a known state" CHECK (state IN ('open', 'promoted', 'not-promoted')),
  CONSTRAINT "an endorsement says when and by whom"
    CHECK ((endorsed IS NULL) = (endorsed_at IS NULL) AND (endorsed IS NULL) = (endorsed_by IS NULL)),
  CONSTRAINT "who does not endorse says why" CHECK (
    length(endorsement_reason) <= 1000 AND (endorsed IS NOT FALSE OR length(endorsement_reason) >= 3)
  ),
  CONSTRAINT "a request that is decided says when" CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE UNIQUE INDEX "an adviser has one open request for promotion" ON promotion_requests (expert_id) WHERE state = 'open';
CREATE INDEX promotion_requests_of_expert ON promotion_requests (expert_id, requested_at, id);

-- Adds a name, whatever others there are by now.
DO $$
DECLARE
  known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'a policy is known');
BEGIN
  EXECUTE 'ALTER TABLE policies DROP CONSTRAINT "a policy is known"';
  EXECUTE 'ALTER TABLE policies ADD CONSTRAINT "a policy is known" '
    || replace(known, 'ARRAY[', 'ARRAY[''path-to-specialist''::text, ');
END $$;
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000033', 'path-to-specialist', '{"countersigned_hours": 100, "cpd_hours": 30}', '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z');

GRANT SELECT, INSERT, DELETE, UPDATE (struck_at, strike_reason) ON cpd_entries TO barefoot_app;
GRANT SELECT, INSERT ON promotion_requests TO barefoot_app;
GRANT UPDATE (state, endorsed, endorsement_reason, endorsed_at, endorsed_by, decided_at) ON promotion_requests TO barefoot_app;
