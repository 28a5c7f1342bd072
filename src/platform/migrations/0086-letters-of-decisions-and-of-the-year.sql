-- What those who vote are written to about the members' figures: noted with the fact, told by a sweep, to each of them once.
CREATE TABLE policy_news (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  -- Of a change, ...
  change_id uuid REFERENCES policy_changes (id),
  -- ... or of a figure that was set in an emergency.
  policy_id uuid REFERENCES policies (id),
  -- From when on it is true, and told.
  due_at timestamptz NOT NULL,
  -- Whom it was told last, in the order of people's ids, while there are more. Not whose it is: no row is about a person.
  told_through uuid,
  told_at timestamptz,
  CONSTRAINT "news of figures has a kind" CHECK (
    kind IN ('opened', 'passed', 'rejected', 'no-quorum', 'withdrawn', 'in-force', 'overridden')
  ),
  CONSTRAINT "news is of a change, or of an emergency" CHECK (
    (change_id IS NULL) = (kind = 'overridden') AND (policy_id IS NOT NULL) = (kind = 'overridden')
  ),
  CONSTRAINT "news of a change is told once" UNIQUE (change_id, kind),
  CONSTRAINT "an emergency is told once" UNIQUE (policy_id),
  CONSTRAINT "news is told when it is true, and then to nobody more" CHECK (
    told_at IS NULL OR (told_at >= due_at AND told_through IS NULL)
  )
);
CREATE INDEX policy_news_to_tell ON policy_news (due_at, id) WHERE told_at IS NULL;
CREATE TRIGGER policy_news_stay BEFORE DELETE ON policy_news FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_news_stay_the_same BEFORE UPDATE OF id, kind, change_id, policy_id, due_at ON policy_news
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_news_stay_all BEFORE TRUNCATE ON policy_news FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON policy_news TO barefoot_app;
GRANT UPDATE (told_through, told_at) ON policy_news TO barefoot_app;

-- That an adviser was asked for what the tax office is to be told of them, and was given what it is told: each once of a year.
CREATE TABLE tax_letters (
  expert_id uuid NOT NULL REFERENCES experts (id),
  -- A calendar year in London.
  year integer NOT NULL,
  kind text NOT NULL,
  -- What we did not know when it was written.
  missing text[] NOT NULL,
  told_at timestamptz NOT NULL,
  CONSTRAINT "a letter about tax is written once of a year" PRIMARY KEY (expert_id, year, kind),
  CONSTRAINT "a letter about tax asks for details, or brings a statement" CHECK (kind IN ('details-missing', 'year-statement')),
  CONSTRAINT "details are asked for where some are missing" CHECK (
    missing <@ ARRAY['legal_name', 'address', 'country', 'tax_number', 'date_of_birth', 'account']
    AND (kind = 'year-statement' OR cardinality(missing) > 0)
  ),
  CONSTRAINT "details are asked for in December, a statement follows its year" CHECK (
    year BETWEEN 2020 AND 2099 AND CASE kind
      WHEN 'details-missing' THEN date_trunc('month', told_at AT TIME ZONE 'Europe/London') = make_date(year, 12, 1)
      ELSE told_at AT TIME ZONE 'Europe/London' >= make_date(year + 1, 1, 1) END
  )
);
CREATE TRIGGER tax_letters_stay BEFORE UPDATE OR DELETE ON tax_letters FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tax_letters_stay_all BEFORE TRUNCATE ON tax_letters FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "an erased person is written to no more" BEFORE INSERT ON tax_letters
  FOR EACH ROW EXECUTE FUNCTION refuse_destination_of_erased();

GRANT SELECT, INSERT ON tax_letters TO barefoot_app;

-- Who earned something in a year.
CREATE INDEX earnings_by_day ON earnings (earned_at, expert_id);
