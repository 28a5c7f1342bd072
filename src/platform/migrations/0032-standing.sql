-- Why an adviser may be trusted: credentials, the co-op they belong to, interests they declare, who oversees them, and what a
-- steward decided. Only what was approved is live.

-- What a person has a stake in. Kept when it is over.
CREATE TABLE interests (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" (id),
  organisation_id uuid REFERENCES organisations (id),
  organisation_name text,
  nature text NOT NULL,
  note text NOT NULL DEFAULT '',
  since date NOT NULL,
  until date,
  declared_at timestamptz NOT NULL,
  CONSTRAINT "an interest is in one organisation, by id or by name" CHECK (num_nonnulls(organisation_id, organisation_name) = 1),
  CONSTRAINT "the nature of an interest is known"
    CHECK (nature IN ('employment', 'membership', 'financial', 'family', 'other')),
  CONSTRAINT "the texts of an interest are bounded"
    CHECK (length(note) <= 1000 AND (organisation_name IS NULL OR length(organisation_name) BETWEEN 2 AND 120)),
  CONSTRAINT "an interest ends after it begins" CHECK (until >= since)
);
CREATE INDEX interests_of_person ON interests (user_id, declared_at, id);
CREATE INDEX interests_in_organisation ON interests (organisation_id);

-- What an adviser claims and a steward verifies. Changed in nothing: withdrawn, and claimed anew.
CREATE TABLE credentials (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  kind text NOT NULL,
  title text NOT NULL,
  issuer text NOT NULL,
  evidence_url text,
  evidence_note text NOT NULL DEFAULT '',
  issued_on date NOT NULL,
  expires_on date,
  state text NOT NULL DEFAULT 'claimed',
  claimed_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid REFERENCES "user" (id),
  reason text NOT NULL DEFAULT '',
  withdrawn_at timestamptz,
  warned_at timestamptz,
  CONSTRAINT "a credential is of a known kind"
    CHECK (kind IN ('qualification', 'accreditation', 'training', 'insurance', 'other')),
  CONSTRAINT "the texts of a credential are bounded" CHECK (
    length(title) BETWEEN 2 AND 160 AND length(issuer) BETWEEN 2 AND 160 AND length(evidence_note) <= 1000
    AND length(reason) <= 1000
  ),
  CONSTRAINT "a credential has evidence, at an https address or in words" CHECK (
    (evidence_url IS NOT NULL OR length(evidence_note) > 0)
    AND (evidence_url IS NULL OR (evidence_url LIKE 'https://%' AND length(evidence_url) <= 500))
  ),
  CONSTRAINT "a credential expires after it was issued" CHECK (expires_on > issued_on),
  CONSTRAINT "a credential is claimed, verified or refused" CHECK (state IN ('claimed', 'verified', 'refused')),
  CONSTRAINT "a decided credential says when and by whom" CHECK (
    (state = 'claimed') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)
  ),
  CONSTRAINT "a refused credential says why" CHECK (state <> 'refused' OR length(reason) >= 3)
);
CREATE INDEX credentials_of_expert ON credentials (expert_id, claimed_at, id);
CREATE INDEX credentials_by_expiry ON credentials (expires_on)
  WHERE state = 'verified' AND withdrawn_at IS NULL AND warned_at IS NULL;

-- Co-ops that an adviser is a member of, with us or not.
CREATE TABLE coop_memberships (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  name text NOT NULL,
  organisation_id uuid REFERENCES organisations (id),
  role text NOT NULL,
  since date NOT NULL,
  until date,
  added_at timestamptz NOT NULL,
  CONSTRAINT "a co-op has a name, and a role in it, of 2 to 120 characters"
    CHECK (length(name) BETWEEN 2 AND 120 AND length(role) BETWEEN 2 AND 120),
  CONSTRAINT "a membership ends after it begins" CHECK (until >= since)
);
CREATE INDEX coop_memberships_of_expert ON coop_memberships (expert_id, since, id);
CREATE INDEX coop_memberships_of_organisation ON coop_memberships (organisation_id);

