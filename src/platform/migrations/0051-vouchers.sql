-- Support that funders pay for: programmes with their rules, who applied, what was awarded, and what was spent of it.
-- The money itself is in the books.

-- What an organisation is, as it says: programmes ask for it and reports count by it.
CREATE TABLE enterprises (
  organisation_id uuid PRIMARY KEY REFERENCES organisations (id),
  legal_form text,
  registration_number text,
  region text,
  stage text,
  sectors text[] NOT NULL DEFAULT '{}',
  people integer,
  trading boolean,
  updated_at timestamptz NOT NULL,
  CONSTRAINT "a registration number is 2 to 20 letters and digits" CHECK (registration_number ~ '^[A-Za-z0-9/-]{2,20}$'),
  CONSTRAINT "an enterprise is in at most 5 sectors" CHECK (cardinality(sectors) <= 5),
  CONSTRAINT "an enterprise is of 1 to 100000 people" CHECK (people BETWEEN 1 AND 100000)
);

-- Whom a steward knows to be a funder, and whether as a public authority: then the law on subsidies applies.
CREATE TABLE funders (
  organisation_id uuid PRIMARY KEY REFERENCES organisations (id),
  is_public_authority boolean NOT NULL,
  recognised_at timestamptz NOT NULL,
  recognised_by uuid NOT NULL REFERENCES "user" (id),
  UNIQUE (organisation_id, is_public_authority)
);
CREATE INDEX funders_by_steward ON funders (recognised_by);

CREATE TABLE programmes (
  id uuid PRIMARY KEY,
  funder_id uuid NOT NULL,
  subsidy_controlled boolean NOT NULL,
  name_en text NOT NULL,
  name_cy text NOT NULL,
  summary_en text NOT NULL,
  summary_cy text NOT NULL,
  state text NOT NULL,
  state_since timestamptz NOT NULL,
  currency char(3) NOT NULL,
  budget_minor bigint NOT NULL,
  monthly_cap_minor bigint,
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  -- Who may apply: lists of codes of the taxonomy, an empty one means all (`Eligibility` in src/vouchers/programme.ts).
  eligibility jsonb NOT NULL,
  decision text NOT NULL,
  scorers integer NOT NULL,
  funder_percent integer NOT NULL,
  match text NOT NULL,
  match_minutes_an_hour integer,
  pays_fee_and_vat boolean NOT NULL,
  preparation_percent integer NOT NULL,
  commitment_fee_minor bigint NOT NULL,
  topics text[] NOT NULL,
  adviser_kinds text[] NOT NULL,
  offer_days integer NOT NULL,
  start_days integer NOT NULL,
  use_months integer NOT NULL,
  report_fields text[] NOT NULL,
  -- Rises with every change.
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL REFERENCES "user" (id),
  CONSTRAINT "a programme is a recognised funder's" FOREIGN KEY (funder_id, subsidy_controlled)
    REFERENCES funders (organisation_id, is_public_authority) ON UPDATE CASCADE,
  CONSTRAINT "a programme has a name of 3 to 120 characters"
    CHECK (length(name_en) BETWEEN 3 AND 120 AND length(name_cy) BETWEEN 3 AND 120),
  CONSTRAINT "a programme's summary is at most 2000 characters" CHECK (length(summary_en) <= 2000 AND length(summary_cy) <= 2000),
  CONSTRAINT "a programme is in a known state" CHECK (state IN ('draft', 'open', 'paused', 'closed')),
  CONSTRAINT "a programme has a budget" CHECK (budget_minor > 0 AND currency ~ '^[A-Z]{3}$' AND currency <> 'TCR'),
  CONSTRAINT "what a month commits is within the budget" CHECK (monthly_cap_minor BETWEEN 1 AND budget_minor),
  CONSTRAINT "a programme closes after it opens" CHECK (opens_at < closes_at),
  CONSTRAINT "a programme decides in a known way" CHECK (decision IN ('first-come', 'panel', 'members')),
  CONSTRAINT "a panel has 2 to 9 scorers" CHECK (scorers BETWEEN 2 AND 9),
  CONSTRAINT "a funder pays 1 to 100 percent" CHECK (funder_percent BETWEEN 1 AND 100),
  -- In kind or in hours the funder pays the whole price, and the client gives something else beside it.
  CONSTRAINT "a match is of a known kind" CHECK (
    match IN ('none', 'cash', 'in-kind', 'time-credits')
    AND (match <> 'none' OR funder_percent = 100) AND ((match = 'time-credits') = (match_minutes_an_hour IS NOT NULL))
    AND coalesce(match_minutes_an_hour BETWEEN 1 AND 600, true)
  ),
  CONSTRAINT "preparation is a part of a package" CHECK (preparation_percent BETWEEN 0 AND 100),
  CONSTRAINT "a commitment fee is at most £1000" CHECK (commitment_fee_minor BETWEEN 0 AND 100000),
  CONSTRAINT "a programme's times are sensible"
    CHECK (offer_days BETWEEN 1 AND 90 AND start_days BETWEEN 1 AND 365 AND use_months BETWEEN 1 AND 36)
);
CREATE INDEX programmes_of_funder ON programmes (funder_id, subsidy_controlled);
CREATE INDEX programmes_by_person ON programmes (created_by);

