-- What becomes of an award: what its organisation declared, the law on subsidies, who decided what, and who is told.

ALTER TABLE vouchers
  ADD COLUMN clawback_cause text,
  ADD CONSTRAINT "what is clawed back has a cause" CHECK (
    (state = 'clawed-back') = (clawback_cause IS NOT NULL)
    AND clawback_cause IN ('false-declaration', 'funder-error', 'platform-error')
  ),
  ADD UNIQUE (id, value_minor);
CREATE INDEX vouchers_of_programme_in_order ON vouchers (programme_id, offered_at DESC, id DESC);
CREATE INDEX vouchers_starting ON vouchers (start_by) WHERE state IN ('active', 'suspended');

-- What whoever accepts a voucher declares. A text that changes is a new version, from an instant on.
CREATE TABLE declaration_texts (
  code text NOT NULL,
  version integer NOT NULL,
  -- Only for vouchers that the law on subsidies is about.
  subsidy_only boolean NOT NULL DEFAULT false,
  text_en text NOT NULL,
  text_cy text NOT NULL,
  in_force_from timestamptz NOT NULL,
  PRIMARY KEY (code, version),
  CONSTRAINT "a declaration is a word" CHECK (code ~ '^[a-z][a-z-]{2,39}$'),
  CONSTRAINT "versions of a declaration count from 1" CHECK (version > 0),
  CONSTRAINT "a declaration is in both languages" CHECK (length(text_en) BETWEEN 10 AND 2000 AND length(text_cy) BETWEEN 10 AND 2000),
  CONSTRAINT "one text of a declaration from one instant on" UNIQUE (code, in_force_from)
);

INSERT INTO declaration_texts (code, version, subsidy_only, in_force_from, text_en, text_cy) VALUES
  ('terms', 1, false, '2025-10-22T00:00:00Z',
    'We have read the terms of this voucher: what it pays for, by when its first session starts and all of them have, and what happens to what is left.',
    'Rydym wedi darllen telerau’r daleb hon: am beth y mae’n talu, erbyn pryd y mae’r sesiwn gyntaf a phob sesiwn yn dechrau, a beth sy’n digwydd i’r hyn sydd ar ôl.'),
  ('true-and-complete', 1, false, '2025-10-22T00:00:00Z',
    'What we said in our application is true and complete. We know that the value of sessions paid for by a false declaration is to be paid back.',
    'Mae’r hyn a ddywedasom yn ein cais yn wir ac yn gyflawn. Gwyddom fod rhaid ad-dalu gwerth sesiynau y talwyd amdanynt trwy ddatganiad ffug.'),
  ('no-double-funding', 1, false, '2025-10-22T00:00:00Z',
    'Nobody else pays for what this voucher pays for.',
    'Nid oes neb arall yn talu am yr hyn y mae’r daleb hon yn talu amdano.'),
  ('data-sharing', 1, false, '2025-10-22T00:00:00Z',
    'We know that the funder is told who we are, what we were awarded and what sessions we had, and never what was said in them.',
    'Gwyddom y dywedir wrth y cyllidwr pwy ydym, beth a ddyfarnwyd inni a pha sesiynau a gawsom, a byth yr hyn a ddywedwyd ynddynt.'),
  ('subsidy', 1, true, '2025-10-22T00:00:00Z',
    'We know that this voucher is Minimal Financial Assistance under section 36 of the Subsidy Control Act 2022, and have told you of all that we were given as such in this financial year and the two before.',
    'Gwyddom fod y daleb hon yn Gymorth Ariannol Lleiaf o dan adran 36 o Ddeddf Rheoli Cymhorthdal 2022, ac rydym wedi dweud wrthych am bopeth a roddwyd inni felly yn y flwyddyn ariannol hon a’r ddwy flaenorol.');

