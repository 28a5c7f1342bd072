-- How advisers are paid is told by the months in which they were.
CREATE INDEX adviser_payouts_paid ON adviser_payouts (paid_on, expert_id, id) WHERE state = 'paid';

-- How the members decide on their figures: whether here at all, how many must vote, for how long, and how long what was decided waits.
INSERT INTO policy_names (name) VALUES ('decisions');
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000082', 'decisions',
   '{"members_vote": true, "quorum_members": 5, "quorum_percent": 10, "voting_days": 7, "countdown_days": 7, "emergency_days": 28}',
   '2025-10-22T00:00:00Z', 'Founding figure, to be confirmed by the members', '2025-10-22T00:00:00Z');

-- A figure that a steward set in an emergency ends by itself: then the one before it is in force again.
ALTER TABLE policies ADD COLUMN ends_at timestamptz,
  ADD CONSTRAINT "an emergency figure ends after it began" CHECK (ends_at > in_force_from);

-- What members would have decided otherwise, and what became of it.
CREATE TABLE policy_changes (
  id uuid PRIMARY KEY,
  name text NOT NULL REFERENCES policy_names (name),
  value jsonb NOT NULL,
  in_force_from timestamptz NOT NULL,
  reason text NOT NULL,
  state text NOT NULL,
  proposed_at timestamptz NOT NULL,
  proposed_by uuid NOT NULL REFERENCES "user" (id),
  -- For which organisation; a steward proposes for none.
  organisation_id uuid REFERENCES organisations (id),
  seconded_by uuid REFERENCES "user" (id),
  seconded_for uuid REFERENCES organisations (id),
  -- Since when there is a vote, and how many must take part: by the members that there were then.
  opened_at timestamptz,
  quorum integer,
  -- When the vote ends; until it has begun, by when it is to be seconded.
  closes_at timestamptz NOT NULL,
  -- Before that nothing of what was decided is in force.
  countdown_ends_at timestamptz,
  decided_at timestamptz,
  decided_by uuid REFERENCES "user" (id),
  policy_id uuid REFERENCES policies (id),
  CONSTRAINT "a change has a reason of 10 to 2000 characters" CHECK (length(reason) BETWEEN 10 AND 2000),
  CONSTRAINT "a change has a state" CHECK (
    state IN ('proposed', 'open', 'passed', 'rejected', 'no-quorum', 'lapsed', 'withdrawn', 'decided')
  ),
  CONSTRAINT "another organisation seconds a change" CHECK (
    (seconded_by IS NULL) = (seconded_for IS NULL) AND seconded_for <> organisation_id
  ),
  CONSTRAINT "a vote has a quorum" CHECK ((opened_at IS NULL) = (quorum IS NULL) AND quorum >= 1),
  CONSTRAINT "a change is voted on once it is seconded, or a steward's" CHECK (
    (opened_at IS NULL OR organisation_id IS NULL OR seconded_by IS NOT NULL)
    AND (state IN ('proposed', 'lapsed', 'withdrawn') OR opened_at IS NOT NULL)
  ),
  CONSTRAINT "a vote ends after it began" CHECK (closes_at > coalesce(opened_at, proposed_at)),
  CONSTRAINT "what passed is counted down" CHECK ((state IN ('passed', 'decided')) = (countdown_ends_at IS NOT NULL) AND countdown_ends_at >= closes_at),
  CONSTRAINT "what is decided is a figure" CHECK (
    (state = 'decided') = (policy_id IS NOT NULL) AND (policy_id IS NULL) = (decided_at IS NULL) AND (policy_id IS NULL) = (decided_by IS NULL)
  ),
  CONSTRAINT "a figure is decided once" UNIQUE (policy_id)
);
CREATE INDEX policy_changes_newest ON policy_changes (proposed_at DESC, id DESC);
CREATE INDEX policy_changes_closing ON policy_changes (closes_at, id) WHERE state IN ('proposed', 'open');
CREATE INDEX policy_changes_by_name ON policy_changes (name);
CREATE INDEX policy_changes_by_proposer ON policy_changes (proposed_by);
CREATE INDEX policy_changes_by_organisation ON policy_changes (organisation_id);
CREATE INDEX policy_changes_by_seconder ON policy_changes (seconded_by);
CREATE INDEX policy_changes_seconded_for ON policy_changes (seconded_for);
CREATE INDEX policy_changes_by_decider ON policy_changes (decided_by);
CREATE TRIGGER policy_changes_stay BEFORE DELETE ON policy_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_changes_stay_the_same
  BEFORE UPDATE OF id, name, value, in_force_from, reason, proposed_at, proposed_by, organisation_id ON policy_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "an erased person proposes no change" BEFORE INSERT ON policy_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('proposed_by');

-- An organisation has one vote, cast by an admin of it, and it stays as it was cast.
CREATE TABLE policy_votes (
  change_id uuid NOT NULL REFERENCES policy_changes (id),
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  vote text NOT NULL,
  cast_at timestamptz NOT NULL,
  cast_by uuid NOT NULL REFERENCES "user" (id),
  CONSTRAINT "one member, one vote" PRIMARY KEY (change_id, organisation_id),
  CONSTRAINT "a vote is for, against or neither" CHECK (vote IN ('for', 'against', 'abstain'))
);
CREATE INDEX policy_votes_of_organisation ON policy_votes (organisation_id);
CREATE INDEX policy_votes_by_caster ON policy_votes (cast_by);
CREATE TRIGGER policy_votes_stay BEFORE UPDATE OR DELETE ON policy_votes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_votes_stay_all BEFORE TRUNCATE ON policy_votes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "an erased person casts no vote" BEFORE INSERT ON policy_votes FOR EACH ROW EXECUTE FUNCTION refuse_erased('cast_by');

GRANT SELECT, INSERT ON policy_changes, policy_votes TO barefoot_app;
GRANT UPDATE (state, seconded_by, seconded_for, opened_at, quorum, closes_at, countdown_ends_at, decided_at, decided_by, policy_id)
  ON policy_changes TO barefoot_app;
