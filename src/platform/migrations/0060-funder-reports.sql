-- What came of support, and what funders were reported: periods that are locked, as they were told.

ALTER TABLE vouchers ADD CONSTRAINT "a voucher is of one organisation" UNIQUE (id, organisation_id);

-- Said by the organisation or a steward; a mistake is withdrawn, and recorded anew.
CREATE TABLE outcomes (
  id uuid PRIMARY KEY,
  voucher_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  kind text NOT NULL,
  -- How many, in pence where it is money, or 1 for yes and 0 for no.
  value bigint NOT NULL,
  happened_on date NOT NULL,
  evidence text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES "user" (id),
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES "user" (id),
  CONSTRAINT "an outcome is of the organisation that had the voucher"
    FOREIGN KEY (voucher_id, organisation_id) REFERENCES vouchers (id, organisation_id),
  CONSTRAINT "an outcome is of a known kind" CHECK (
    kind IN ('registration', 'jobs-before', 'jobs', 'finance-raised', 'trading-12-months', 'trading-24-months')
  ),
  CONSTRAINT "an outcome has a value of its kind" CHECK (CASE kind
    WHEN 'registration' THEN value = 1
    WHEN 'finance-raised' THEN value BETWEEN 1 AND 100000000000
    WHEN 'trading-12-months' THEN value IN (0, 1)
    WHEN 'trading-24-months' THEN value IN (0, 1)
    ELSE value BETWEEN 0 AND 100000
  END),
  CONSTRAINT "an outcome has evidence" CHECK (length(evidence) BETWEEN 3 AND 2000),
  CONSTRAINT "an outcome that is recorded has happened"
    CHECK (happened_on <= (recorded_at AT TIME ZONE 'Europe/London')::date),
  CONSTRAINT "an outcome that is withdrawn says when and by whom" CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX outcomes_of_voucher ON outcomes (voucher_id, organisation_id, recorded_at DESC, id DESC);
CREATE INDEX outcomes_of_organisation ON outcomes (organisation_id, recorded_at, id);
CREATE INDEX outcomes_by_recorder ON outcomes (recorded_by);
CREATE INDEX outcomes_by_withdrawer ON outcomes (withdrawn_by);

-- Both days are in it, on a British calendar.
CREATE TABLE report_periods (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL REFERENCES programmes (id),
  from_on date NOT NULL,
  to_on date NOT NULL,
  locked_at timestamptz NOT NULL,
  locked_by uuid NOT NULL REFERENCES "user" (id),
  CONSTRAINT "a period is of a day to 24 months" CHECK (to_on >= from_on AND to_on < from_on + interval '24 months'),
  CONSTRAINT "a period is locked when it is over" CHECK ((to_on + 1)::timestamp AT TIME ZONE 'Europe/London' <= locked_at),
  CONSTRAINT "a day of a programme is in one period that is locked"
    EXCLUDE USING gist (programme_id WITH =, daterange(from_on, to_on, '[]') WITH &&)
);
CREATE INDEX report_periods_in_order ON report_periods (programme_id, locked_at DESC, id DESC);
CREATE INDEX report_periods_by_person ON report_periods (locked_by);

-- What was reported. The first version is written with the lock, each later one for a reason; `changes` says what it moved.
CREATE TABLE report_versions (
  period_id uuid NOT NULL REFERENCES report_periods (id),
  version integer NOT NULL,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL REFERENCES "user" (id),
  reason text,
  snapshot jsonb NOT NULL,
  hash text NOT NULL,
  changes jsonb NOT NULL,
  PRIMARY KEY (period_id, version),
  CONSTRAINT "a report is restated at most 99 times" CHECK (version BETWEEN 1 AND 100),
  CONSTRAINT "a restatement has a reason, and the first report none"
    CHECK (CASE WHEN version = 1 THEN reason IS NULL ELSE coalesce(length(reason), 0) BETWEEN 3 AND 500 END),
  CONSTRAINT "a report is hashed" CHECK (hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX report_versions_by_person ON report_versions (made_by);

CREATE TRIGGER report_periods_stay BEFORE UPDATE OR DELETE ON report_periods FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_periods_stay_all BEFORE TRUNCATE ON report_periods FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_versions_stay BEFORE UPDATE OR DELETE ON report_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_versions_stay_all BEFORE TRUNCATE ON report_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who the people of supported organisations are, in counts of five or more, of a period that is locked and only then. Each
-- person counts once for a funder: in the period and the programme of the first voucher that reached them. So no two tables
-- are of people of whom the one are among the other, and no difference of them tells of a few.
CREATE FUNCTION report_equality(period uuid) RETURNS TABLE (question text, answer text, count integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS (
    SELECT p.programme_id, g.funder_id, p.from_on::timestamp AT TIME ZONE 'Europe/London' AS from_at,
      (p.to_on + 1)::timestamp AT TIME ZONE 'Europe/London' AS until_at
    FROM report_periods p JOIN programmes g ON g.id = p.programme_id WHERE p.id = period
  ),
  reached AS (
    SELECT DISTINCT ON (m.user_id) m.user_id, v.programme_id, v.accepted_at
    FROM asked JOIN programmes g ON g.funder_id = asked.funder_id
      JOIN vouchers v ON v.programme_id = g.id AND v.accepted_at IS NOT NULL
      JOIN memberships m ON m.organisation_id = v.organisation_id
    ORDER BY m.user_id, v.accepted_at, v.id
  ),
  counted AS (
    SELECT c.question, c.answer, c.place, (
      SELECT count(*)::int FROM asked JOIN reached r ON r.programme_id = asked.programme_id
        AND r.accepted_at >= asked.from_at AND r.accepted_at < asked.until_at
        JOIN equality_answers a ON a.user_id = r.user_id AND (a.question, a.answer) = (c.question, c.answer)
    ) AS n
    FROM equality_choices c
  ),
  tables AS (
    SELECT c.question, array_agg(c.answer ORDER BY c.place) AS answers, suppressed(array_agg(c.n ORDER BY c.place)) AS shown
    FROM counted c GROUP BY c.question
  )
  SELECT t.question, each.answer, each.shown
  FROM tables t, unnest(t.answers, t.shown) WITH ORDINALITY AS each (answer, shown, place) ORDER BY t.question, each.place;
$$;
REVOKE ALL ON FUNCTION report_equality FROM PUBLIC;

GRANT SELECT, INSERT ON outcomes, report_periods, report_versions TO barefoot_app;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON outcomes TO barefoot_app;
GRANT EXECUTE ON FUNCTION report_equality(uuid) TO barefoot_app;