CREATE TABLE voucher_declarations (
  voucher_id uuid NOT NULL REFERENCES vouchers (id),
  code text NOT NULL,
  version integer NOT NULL,
  declared_at timestamptz NOT NULL,
  declared_by uuid NOT NULL REFERENCES "user" (id),
  PRIMARY KEY (voucher_id, code),
  CONSTRAINT "what is declared has a text" FOREIGN KEY (code, version) REFERENCES declaration_texts (code, version)
);
CREATE INDEX voucher_declarations_of_text ON voucher_declarations (code, version);
CREATE INDEX voucher_declarations_by_person ON voucher_declarations (declared_by);

-- Minimal Financial Assistance, Subsidy Control Act 2022, ss 36 and 37, step by step: the enterprise is notified, ...
CREATE TABLE subsidy_notices (
  voucher_id uuid PRIMARY KEY,
  value_minor bigint NOT NULL,
  notified_at timestamptz NOT NULL,
  CONSTRAINT "an enterprise is notified of its voucher's value" FOREIGN KEY (voucher_id, value_minor) REFERENCES vouchers (id, value_minor),
  UNIQUE (voucher_id, notified_at)
);

-- ... it confirms in writing what it was given before, and that the cap is not exceeded with this; the latest counts, ...
CREATE TABLE subsidy_confirmations (
  id uuid PRIMARY KEY,
  voucher_id uuid NOT NULL,
  notified_at timestamptz NOT NULL,
  confirmed_at timestamptz NOT NULL,
  confirmed_by uuid NOT NULL REFERENCES "user" (id),
  -- The first day that counts: 1 April of the year two years before this one.
  counted_from date NOT NULL,
  declared_minor bigint NOT NULL,
  -- Of vouchers from here.
  own_minor bigint NOT NULL,
  value_minor bigint NOT NULL,
  cap_minor bigint NOT NULL,
  CONSTRAINT "an enterprise confirms what it was notified of" FOREIGN KEY (voucher_id, notified_at)
    REFERENCES subsidy_notices (voucher_id, notified_at),
  CONSTRAINT "an enterprise is notified before it confirms" CHECK (notified_at <= confirmed_at),
  CONSTRAINT "a subsidy is within the cap" CHECK (
    declared_minor >= 0 AND own_minor >= 0 AND value_minor > 0 AND declared_minor + own_minor + value_minor <= cap_minor
  ),
  CONSTRAINT "years of subsidies begin on 1 April" CHECK (extract(month FROM counted_from) = 4 AND extract(day FROM counted_from) = 1),
  UNIQUE (id, voucher_id, confirmed_at)
);
CREATE INDEX subsidy_confirmations_of_voucher ON subsidy_confirmations (voucher_id, notified_at);
CREATE INDEX subsidy_confirmations_by_person ON subsidy_confirmations (confirmed_by);

CREATE TABLE declared_subsidies (
  confirmation_id uuid NOT NULL REFERENCES subsidy_confirmations (id),
  position smallint NOT NULL,
  giver text NOT NULL,
  given_on date NOT NULL,
  -- What is given in kind at its gross cash equivalent.
  amount_minor bigint NOT NULL,
  PRIMARY KEY (confirmation_id, position),
  CONSTRAINT "at most 100 subsidies are declared" CHECK (position BETWEEN 1 AND 100),
  CONSTRAINT "a subsidy had a giver" CHECK (length(giver) BETWEEN 2 AND 200),
  CONSTRAINT "a subsidy was of something" CHECK (amount_minor BETWEEN 1 AND 100000000000)
);

