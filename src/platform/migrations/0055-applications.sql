-- Who asks a programme for support and who decides on it: the diagnosis, the panel's scores, decisions, appeals, and who is too
-- close to an organisation to have a say in its case.

-- Whom somebody advised or wrote to as an adviser. Bookings and conversations write it, so that a panel knows of it.
CREATE TABLE working_relations (
  user_id uuid NOT NULL REFERENCES "user" (id),
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  since timestamptz NOT NULL,
  PRIMARY KEY (user_id, organisation_id)
);
CREATE INDEX working_relations_of_organisation ON working_relations (organisation_id);

INSERT INTO working_relations (user_id, organisation_id, since)
SELECT user_id, organisation_id, min(since) FROM (
  SELECT x.user_id, b.organisation_id, b.confirmed_at AS since FROM bookings b JOIN experts x ON x.id = b.expert_id
  WHERE b.confirmed_at IS NOT NULL
  UNION ALL
  SELECT m.written_by, c.organisation_id, m.written_at FROM messages m JOIN conversations c ON c.id = m.conversation_id
  WHERE m.side = 'adviser'
) AS worked GROUP BY user_id, organisation_id;

-- What a panel scores, each from 0 to 5 and all of the same weight.
ALTER TABLE programmes
  ADD COLUMN criteria text[] NOT NULL DEFAULT '{need,readiness,co-operative-character,impact}',
  ADD CONSTRAINT "a programme scores 1 to 8 known criteria" CHECK (
    cardinality(criteria) BETWEEN 1 AND 8 AND criteria <@ ARRAY[
      'need', 'readiness', 'co-operative-character', 'impact', 'reach', 'viability', 'environment', 'welsh-language'
    ]
  );

ALTER TABLE applications
  -- Of an intake diagnostic; which there are is not known here.
  ADD COLUMN diagnostic_id uuid,
  ADD COLUMN diagnosed_at timestamptz,
  ADD COLUMN diagnosed_by uuid REFERENCES "user" (id),
  ADD COLUMN adviser_kind text,
  ADD COLUMN diagnosed_topics text[] NOT NULL DEFAULT '{}',
  ADD COLUMN diagnosis text NOT NULL DEFAULT '',
  -- The median of the totals of its scorers, in half points: that of an even number of them may lie between two.
  ADD COLUMN score_half_points integer,
  -- The day of the meeting that decided.
  ADD COLUMN decided_on date,
  ADD COLUMN appealed_by uuid REFERENCES "user" (id),
  ADD COLUMN appeal_statement text,
  ADD COLUMN appeal_decided_by uuid REFERENCES "user" (id),
  ADD COLUMN appeal_decision text,
  ADD COLUMN appeal_reason text,
  ADD CONSTRAINT "a diagnosis says when, by whom and what kind of adviser" CHECK (
    (diagnosed_at IS NULL) = (diagnosed_by IS NULL) AND (diagnosed_at IS NULL) = (adviser_kind IS NULL)
    AND adviser_kind IN ('specialist', 'barefoot') AND (state <> 'diagnosed' OR diagnosed_at IS NOT NULL)
  ),
  ADD CONSTRAINT "a diagnosis is of at most 5 topics and 4000 characters"
    CHECK (cardinality(diagnosed_topics) <= 5 AND length(diagnosis) <= 4000),
  ADD CONSTRAINT "an application that is scored has its score"
    CHECK (score_half_points BETWEEN 0 AND 80 AND (state <> 'scored' OR score_half_points IS NOT NULL)),
  ADD CONSTRAINT "who decides says of which day and by which reference" CHECK (
    decided_by IS NULL OR (
      decided_at IS NOT NULL AND decided_on IS NOT NULL AND decision_reference IS NOT NULL
      AND length(decision_reference) BETWEEN 3 AND 140
    )
  ),
  -- As before, and not let through where there is none.
  DROP CONSTRAINT "a rejection gives its reason",
  ADD CONSTRAINT "a rejection gives its reason" CHECK (
    state <> 'rejected' OR (decided_at IS NOT NULL AND reason IS NOT NULL AND length(reason) BETWEEN 3 AND 2000)
  ),
  ADD CONSTRAINT "an appeal says what, when and by whom" CHECK (
    (appealed_at IS NULL) = (appealed_by IS NULL) AND (appealed_at IS NULL) = (appeal_statement IS NULL)
    AND length(appeal_statement) BETWEEN 3 AND 4000
  ),
  ADD CONSTRAINT "an appeal is decided once, for a reason" CHECK (
    (appeal_decided_at IS NULL) = (appeal_decided_by IS NULL) AND (appeal_decided_at IS NULL) = (appeal_decision IS NULL)
    AND (appeal_decided_at IS NULL) = (appeal_reason IS NULL) AND (appeal_decided_at IS NULL OR appealed_at IS NOT NULL)
    AND appeal_decision IN ('upheld', 'dismissed') AND length(appeal_reason) BETWEEN 3 AND 2000
  );
CREATE INDEX applications_of_programme ON applications (programme_id, started_at, id);
CREATE INDEX applications_by_start ON applications (started_at, id);

CREATE TABLE application_scorers (
  application_id uuid NOT NULL REFERENCES applications (id),
  user_id uuid NOT NULL REFERENCES "user" (id),
  assigned_at timestamptz NOT NULL,
  assigned_by uuid NOT NULL REFERENCES "user" (id),
  -- They may score, and everybody on the panel sees it.
  of_funder boolean NOT NULL,
  recused_at timestamptz,
  recused_by uuid REFERENCES "user" (id),
  recusal_reason text,
  PRIMARY KEY (application_id, user_id),
  CONSTRAINT "who leaves a panel says when and why" CHECK (
    (recused_at IS NULL) = (recused_by IS NULL) AND (recused_at IS NULL) = (recusal_reason IS NULL)
    AND length(recusal_reason) BETWEEN 3 AND 500
  )
);
CREATE INDEX application_scorers_by_person ON application_scorers (user_id, application_id);

CREATE TABLE application_scores (
  application_id uuid NOT NULL,
  user_id uuid NOT NULL,
  scored_at timestamptz NOT NULL,
  -- The programme's as they were, and the points of each.
  criteria text[] NOT NULL,
  points integer[] NOT NULL,
  comment text NOT NULL,
  CONSTRAINT "a scorer scores an application once" PRIMARY KEY (application_id, user_id),
  CONSTRAINT "who scores was asked to" FOREIGN KEY (application_id, user_id) REFERENCES application_scorers (application_id, user_id),
  CONSTRAINT "each criterion has 0 to 5 points" CHECK (
    cardinality(criteria) BETWEEN 1 AND 8 AND cardinality(points) = cardinality(criteria)
    AND array_position(points, NULL) IS NULL AND 0 <= ALL (points) AND 5 >= ALL (points)
  ),
  CONSTRAINT "a score is explained in at most 2000 characters" CHECK (length(comment) <= 2000)
);

CREATE TRIGGER application_scores_stay BEFORE UPDATE OR DELETE ON application_scores FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_scores_stay_all BEFORE TRUNCATE ON application_scores FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON working_relations, application_scorers, application_scores TO barefoot_app;
GRANT UPDATE (recused_at, recused_by, recusal_reason) ON application_scorers TO barefoot_app;
