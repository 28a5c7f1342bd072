-- What people may ask of us about what we keep of them: erasures, complaints, equality answers, and how long things are kept.

-- The names of policies as rows, so that whoever adds one need not know all others.
CREATE TABLE policy_names (name text PRIMARY KEY);
INSERT INTO policy_names (name)
  SELECT name FROM policies
  UNION
  SELECT word[1] FROM pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([a-z-]+)''', 'g') AS word
  WHERE c.conrelid = 'policies'::regclass AND c.conname = 'a policy is known'
  UNION
  SELECT 'retention';
ALTER TABLE policies
  DROP CONSTRAINT "a policy is known",
  ADD CONSTRAINT "a policy is known" FOREIGN KEY (name) REFERENCES policy_names (name);

INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000038', 'retention', '{"letter_days": 90, "sign_in_trace_days": 1, "idempotency_key_days": 1, "lapsed_hold_days": 90, "message_days": 730, "complaint_years": 6, "financial_years": 6, "erasure_grace_days": 7}', '2025-10-22T00:00:00Z', 'Founding policy; six years: Limitation Act 1980, section 5', '2025-10-22T00:00:00Z');

-- Somebody asks to be forgotten. It can be taken back until it is done.
CREATE TABLE erasures (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" (id),
  asked_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  hindrance_told_at timestamptz,
  done_at timestamptz,
  released_at timestamptz,
  CONSTRAINT "an erasure is due after it was asked for" CHECK (due_at >= asked_at AND isfinite(due_at)),
  CONSTRAINT "an erasure is withdrawn or done, not both" CHECK (withdrawn_at IS NULL OR done_at IS NULL),
  CONSTRAINT "an erasure is done when it is due, not before" CHECK (done_at IS NULL OR done_at >= due_at),
  CONSTRAINT "what the law holds is let go after the erasure" CHECK (
    released_at IS NULL OR (done_at IS NOT NULL AND released_at >= done_at)
  )
);
CREATE UNIQUE INDEX "a person has one standing erasure" ON erasures (user_id) WHERE withdrawn_at IS NULL;
CREATE INDEX erasures_of_person ON erasures (user_id, asked_at);
CREATE INDEX erasures_to_do ON erasures (due_at) WHERE withdrawn_at IS NULL AND done_at IS NULL;
CREATE INDEX erasures_to_release ON erasures (done_at) WHERE done_at IS NOT NULL AND released_at IS NULL;

-- Whatever was under way while somebody was erased waits for it, and then finds nobody. Its argument: the column that says who.
CREATE FUNCTION refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  PERFORM FROM "user" WHERE id = person FOR KEY SHARE;
  IF EXISTS (SELECT FROM erasures WHERE user_id = person AND done_at IS NOT NULL) THEN
    RAISE EXCEPTION 'nothing begins for an erased person'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'nothing begins for an erased person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "an erased person stays erased" BEFORE UPDATE ON "user" FOR EACH ROW EXECUTE FUNCTION refuse_erased('id');
CREATE TRIGGER "an erased person is not signed in" BEFORE INSERT ON "session" FOR EACH ROW EXECUTE FUNCTION refuse_erased('userId');
CREATE TRIGGER "an erased person joins nothing" BEFORE INSERT ON memberships FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
CREATE TRIGGER "an erased person makes no key" BEFORE INSERT ON api_keys FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
-- What is counted of advisers goes on being counted.
CREATE TRIGGER "an erased person advises nobody"
  BEFORE INSERT OR UPDATE OF name, headline_en, headline_cy, about_en, about_cy, state ON experts FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
CREATE TRIGGER "an erased person books nothing" BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION refuse_erased('booked_by');

-- What the application may not do by itself, and does for somebody who has asked for it.
CREATE FUNCTION erase_kept_of(person uuid, at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM erasures WHERE user_id = person AND withdrawn_at IS NULL AND due_at <= at) THEN
    RAISE EXCEPTION 'nobody asked for the erasure of %', person;
  END IF;
  DELETE FROM api_keys WHERE user_id = person;
  DELETE FROM notification_preferences WHERE user_id = person;
  UPDATE messages SET text = '[erased]' WHERE written_by = person;
  UPDATE files SET name = 'erased', removed_at = coalesce(removed_at, at) WHERE put_up_by = person;
  DELETE FROM file_contents WHERE file_id IN (SELECT f.id FROM files f WHERE f.put_up_by = person);
  DELETE FROM read_marks WHERE user_id = person;
  UPDATE invitations SET
    email = 'erased-' || id || '@erased.invalid',
    withdrawn_by = CASE WHEN accepted_at IS NULL AND withdrawn_at IS NULL THEN person ELSE withdrawn_by END,
    withdrawn_at = CASE WHEN accepted_at IS NULL AND withdrawn_at IS NULL THEN at ELSE withdrawn_at END
  WHERE accepted_by = person OR email = (SELECT u.email FROM "user" u WHERE u.id = person);
END $$;
-- What was said and shown before an instant, for the sweep that goes by the policy.
CREATE FUNCTION forget_messages_before(instant timestamptz, at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM messages WHERE written_at < instant;
  DELETE FROM file_contents WHERE file_id IN (SELECT f.id FROM files f WHERE f.put_up_at < instant);
  UPDATE files SET name = 'forgotten', removed_at = coalesce(removed_at, at) WHERE put_up_at < instant AND name <> 'forgotten';
END $$;
REVOKE ALL ON FUNCTION erase_kept_of, forget_messages_before FROM PUBLIC;

-- The register of complaints. Its history is only ever added to; texts go when their time is over.
CREATE TABLE complaints (
  id uuid PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  user_id uuid NOT NULL REFERENCES "user" (id),
  about text NOT NULL,
  body text NOT NULL,
  booking_reference text,
  state text NOT NULL DEFAULT 'received',
  received_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  resolved_at timestamptz,
  outcome text,
  reminded_at timestamptz,
  overdue_at timestamptz,
  forgotten_at timestamptz,
  CONSTRAINT "a complaint is about something known"
    CHECK (about IN ('service', 'adviser', 'data-protection', 'accessibility', 'welsh-language', 'other')),
  CONSTRAINT "a complaint is said in 10 to 4000 characters, until forgotten" CHECK (
    CASE WHEN forgotten_at IS NULL THEN length(body) BETWEEN 10 AND 4000 ELSE body = '' END
  ),
  CONSTRAINT "a reference to a booking is at most 64 characters" CHECK (length(booking_reference) <= 64),
  CONSTRAINT "a complaint is received, acknowledged or resolved" CHECK (state IN ('received', 'acknowledged', 'resolved')),
  CONSTRAINT "a complaint is acknowledged before it is resolved" CHECK (
    (state = 'received') = (acknowledged_at IS NULL) AND (state = 'resolved') = (resolved_at IS NOT NULL)
  ),
  CONSTRAINT "a resolved complaint says how it ended, until it is forgotten" CHECK (
    CASE
      WHEN state <> 'resolved' THEN outcome IS NULL
      WHEN forgotten_at IS NULL THEN outcome IS NOT NULL AND length(outcome) BETWEEN 10 AND 4000
      ELSE outcome IS NOT NULL AND outcome = ''
    END
  ),
  CONSTRAINT "only a resolved complaint is forgotten" CHECK (forgotten_at IS NULL OR state = 'resolved'),
  CONSTRAINT "a complaint is due after it was received" CHECK (due_at > received_at AND isfinite(due_at))
);
CREATE INDEX complaints_of_person ON complaints (user_id, received_at);
CREATE INDEX complaints_by_due ON complaints (due_at, id);
CREATE INDEX complaints_to_forget ON complaints (resolved_at) WHERE state = 'resolved' AND forgotten_at IS NULL;

CREATE TABLE complaint_events (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaints (id),
  kind text NOT NULL,
  at timestamptz NOT NULL,
  by_user uuid REFERENCES "user" (id),
  CONSTRAINT "what becomes of a complaint is of a known kind"
    CHECK (kind IN ('received', 'acknowledged', 'resolved', 'stewards-reminded', 'overdue', 'forgotten'))
);
CREATE INDEX complaint_events_in_order ON complaint_events (complaint_id, at, id);
CREATE INDEX complaint_events_by_doer ON complaint_events (by_user);
CREATE TRIGGER "what became of a complaint stays" BEFORE UPDATE OR DELETE OR TRUNCATE ON complaint_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();

-- Who people are, if they care to say. The application has no right to this table: it asks the functions below, which give
-- a person their own answers, and anybody else counts that give nobody away.
CREATE TABLE equality_choices (
  question text NOT NULL,
  answer text NOT NULL,
  place integer NOT NULL,
  PRIMARY KEY (question, answer)
);
CREATE TABLE equality_answers (
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  question text NOT NULL,
  answer text NOT NULL,
  CONSTRAINT "a person answers a question once" PRIMARY KEY (user_id, question),
  CONSTRAINT "an answer is one of those to its question"
    FOREIGN KEY (question, answer) REFERENCES equality_choices (question, answer)
);
CREATE INDEX equality_answers_by_answer ON equality_answers (question, answer);

INSERT INTO equality_choices (question, answer, place)
  SELECT question, answer, place
  FROM (VALUES
    ('age', ARRAY['16-24', '25-34', '35-44', '45-54', '55-64', '65-and-over', 'prefer-not-to-say']),
    ('gender', ARRAY['woman', 'man', 'non-binary', 'another-gender', 'prefer-not-to-say']),
    ('ethnicity', ARRAY[
      'asian-bangladeshi', 'asian-chinese', 'asian-indian', 'asian-pakistani', 'asian-other',
      'black-african', 'black-caribbean', 'black-other',
      'mixed-white-and-asian', 'mixed-white-and-black-african', 'mixed-white-and-black-caribbean', 'mixed-other',
      'white-british', 'white-irish', 'white-gypsy-or-irish-traveller', 'white-roma', 'white-other',
      'arab', 'any-other', 'prefer-not-to-say']),
    ('disability', ARRAY['limited-a-lot', 'limited-a-little', 'not-limited', 'no-condition', 'prefer-not-to-say']),
    ('sexual_orientation', ARRAY['straight-or-heterosexual', 'gay-or-lesbian', 'bisexual', 'another-orientation', 'prefer-not-to-say']),
    ('religion', ARRAY['none', 'buddhist', 'christian', 'hindu', 'jewish', 'muslim', 'sikh', 'another-religion', 'prefer-not-to-say']),
    ('first_language', ARRAY['english', 'welsh', 'british-sign-language', 'another-language', 'prefer-not-to-say'])
  ) AS asked (question, answers), unnest(answers) WITH ORDINALITY AS choice (answer, place);

-- Counts as they may be shown: NULL stands for one that is under five, and for those that would give one away. Next to a
-- hidden one the smallest that are shown are hidden as well, all of the same size together, until there are two or more, with
-- five or more people in them, and not four in each. See docs/decisions/0016.
CREATE FUNCTION suppressed(counts integer[]) RETURNS integer[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  limit_shown integer := 5;
  hidden integer;
  people integer;
BEGIN
  IF NOT 5 > ANY (counts) THEN RETURN counts; END IF;
  LOOP
    SELECT count(*), sum(n) INTO hidden, people FROM unnest(counts) AS n WHERE n < limit_shown;
    EXIT WHEN hidden = cardinality(counts) OR (hidden >= 2 AND people >= 5 AND people <> 4 * hidden);
    limit_shown := (SELECT min(n) + 1 FROM unnest(counts) AS n WHERE n >= limit_shown);
  END LOOP;
  RETURN ARRAY(SELECT CASE WHEN n >= limit_shown THEN n END FROM unnest(counts) WITH ORDINALITY AS c (n, place) ORDER BY place);
END $$;

CREATE FUNCTION own_equality_answers(person uuid) RETURNS TABLE (question text, answer text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.question, a.answer FROM equality_answers a WHERE a.user_id = person ORDER BY a.question;
$$;

-- All answers of a person at once: those that are not given are taken away.
CREATE FUNCTION give_equality_answers(person uuid, given jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM "user" WHERE id = person FOR NO KEY UPDATE; -- two requests of one person wait for each other
  IF EXISTS (SELECT FROM erasures WHERE user_id = person AND done_at IS NOT NULL) THEN RETURN; END IF;
  DELETE FROM equality_answers WHERE user_id = person;
  INSERT INTO equality_answers (user_id, question, answer) SELECT person, key, value FROM jsonb_each_text(given);
END $$;

CREATE FUNCTION take_back_equality_answers(person uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM equality_answers WHERE user_id = person;
$$;

-- Advisers are people with a profile, clients those who act for a start-up or a co-op; no total is told of either.
CREATE FUNCTION equality_aggregates() RETURNS TABLE (people text, question text, answer text, count integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH answered AS (
    SELECT 'advisers' AS people, a.question, a.answer FROM equality_answers a
    WHERE EXISTS (SELECT FROM experts e WHERE e.user_id = a.user_id)
    UNION ALL
    SELECT 'clients', a.question, a.answer FROM equality_answers a
    WHERE EXISTS (
      SELECT FROM memberships m JOIN organisations o ON o.id = m.organisation_id
      WHERE m.user_id = a.user_id AND o.kind IN ('start_up', 'co_op')
    )
  ),
  counted AS (
    SELECT p.people, c.question, c.answer, c.place,
      (SELECT count(*)::int FROM answered a WHERE (a.people, a.question, a.answer) = (p.people, c.question, c.answer)) AS n
    FROM (VALUES ('advisers'), ('clients')) AS p (people), equality_choices c
  ),
  tables AS (
    SELECT c.people, c.question, array_agg(c.answer ORDER BY c.place) AS answers, suppressed(array_agg(c.n ORDER BY c.place)) AS shown
    FROM counted c GROUP BY c.people, c.question
  )
  SELECT t.people, t.question, each.answer, each.shown
  FROM tables t, unnest(t.answers, t.shown) WITH ORDINALITY AS each (answer, shown, place)
  ORDER BY t.people, t.question, each.place;
$$;
REVOKE ALL ON FUNCTION own_equality_answers, give_equality_answers, take_back_equality_answers, equality_aggregates FROM PUBLIC;

GRANT SELECT, INSERT, UPDATE (withdrawn_at, hindrance_told_at, done_at, released_at) ON erasures TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (state, acknowledged_at, resolved_at, outcome, reminded_at, overdue_at, body, booking_reference, forgotten_at)
  ON complaints TO barefoot_app;
GRANT SELECT, INSERT ON complaint_events TO barefoot_app;
GRANT EXECUTE ON FUNCTION erase_kept_of, forget_messages_before, own_equality_answers, give_equality_answers, take_back_equality_answers, equality_aggregates
  TO barefoot_app;