-- ... and only then is it awarded, and told with its date and value.
CREATE TABLE subsidy_awards (
  voucher_id uuid PRIMARY KEY,
  confirmation_id uuid NOT NULL,
  confirmed_at timestamptz NOT NULL,
  awarded_at timestamptz NOT NULL,
  value_minor bigint NOT NULL,
  -- For the public database, because it is worth more than the law leaves out of it.
  for_publication boolean NOT NULL,
  CONSTRAINT "a subsidy is awarded as it was confirmed" FOREIGN KEY (confirmation_id, voucher_id, confirmed_at)
    REFERENCES subsidy_confirmations (id, voucher_id, confirmed_at),
  CONSTRAINT "a subsidy is confirmed before it is awarded" CHECK (confirmed_at <= awarded_at),
  CONSTRAINT "a subsidy is awarded at its voucher's value" FOREIGN KEY (voucher_id, value_minor) REFERENCES vouchers (id, value_minor)
);
CREATE INDEX subsidy_awards_in_order ON subsidy_awards (awarded_at DESC, voucher_id DESC);
CREATE INDEX subsidy_awards_as_confirmed ON subsidy_awards (confirmation_id, voucher_id, confirmed_at);

CREATE FUNCTION refuse_hasty_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.accepted_at IS NULL OR (TG_OP = 'UPDATE' AND OLD.accepted_at IS NOT NULL) THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT FROM declaration_texts t WHERE t.in_force_from <= NEW.accepted_at AND (NEW.subsidy_controlled OR NOT t.subsidy_only)
      AND NOT EXISTS (SELECT FROM voucher_declarations d WHERE d.voucher_id = NEW.id AND d.code = t.code)
  ) THEN
    RAISE EXCEPTION 'voucher % lacks a declaration', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a voucher is accepted with every declaration';
  END IF;
  IF NEW.subsidy_controlled AND NOT EXISTS (SELECT FROM subsidy_awards WHERE voucher_id = NEW.id) THEN
    RAISE EXCEPTION 'voucher % is a subsidy that nobody confirmed', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a subsidy is accepted once its cap is confirmed';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER acceptances_are_in_order AFTER INSERT OR UPDATE ON vouchers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_hasty_acceptance();

-- What was decided about a voucher after it was accepted, by whom and why.
CREATE TABLE voucher_decisions (
  id uuid PRIMARY KEY,
  voucher_id uuid NOT NULL REFERENCES vouchers (id),
  kind text NOT NULL,
  decided_at timestamptz NOT NULL,
  -- NULL where a debt suspends it by itself.
  decided_by uuid REFERENCES "user" (id),
  reason text NOT NULL,
  CONSTRAINT "a decision on a voucher is a known one" CHECK (
    kind IN ('fee-received', 'fee-waived', 'extended', 'suspended', 'resumed', 'cancelled', 'clawed-back')
  ),
  CONSTRAINT "a person decides, save that a debt suspends" CHECK (decided_by IS NOT NULL OR kind = 'suspended'),
  CONSTRAINT "a decision on a voucher has a reason" CHECK (length(reason) BETWEEN 3 AND 500)
);
CREATE INDEX voucher_decisions_in_order ON voucher_decisions (voucher_id, decided_at, id);
CREATE INDEX voucher_decisions_by_person ON voucher_decisions (decided_by);

-- News of vouchers that their organisations are written to about: noted with the fact, told by a sweep, once.
CREATE TABLE voucher_news (
  voucher_id uuid NOT NULL REFERENCES vouchers (id),
  kind text NOT NULL,
  -- When it happened; of a reminder, what falls due then.
  about timestamptz NOT NULL,
  amount_minor bigint,
  reason text,
  told_at timestamptz,
  PRIMARY KEY (voucher_id, kind, about),
  CONSTRAINT "news of a voucher is a word" CHECK (kind ~ '^[a-z][a-z-]{2,39}$'),
  CONSTRAINT "news of a voucher quotes at most 500 characters" CHECK (length(reason) <= 500)
);
CREATE INDEX voucher_news_to_tell ON voucher_news (about, voucher_id) WHERE told_at IS NULL;

