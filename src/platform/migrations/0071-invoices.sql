-- What funders are asked to deposit: invoices with numbers that leave no gap, what they become, and deposits that come by a payment.

-- The last number that was given in a year, of each kind. Its row is locked last, and what is rolled back gives its number back.
CREATE TABLE invoice_numbers (
  kind text,
  year integer,
  last integer NOT NULL,
  PRIMARY KEY (kind, year),
  CONSTRAINT "a number is of an invoice or a credit note" CHECK (kind IN ('invoice', 'credit-note')),
  CONSTRAINT "a number is at least 1" CHECK (last >= 1)
);

-- A deposit that a funder gives each month by Direct Debit.
CREATE TABLE standing_deposits (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  -- Of each month, on a British calendar.
  day integer NOT NULL,
  buyer_reference text,
  state text NOT NULL,
  -- What fell due before it was not asked for.
  state_since timestamptz NOT NULL,
  pause_reason text,
  started_at timestamptz NOT NULL,
  started_by uuid NOT NULL REFERENCES "user" (id),
  -- Null: it was paused by itself.
  state_by uuid REFERENCES "user" (id),
  UNIQUE (id, programme_id),
  CONSTRAINT "a standing deposit is in the currency of its programme"
    FOREIGN KEY (programme_id, currency) REFERENCES programmes (id, currency),
  CONSTRAINT "a standing deposit is £1 to £1 million" CHECK (amount_minor BETWEEN 100 AND 100000000),
  CONSTRAINT "a standing deposit is on a day that every month has" CHECK (day BETWEEN 1 AND 28),
  CONSTRAINT "a standing deposit has a state" CHECK (state IN ('active', 'paused', 'ended')),
  CONSTRAINT "a pause says why" CHECK ((state = 'paused') = (pause_reason IS NOT NULL) AND coalesce(pause_reason IN ('asked', 'no-mandate'), true)),
  CONSTRAINT "a standing deposit's reference is 1 to 60 characters" CHECK (length(buyer_reference) BETWEEN 1 AND 60)
);
CREATE INDEX standing_deposits_of_programme ON standing_deposits (programme_id, currency);
CREATE INDEX standing_deposits_active ON standing_deposits (id) WHERE state = 'active';
CREATE INDEX standing_deposits_by_person ON standing_deposits (started_by);
CREATE INDEX standing_deposits_changed_by_person ON standing_deposits (state_by);

-- Never changed: it is paid by a deposit that is not reversed, or cancelled by a credit note.
CREATE TABLE invoices (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  year integer NOT NULL,
  sequence integer NOT NULL,
  number text NOT NULL GENERATED ALWAYS AS ('BF-' || year || '-' || lpad(sequence::text, greatest(4, length(sequence::text)), '0')) STORED,
  currency char(3) NOT NULL,
  net_minor bigint NOT NULL,
  vat_percent numeric(5, 2) NOT NULL,
  vat_minor bigint NOT NULL,
  -- Why it is that rate, by a word.
  vat_reason text NOT NULL,
  gross_minor bigint NOT NULL GENERATED ALWAYS AS (net_minor + vat_minor) STORED,
  -- What a bank transfer for it is known by.
  bank_reference text NOT NULL,
  -- As the programme and the organisation were called when it was issued.
  programme_en text NOT NULL,
  programme_cy text NOT NULL,
  buyer_name text NOT NULL,
  buyer_registration text,
  buyer_reference text,
  issued_at timestamptz NOT NULL,
  -- Null: by itself, for a standing deposit.
  issued_by uuid REFERENCES "user" (id),
  due_on date NOT NULL,
  standing_deposit_id uuid,
  -- Its first day.
  standing_month date,
  UNIQUE (id, programme_id),
  CONSTRAINT "an invoice has a number of its own" UNIQUE (year, sequence),
  CONSTRAINT "an invoice is in the currency of its programme"
    FOREIGN KEY (programme_id, currency) REFERENCES programmes (id, currency),
  CONSTRAINT "an invoice is £1 to £10 million" CHECK (net_minor BETWEEN 100 AND 1000000000),
  -- A grant that is deposited for a programme buys nothing from whoever keeps it.
  CONSTRAINT "a grant is outside the scope of VAT" CHECK (vat_reason = 'grant' AND vat_percent = 0 AND vat_minor = 0),
  CONSTRAINT "an invoice has a bank reference of its own" UNIQUE (bank_reference),
  CONSTRAINT "a bank reference is ten letters and digits" CHECK (bank_reference ~ '^BF[2-9A-HJKMNP-Z]{8}$'),
  CONSTRAINT "an invoice names its buyer"
    CHECK (length(buyer_name) BETWEEN 2 AND 120 AND length(buyer_registration) <= 20),
  CONSTRAINT "an invoice names its programme" CHECK (length(programme_en) BETWEEN 3 AND 120 AND length(programme_cy) <= 120),
  CONSTRAINT "a buyer's reference is 1 to 60 characters" CHECK (length(buyer_reference) BETWEEN 1 AND 60),
  CONSTRAINT "an invoice is issued by somebody or of a standing deposit"
    CHECK ((issued_by IS NULL) = (standing_deposit_id IS NOT NULL) AND (standing_deposit_id IS NULL) = (standing_month IS NULL)),
  CONSTRAINT "a month of a standing deposit is asked for once" UNIQUE (standing_deposit_id, standing_month),
  CONSTRAINT "an invoice is of a standing deposit of its programme"
    FOREIGN KEY (standing_deposit_id, programme_id) REFERENCES standing_deposits (id, programme_id)
);
CREATE INDEX invoices_of_programme ON invoices (programme_id, issued_at, id);
CREATE INDEX invoices_in_order ON invoices (issued_at, id);
CREATE INDEX invoices_of_organisation ON invoices (organisation_id);
CREATE INDEX invoices_by_person ON invoices (issued_by);