CREATE TABLE programme_packages (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL REFERENCES programmes (id),
  title_en text NOT NULL,
  title_cy text NOT NULL,
  value_minor bigint NOT NULL,
  -- Of work that is paid for, of every kind together; NULL where money alone bounds it.
  minutes integer,
  retired_at timestamptz,
  CONSTRAINT "a package belongs to its programme" UNIQUE (id, programme_id),
  CONSTRAINT "a package has a title of 3 to 120 characters"
    CHECK (length(title_en) BETWEEN 3 AND 120 AND length(title_cy) BETWEEN 3 AND 120),
  CONSTRAINT "a package is worth £1 to £100000" CHECK (value_minor BETWEEN 100 AND 10000000),
  CONSTRAINT "a package is of 15 minutes to 1000 hours" CHECK (minutes BETWEEN 15 AND 60000)
);
CREATE INDEX programme_packages_of_programme ON programme_packages (programme_id);

CREATE TABLE deposits (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL REFERENCES programmes (id),
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  received_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES "user" (id),
  -- What the bank statement says.
  bank_reference text NOT NULL,
  CONSTRAINT "a deposit is £1 to £10 million" CHECK (amount_minor BETWEEN 100 AND 1000000000),
  CONSTRAINT "a deposit was received before it is recorded" CHECK (received_at <= recorded_at),
  CONSTRAINT "a deposit has a reference of 2 to 140 characters" CHECK (length(bank_reference) BETWEEN 2 AND 140),
  CONSTRAINT "a deposit is recorded once" UNIQUE (programme_id, bank_reference)
);
CREATE INDEX deposits_by_steward ON deposits (recorded_by);

CREATE TABLE applications (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL REFERENCES programmes (id),
  package_id uuid NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  state text NOT NULL,
  state_since timestamptz NOT NULL,
  -- What the organisation was when it applied (`Enterprise`), and what the rules said of it.
  enterprise jsonb NOT NULL,
  unmet text[] NOT NULL DEFAULT '{}',
  need text NOT NULL DEFAULT '',
  started_at timestamptz NOT NULL,
  started_by uuid NOT NULL REFERENCES "user" (id),
  submitted_at timestamptz,
  submitted_by uuid REFERENCES "user" (id),
  decided_at timestamptz,
  decided_by uuid REFERENCES "user" (id),
  -- Of the panel's meeting, or of the members' decision.
  decision_reference text,
  reason text,
  appealed_at timestamptz,
  appeal_decided_at timestamptz,
  CONSTRAINT "an application is for a package of its programme"
    FOREIGN KEY (package_id, programme_id) REFERENCES programme_packages (id, programme_id),
  CONSTRAINT "an application is in a known state" CHECK (
    state IN ('started', 'ineligible', 'submitted', 'diagnosed', 'scored', 'offered', 'wait-listed', 'rejected', 'withdrawn')
  ),
  CONSTRAINT "an application states its need in at most 4000 characters" CHECK (length(need) <= 4000),
  CONSTRAINT "an application that was submitted says when and by whom" CHECK (
    (submitted_at IS NULL) = (submitted_by IS NULL)
    AND (state IN ('started', 'ineligible', 'withdrawn') OR submitted_at IS NOT NULL)
  ),
  CONSTRAINT "a rejection gives its reason" CHECK (state <> 'rejected' OR (decided_at IS NOT NULL AND length(reason) BETWEEN 3 AND 2000)),
  CONSTRAINT "one appeal, of a decision" CHECK (appealed_at IS NULL OR decided_at IS NOT NULL),
  UNIQUE (id, programme_id, organisation_id)
);
CREATE UNIQUE INDEX "one application at a time in a programme" ON applications (programme_id, organisation_id)
  WHERE state NOT IN ('ineligible', 'rejected', 'withdrawn', 'offered');