-- What a client gives of its own beside a voucher, at its gross cash equivalent.
CREATE TABLE contributions (
  id uuid PRIMARY KEY,
  voucher_id uuid NOT NULL REFERENCES vouchers (id),
  what text NOT NULL,
  given_on date NOT NULL,
  minutes integer,
  value_minor bigint NOT NULL,
  evidence text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES "user" (id),
  decision text,
  decided_at timestamptz,
  decided_by uuid REFERENCES "user" (id),
  reason text,
  CONSTRAINT "a contribution says what was given" CHECK (length(what) BETWEEN 3 AND 500),
  CONSTRAINT "a contribution has evidence" CHECK (length(evidence) BETWEEN 3 AND 2000),
  CONSTRAINT "a contribution is worth 1p to £100000" CHECK (value_minor BETWEEN 1 AND 10000000),
  CONSTRAINT "a contribution takes at most 10000 hours" CHECK (minutes BETWEEN 1 AND 600000),
  CONSTRAINT "a contribution is confirmed or refused by somebody"
    CHECK (decision IN ('confirmed', 'refused') AND num_nonnulls(decision, decided_at, decided_by) IN (0, 3)),
  CONSTRAINT "a contribution is refused for a reason" CHECK (
    coalesce(length(reason), 0) BETWEEN (CASE decision WHEN 'refused' THEN 3 ELSE 0 END) AND 500
  ),
  CONSTRAINT "nobody confirms their own contribution" CHECK (decided_by <> recorded_by)
);
CREATE INDEX contributions_of_voucher ON contributions (voucher_id, recorded_at DESC, id DESC);
CREATE INDEX contributions_by_person ON contributions (recorded_by);
CREATE INDEX contributions_by_decider ON contributions (decided_by);

INSERT INTO policy_names (name) VALUES ('subsidy-control');
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000056', 'subsidy-control',
    '{"cap_minor": 31500000, "earlier_years": 2, "record_years": 3, "publish_over_minor": 10000000}',
    '2025-10-22T00:00:00Z', 'Subsidy Control Act 2022, sections 33, 36 and 37', '2025-10-22T00:00:00Z');

CREATE TRIGGER declaration_texts_stay BEFORE UPDATE OR DELETE ON declaration_texts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER declaration_texts_stay_all BEFORE TRUNCATE ON declaration_texts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_declarations_stay BEFORE UPDATE OR DELETE ON voucher_declarations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_declarations_stay_all BEFORE TRUNCATE ON voucher_declarations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subsidy_notices_stay BEFORE UPDATE OR DELETE ON subsidy_notices FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subsidy_notices_stay_all BEFORE TRUNCATE ON subsidy_notices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subsidy_confirmations_stay BEFORE UPDATE OR DELETE ON subsidy_confirmations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subsidy_confirmations_stay_all BEFORE TRUNCATE ON subsidy_confirmations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER declared_subsidies_stay BEFORE UPDATE OR DELETE ON declared_subsidies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER declared_subsidies_stay_all BEFORE TRUNCATE ON declared_subsidies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subsidy_awards_stay BEFORE UPDATE OR DELETE ON subsidy_awards FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subsidy_awards_stay_all BEFORE TRUNCATE ON subsidy_awards FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_decisions_stay BEFORE UPDATE OR DELETE ON voucher_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_decisions_stay_all BEFORE TRUNCATE ON voucher_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER "an erased person declares nothing of a voucher" BEFORE INSERT ON voucher_declarations
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('declared_by');
CREATE TRIGGER "an erased person confirms no subsidy" BEFORE INSERT ON subsidy_confirmations
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('confirmed_by');
CREATE TRIGGER "an erased person decides on no voucher" BEFORE INSERT ON voucher_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('decided_by');
CREATE TRIGGER "an erased person contributes nothing" BEFORE INSERT ON contributions
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('recorded_by');

GRANT SELECT ON declaration_texts TO barefoot_app;
GRANT SELECT, INSERT ON voucher_declarations, subsidy_notices, subsidy_confirmations, declared_subsidies, subsidy_awards TO barefoot_app;
GRANT SELECT, INSERT ON voucher_decisions, voucher_news, contributions TO barefoot_app;
GRANT UPDATE (told_at) ON voucher_news TO barefoot_app;
GRANT UPDATE (decision, decided_at, decided_by, reason) ON contributions TO barefoot_app;