CREATE TABLE invoice_cancellations (
  invoice_id uuid PRIMARY KEY REFERENCES invoices (id),
  year integer NOT NULL,
  sequence integer NOT NULL,
  number text NOT NULL GENERATED ALWAYS AS ('BC-' || year || '-' || lpad(sequence::text, greatest(4, length(sequence::text)), '0')) STORED,
  cancelled_at timestamptz NOT NULL,
  cancelled_by uuid NOT NULL REFERENCES "user" (id),
  reason text NOT NULL,
  CONSTRAINT "a credit note has a number of its own" UNIQUE (year, sequence),
  CONSTRAINT "an invoice is cancelled for a reason" CHECK (length(reason) BETWEEN 3 AND 500)
);
CREATE INDEX invoice_cancellations_by_person ON invoice_cancellations (cancelled_by);

-- An invoice and a credit note as they were printed when somebody first asked for them: whoever asks again gets the same bytes.
CREATE TABLE invoice_documents (
  invoice_id uuid NOT NULL REFERENCES invoices (id),
  kind text NOT NULL,
  language text NOT NULL,
  content bytea NOT NULL,
  sha256 bytea NOT NULL,
  PRIMARY KEY (invoice_id, kind, language),
  CONSTRAINT "a document is an invoice or a credit note" CHECK (kind IN ('invoice', 'credit-note')),
  CONSTRAINT "a document is in English or Welsh" CHECK (language IN ('en', 'cy')),
  CONSTRAINT "a document has the hash of what is in it" CHECK (sha256 = sha256(content)),
  CONSTRAINT "a document is at most 500 kB" CHECK (octet_length(content) BETWEEN 1 AND 500000)
);

-- What a funder has been written to about a payment: whoever hears of that twice writes once.
CREATE TABLE invoice_letters (
  -- The payment, or that it was taken back.
  about uuid NOT NULL,
  kind text NOT NULL,
  invoice_id uuid NOT NULL REFERENCES invoices (id),
  posted_at timestamptz NOT NULL,
  PRIMARY KEY (about, kind),
  CONSTRAINT "a letter about a payment is of a known kind" CHECK (kind IN ('failed', 'taken-back'))
);
CREATE INDEX invoice_letters_of_invoice ON invoice_letters (invoice_id);

CREATE TRIGGER invoices_stay BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoices_stay_all BEFORE TRUNCATE ON invoices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_cancellations_stay BEFORE UPDATE OR DELETE ON invoice_cancellations
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_cancellations_stay_all BEFORE TRUNCATE ON invoice_cancellations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_documents_stay BEFORE UPDATE OR DELETE ON invoice_documents
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_documents_stay_all BEFORE TRUNCATE ON invoice_documents
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A deposit may say which invoice it pays, and may come by a payment instead of being seen at the bank.
ALTER TABLE deposits
  ALTER COLUMN recorded_by DROP NOT NULL,
  ALTER COLUMN bank_reference DROP NOT NULL,
  ALTER COLUMN reference_key DROP NOT NULL,
  ADD COLUMN invoice_id uuid,
  ADD COLUMN payment_id uuid,
  ADD CONSTRAINT "a deposit pays an invoice of its programme"
    FOREIGN KEY (invoice_id, programme_id) REFERENCES invoices (id, programme_id),
  ADD CONSTRAINT "a payment is deposited once" UNIQUE (payment_id),
  ADD FOREIGN KEY (payment_id) REFERENCES payments (id),
  ADD CONSTRAINT "a deposit is seen at the bank, or is a payment of an invoice" CHECK (
    CASE WHEN payment_id IS NULL THEN recorded_by IS NOT NULL AND bank_reference IS NOT NULL
    ELSE recorded_by IS NULL AND bank_reference IS NULL AND replaces IS NULL AND invoice_id IS NOT NULL END),
  DROP CONSTRAINT "a deposit is recorded once",
  ADD CONSTRAINT "a deposit is recorded once" UNIQUE NULLS NOT DISTINCT (programme_id, reference_key, replaces, payment_id);
CREATE INDEX deposits_of_invoice ON deposits (invoice_id, programme_id);

GRANT SELECT, INSERT ON invoice_numbers, standing_deposits TO barefoot_app;
GRANT UPDATE (last) ON invoice_numbers TO barefoot_app;
GRANT UPDATE (state, state_since, state_by, pause_reason) ON standing_deposits TO barefoot_app;
GRANT SELECT, INSERT ON invoices, invoice_cancellations, invoice_documents, invoice_letters TO barefoot_app;

-- Who asks, and where a bank transfer goes: empty until a steward has recorded it, and then left out.
INSERT INTO policy_names (name) VALUES ('invoices');
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000071', 'invoices',
   '{"seller_name": "Barefoot", "seller_address": "", "seller_registration": "", "account_name": "", "sort_code": "", "account_number": ""}',
   '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z');