-- Who answers for a barefoot adviser, from the asking on.
CREATE TABLE oversights (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  organisation_id uuid REFERENCES organisations (id),
  specialist_id uuid REFERENCES experts (id),
  state text NOT NULL,
  is_current boolean NOT NULL GENERATED ALWAYS AS (state = 'accepted') STORED,
  note text NOT NULL DEFAULT '',
  asked_at timestamptz NOT NULL,
  answered_at timestamptz,
  answered_by uuid REFERENCES "user" (id),
  ended_at timestamptz,
  ended_by uuid REFERENCES "user" (id),
  reason text NOT NULL DEFAULT '',
  CONSTRAINT "an oversight is in a known state"
    CHECK (state IN ('asked', 'accepted', 'declined', 'withdrawn', 'ended')),
  CONSTRAINT "a body or a specialist oversees, not both" CHECK (num_nonnulls(organisation_id, specialist_id) = 1),
  CONSTRAINT "nobody oversees themselves" CHECK (specialist_id <> expert_id),
  CONSTRAINT "an answered oversight says when and by whom" CHECK (
    (state IN ('accepted', 'declined', 'ended')) = (answered_at IS NOT NULL)
    AND (answered_at IS NULL) = (answered_by IS NULL)
  ),
  CONSTRAINT "an oversight that is over says when and by whom" CHECK (
    (state IN ('withdrawn', 'ended')) = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (ended_by IS NULL)
  ),
  CONSTRAINT "who declines or ends an oversight says why" CHECK (state NOT IN ('declined', 'ended') OR length(reason) >= 3),
  CONSTRAINT "the texts of an oversight are bounded" CHECK (length(note) <= 1000 AND length(reason) <= 1000),
  CONSTRAINT oversights_by_currency UNIQUE (id, expert_id, is_current)
);
CREATE UNIQUE INDEX "an adviser has one standing oversight" ON oversights (expert_id) WHERE state IN ('asked', 'accepted');
CREATE INDEX oversights_of_expert ON oversights (expert_id, asked_at, id);
CREATE INDEX oversights_by_organisation ON oversights (organisation_id, asked_at, id);
CREATE INDEX oversights_by_specialist ON oversights (specialist_id, asked_at, id);

-- What stewards decided about profiles, never changed.
CREATE TABLE profile_decisions (
  id uuid PRIMARY KEY,
  expert_id uuid NOT NULL REFERENCES experts (id),
  decision text NOT NULL,
  reasons text NOT NULL DEFAULT '',
  decided_at timestamptz NOT NULL,
  decided_by uuid NOT NULL REFERENCES "user" (id),
  CONSTRAINT "a decision on a profile is known"
    CHECK (decision IN ('approved', 'returned', 'suspended', 'lifted', 'promoted', 'not-promoted')),
  CONSTRAINT "a decision that disappoints has its reasons, which are not long" CHECK (
    length(reasons) <= 2000 AND (decision NOT IN ('returned', 'suspended', 'promoted', 'not-promoted') OR length(reasons) >= 3)
  )
);
CREATE INDEX profile_decisions_in_order ON profile_decisions (expert_id, decided_at, id);
CREATE TRIGGER "what was decided stays decided" BEFORE UPDATE OR DELETE OR TRUNCATE ON profile_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();

-- Nobody was asked until now, neither a steward nor the body: what is live begins again, as a draft whose body is asked.
INSERT INTO oversights (id, expert_id, organisation_id, state, asked_at)
  SELECT gen_random_uuid(), e.id, e.overseen_by, 'asked', e.state_since FROM experts e
  WHERE e.kind = 'barefoot' AND e.overseen_by IS NOT NULL;
UPDATE experts SET state = 'draft' WHERE state <> 'draft';

ALTER TABLE experts
  DROP CONSTRAINT "a live barefoot adviser has a body that answers for them",
  DROP CONSTRAINT "a profile is draft, live or paused",
  DROP COLUMN overseen_by,
  ADD COLUMN interests_declared_at timestamptz,
  ADD COLUMN approved_at timestamptz,
  ADD COLUMN suspended_at timestamptz,
  ADD COLUMN oversight_id uuid,
  ADD COLUMN has_oversight boolean NOT NULL GENERATED ALWAYS AS (oversight_id IS NOT NULL) STORED,
  ADD CONSTRAINT "a profile is draft, submitted, live or paused" CHECK (state IN ('draft', 'submitted', 'live', 'paused')),
  ADD CONSTRAINT "a profile is live after it was approved, and not before"
    CHECK ((state IN ('live', 'paused')) = (approved_at IS NOT NULL)),
  ADD CONSTRAINT "who is submitted has declared their interests" CHECK (state = 'draft' OR interests_declared_at IS NOT NULL),
  ADD CONSTRAINT "who is suspended is paused" CHECK (suspended_at IS NULL OR state = 'paused'),
  ADD CONSTRAINT "somebody answers for a live barefoot adviser"
    CHECK (kind <> 'barefoot' OR state IN ('draft', 'paused') OR oversight_id IS NOT NULL),
  -- Whoever is named here has accepted, and not ended it: the key holds the oversight's own word for that.
  ADD CONSTRAINT "who answers for an adviser has said yes to it"
    FOREIGN KEY (oversight_id, id, has_oversight) REFERENCES oversights (id, expert_id, is_current);
CREATE INDEX experts_by_oversight ON experts (oversight_id, id, has_oversight);
CREATE INDEX experts_to_verify ON experts (state_since, id) WHERE state = 'submitted';

GRANT SELECT, INSERT, UPDATE (until) ON interests TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (state, decided_at, decided_by, reason, withdrawn_at, warned_at) ON credentials TO barefoot_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON coop_memberships TO barefoot_app;
GRANT SELECT, INSERT ON oversights TO barefoot_app;
GRANT UPDATE (state, answered_at, answered_by, ended_at, ended_by, reason) ON oversights TO barefoot_app;
GRANT SELECT, INSERT ON profile_decisions TO barefoot_app;