CREATE INDEX applications_of_organisation ON applications (organisation_id, started_at DESC, id);
CREATE INDEX applications_in_order ON applications (programme_id, state, submitted_at, id);
CREATE INDEX applications_for_package ON applications (package_id, programme_id);
CREATE INDEX applications_by_starter ON applications (started_by);
CREATE INDEX applications_by_submitter ON applications (submitted_by);
CREATE INDEX applications_by_decider ON applications (decided_by);

CREATE TABLE vouchers (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL,
  application_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  package_id uuid NOT NULL,
  state text NOT NULL,
  state_since timestamptz NOT NULL,
  currency char(3) NOT NULL,
  value_minor bigint NOT NULL,
  -- The programme's terms as they were when it was offered.
  minutes integer,
  preparation_most_minor bigint NOT NULL,
  funder_percent integer NOT NULL,
  match text NOT NULL,
  match_minutes_an_hour integer,
  pays_fee_and_vat boolean NOT NULL,
  topics text[] NOT NULL,
  adviser_kinds text[] NOT NULL,
  start_days integer NOT NULL,
  use_months integer NOT NULL,
  commitment_fee_minor bigint NOT NULL,
  subsidy_controlled boolean NOT NULL,
  offered_at timestamptz NOT NULL,
  offered_by uuid REFERENCES "user" (id),
  offer_lapses_at timestamptz NOT NULL,
  accepted_at timestamptz,
  accepted_by uuid REFERENCES "user" (id),
  active_at timestamptz,
  -- The first session starts by the one, and all of them by the other.
  start_by timestamptz,
  expires_at timestamptz,
  extended_at timestamptz,
  suspended_at timestamptz,
  suspension_reason text,
  ended_at timestamptz,
  end_reason text,
  -- When the one late cancellation or no-show was paid that a voucher pays.
  late_paid_at timestamptz,
  -- Of what is shared with those who book with it; the code itself is shown once.
  code_hash text,
  CONSTRAINT "a voucher is of its application" FOREIGN KEY (application_id, programme_id, organisation_id)
    REFERENCES applications (id, programme_id, organisation_id),
  CONSTRAINT "a voucher is a package of its programme"
    FOREIGN KEY (package_id, programme_id) REFERENCES programme_packages (id, programme_id),
  CONSTRAINT "a voucher is in a known state" CHECK (
    state IN ('offered', 'declined', 'lapsed', 'accepted', 'active', 'suspended', 'exhausted', 'expired', 'cancelled', 'clawed-back')
  ),
  CONSTRAINT "a voucher is worth something" CHECK (value_minor > 0 AND preparation_most_minor BETWEEN 0 AND value_minor),
  CONSTRAINT "a voucher that was accepted says when and by whom" CHECK (
    (accepted_at IS NULL) = (accepted_by IS NULL)
    AND (state IN ('offered', 'declined', 'lapsed', 'cancelled') OR accepted_at IS NOT NULL)
  ),
  CONSTRAINT "a voucher that can be used says until when" CHECK (
    (active_at IS NULL) = (start_by IS NULL) AND (active_at IS NULL) = (expires_at IS NULL)
    AND (state NOT IN ('active', 'suspended', 'exhausted', 'expired') OR active_at IS NOT NULL)
    AND (expires_at IS NULL OR active_at < expires_at)
  ),
  CONSTRAINT "a voucher is suspended for a reason" CHECK (
    (state = 'suspended') = (suspended_at IS NOT NULL) AND (suspended_at IS NULL) = (suspension_reason IS NULL)
  ),
  CONSTRAINT "a voucher that ended says when and why" CHECK (
    (ended_at IS NOT NULL AND length(end_reason) BETWEEN 3 AND 500)
    = (state IN ('declined', 'lapsed', 'exhausted', 'expired', 'cancelled', 'clawed-back'))
  ),
  CONSTRAINT "a code is kept as its hash" CHECK (code_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "a code is of one voucher" UNIQUE (code_hash)
);
CREATE UNIQUE INDEX "one voucher for an application" ON vouchers (application_id) WHERE state NOT IN ('lapsed', 'declined', 'cancelled');
CREATE INDEX vouchers_of_application ON vouchers (application_id, programme_id, organisation_id);
CREATE INDEX vouchers_of_organisation ON vouchers (organisation_id, offered_at DESC, id);
CREATE INDEX vouchers_of_programme ON vouchers (programme_id, state);
CREATE INDEX vouchers_of_package ON vouchers (package_id, programme_id);
CREATE INDEX vouchers_by_offerer ON vouchers (offered_by);
CREATE INDEX vouchers_by_accepter ON vouchers (accepted_by);
CREATE INDEX vouchers_offered ON vouchers (offer_lapses_at) WHERE state = 'offered';
CREATE INDEX vouchers_ending ON vouchers (expires_at) WHERE state IN ('active', 'suspended');

-- What was set aside of a voucher for a session, whose id is the reference, and what it was for. Written once.
CREATE TABLE voucher_uses (
  voucher_id uuid NOT NULL REFERENCES vouchers (id),
  reference uuid NOT NULL,
  reserved_at timestamptz NOT NULL,
  starts_at timestamptz NOT NULL,
  amount_minor bigint NOT NULL,
  preparation_minor bigint NOT NULL,
  minutes integer NOT NULL,
  match_minutes integer NOT NULL DEFAULT 0,
  PRIMARY KEY (voucher_id, reference),
  CONSTRAINT "a session uses a voucher for something" CHECK (amount_minor > 0 AND minutes >= 0 AND match_minutes >= 0),
  CONSTRAINT "preparation is part of what is used" CHECK (preparation_minor BETWEEN 0 AND amount_minor),
  UNIQUE (voucher_id, reference, amount_minor)
);
CREATE INDEX voucher_uses_for_session ON voucher_uses (reference);

-- What became of it: drawn by what was earned, and the rest back.
CREATE TABLE voucher_use_ends (
  voucher_id uuid NOT NULL,
  reference uuid NOT NULL,
  at timestamptz NOT NULL,
  amount_minor bigint NOT NULL,
  drawn_minor bigint NOT NULL,
  returned_minor bigint NOT NULL,
  returned_to text,
  -- The session was called off late, or nobody came.
  late boolean NOT NULL DEFAULT false,
  PRIMARY KEY (voucher_id, reference),
  CONSTRAINT "what ends was reserved" FOREIGN KEY (voucher_id, reference, amount_minor)
    REFERENCES voucher_uses (voucher_id, reference, amount_minor),
  CONSTRAINT "what was reserved is drawn or goes back" CHECK (
    drawn_minor >= 0 AND returned_minor >= 0 AND drawn_minor + returned_minor = amount_minor
    AND (returned_minor > 0) = (returned_to IS NOT NULL) AND returned_to IN ('voucher', 'programme')
  )
);

-- What happened to programmes, applications and vouchers, in order.
CREATE TABLE support_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject text NOT NULL,
  subject_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  by_user uuid REFERENCES "user" (id),
  facts jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT "an event of support is about a known thing" CHECK (subject IN ('programme', 'application', 'voucher')),
  CONSTRAINT "an event of support is a word" CHECK (kind ~ '^[a-z][a-z-]{2,39}$')
);
CREATE INDEX support_events_in_order ON support_events (subject_id, id);
CREATE INDEX support_events_by_person ON support_events (by_user) WHERE by_user IS NOT NULL;

CREATE TRIGGER deposits_stay BEFORE UPDATE OR DELETE ON deposits FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deposits_stay_all BEFORE TRUNCATE ON deposits FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_uses_stay BEFORE UPDATE OR DELETE ON voucher_uses FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_uses_stay_all BEFORE TRUNCATE ON voucher_uses FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_use_ends_stay BEFORE UPDATE OR DELETE ON voucher_use_ends FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_use_ends_stay_all BEFORE TRUNCATE ON voucher_use_ends FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER support_events_stay BEFORE UPDATE OR DELETE ON support_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER support_events_stay_all BEFORE TRUNCATE ON support_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE ON enterprises, funders, programmes, programme_packages, applications, vouchers TO barefoot_app;
GRANT SELECT, INSERT ON deposits, voucher_uses, voucher_use_ends, support_events TO barefoot_app;
