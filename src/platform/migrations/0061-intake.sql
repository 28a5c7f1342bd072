-- Answers to the diagnostic that an organisation said may be kept: codes and figures, and no text of anybody's own.

CREATE TABLE diagnostics (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  -- `Answers` in src/intake/proposal/answers.ts.
  answers jsonb NOT NULL,
  -- Of the questions and rules.
  version integer NOT NULL,
  -- Of the text that was said yes to (src/intake/consent.ts), when, and by whom.
  consent_version integer NOT NULL,
  kept_at timestamptz NOT NULL,
  kept_by uuid NOT NULL REFERENCES "user" (id),
  CONSTRAINT "answers are an object of at most 4000 characters"
    CHECK (jsonb_typeof(answers) = 'object' AND length(answers::text) <= 4000),
  CONSTRAINT "answers are given to a version of the questions" CHECK (version >= 1),
  CONSTRAINT "answers are kept by consent to a text" CHECK (consent_version >= 1)
);
CREATE INDEX diagnostics_of_organisation ON diagnostics (organisation_id, kept_at DESC, id DESC);
CREATE INDEX diagnostics_by_person ON diagnostics (kept_by);
CREATE INDEX diagnostics_by_age ON diagnostics (kept_at);

CREATE TRIGGER "an erased person consents to nothing" BEFORE INSERT ON diagnostics
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('kept_by');

-- What was answered is not rewritten: it is removed, and answered anew.
GRANT SELECT, INSERT, DELETE ON diagnostics TO barefoot_app;
