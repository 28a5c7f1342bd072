-- Who an adviser is to the law, that they let us issue their invoices, and the invoices that were issued in their name.

CREATE TABLE trading_details (
  expert_id uuid PRIMARY KEY REFERENCES experts (id),
  kind text NOT NULL,
  legal_name text NOT NULL,
  address text NOT NULL,
  -- ISO 3166-1.
  country text NOT NULL,
  -- Null: not registered.
  vat_number text,
  -- Of a person a UTR or a National Insurance number, of a company its number. Null until it is told.
  tax_number_kind text,
  tax_number text,
  -- Of a person.
  date_of_birth date,
  -- What the numbers of their invoices begin with.
  invoice_prefix text NOT NULL,
  stated_at timestamptz NOT NULL,
  CONSTRAINT "an adviser trades as a person or a company" CHECK (kind IN ('individual', 'company')),
  CONSTRAINT "an adviser trades under a name, at an address" CHECK (length(legal_name) BETWEEN 2 AND 120 AND length(address) BETWEEN 5 AND 300),
  CONSTRAINT "an adviser trades in a country" CHECK (country ~ '^[A-Z]{2}$'),
  CONSTRAINT "a VAT number is a country's, with its digits" CHECK (vat_number ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'),
  CONSTRAINT "a tax number is of a kind" CHECK (
    (tax_number_kind IS NULL) = (tax_number IS NULL) AND CASE tax_number_kind WHEN 'utr' THEN tax_number ~ '^\d{10}$'
      WHEN 'nino' THEN tax_number ~ '^[A-Z]{2}\d{6}[A-D]$' WHEN 'company-number' THEN tax_number ~ '^[A-Z0-9]{2}\d{6}$'
      ELSE tax_number_kind IS NULL END
  ),
  CONSTRAINT "a person alone was born, and has a person's tax number" CHECK (
    CASE kind WHEN 'company' THEN date_of_birth IS NULL AND coalesce(tax_number_kind <> 'nino', true)
      ELSE coalesce(tax_number_kind <> 'company-number', true) END
  ),
  CONSTRAINT "an invoice's prefix is 1 to 10 letters and digits" CHECK (invoice_prefix ~ '^[A-Z0-9]{1,10}$')
);
CREATE TRIGGER "an erased person trades no more" BEFORE INSERT OR UPDATE ON trading_details
  FOR EACH ROW EXECUTE FUNCTION refuse_destination_of_erased();

-- From when to when we may issue an adviser's invoices.
CREATE TABLE invoicing_authorities (
  expert_id uuid NOT NULL REFERENCES experts (id),
  number integer NOT NULL,
  given boolean NOT NULL,
  -- Of the words that were agreed to.
  wording_version integer NOT NULL,
  at timestamptz NOT NULL,
  previous integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (expert_id, number),
  CONSTRAINT "an authority is given and then taken back, in turn" CHECK (number >= 1 AND given = (number % 2 = 1)),
  CONSTRAINT "no word on an authority is missing" FOREIGN KEY (expert_id, previous) REFERENCES invoicing_authorities (expert_id, number),
  CONSTRAINT "an authority is in words of a version" CHECK (wording_version >= 1)
);
CREATE TRIGGER invoicing_authorities_stay BEFORE UPDATE OR DELETE ON invoicing_authorities FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoicing_authorities_stay_all BEFORE TRUNCATE ON invoicing_authorities FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "an erased person lets nobody issue their invoices" BEFORE INSERT ON invoicing_authorities
  FOR EACH ROW EXECUTE FUNCTION refuse_destination_of_erased();

-- Issued in an adviser's name and number sequence, to whom they advised: of one thing that they earned, and never changed.
CREATE TABLE adviser_invoices (
  id uuid PRIMARY KEY,
  earning_id uuid NOT NULL,
  expert_id uuid NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  -- Under which word of the adviser's.
  authority_number integer NOT NULL,
  prefix text NOT NULL,
  sequence integer NOT NULL,
  number text NOT NULL GENERATED ALWAYS AS (prefix || '-' || lpad(sequence::text, greatest(4, length(sequence::text)), '0')) STORED,
  previous integer GENERATED ALWAYS AS (nullif(sequence - 1, 0)) STORED,
  currency char(3) NOT NULL,
  net_minor bigint NOT NULL,
  vat_percent numeric(5, 2) NOT NULL,
  vat_minor bigint NOT NULL,
  gross_minor bigint NOT NULL GENERATED ALWAYS AS (net_minor + vat_minor) STORED,
  -- In London: the day of what was supplied.
  supplied_on date NOT NULL,
  -- As the session and the two sides were called when it was issued. The seller's are null once they were erased and the law holds them no longer.
  title_en text NOT NULL,
  title_cy text NOT NULL,
  seller_name text,
  seller_address text,
  seller_vat_number text,
  buyer_name text NOT NULL,
  -- Who paid which part of the whole price, with the platform's fee.
  shares jsonb NOT NULL,
  issued_at timestamptz NOT NULL,
  CONSTRAINT "what was earned is invoiced once" UNIQUE (earning_id),
  CONSTRAINT "an adviser's invoice is of what they earned" FOREIGN KEY (earning_id, expert_id) REFERENCES earnings (id, expert_id),
  CONSTRAINT "an adviser's invoice is issued under their authority"
    FOREIGN KEY (expert_id, authority_number) REFERENCES invoicing_authorities (expert_id, number),
  CONSTRAINT "an adviser's invoice has a number of its own" UNIQUE (expert_id, sequence),
  CONSTRAINT "the numbers of an adviser's invoices leave no gap"
    FOREIGN KEY (expert_id, previous) REFERENCES adviser_invoices (expert_id, sequence),
  CONSTRAINT "an adviser's invoices are numbered from 1" CHECK (sequence >= 1 AND prefix ~ '^[A-Z0-9]{1,10}$'),
  CONSTRAINT "an adviser's invoice is of something, in pounds" CHECK (net_minor >= 0 AND vat_minor >= 0 AND net_minor + vat_minor > 0 AND currency = 'GBP'),
  CONSTRAINT "VAT is charged by a rate" CHECK (vat_percent BETWEEN 0 AND 100 AND (vat_minor = 0 OR vat_percent > 0)),
  CONSTRAINT "who charges VAT has a number for it" CHECK (vat_minor = 0 OR seller_vat_number IS NOT NULL OR seller_name IS NULL),
  CONSTRAINT "an adviser's invoice names both sides" CHECK (
    (seller_name IS NULL) = (seller_address IS NULL) AND (seller_name IS NOT NULL OR seller_vat_number IS NULL)
    AND length(seller_name) BETWEEN 2 AND 120 AND length(seller_address) BETWEEN 5 AND 300 AND length(buyer_name) BETWEEN 1 AND 120
  )
);
CREATE INDEX adviser_invoices_of_expert ON adviser_invoices (expert_id, issued_at, id);
CREATE INDEX adviser_invoices_of_organisation ON adviser_invoices (organisation_id, issued_at, id);
CREATE TRIGGER adviser_invoices_stay BEFORE DELETE ON adviser_invoices FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adviser_invoices_stay_all BEFORE TRUNCATE ON adviser_invoices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adviser_invoices_stay_the_same
  BEFORE UPDATE OF id, earning_id, expert_id, organisation_id, authority_number, prefix, sequence, currency, net_minor, vat_percent, vat_minor,
    supplied_on, title_en, title_cy, buyer_name, shares, issued_at ON adviser_invoices
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whose name is on it goes with whom it names, and is never anybody else's.
CREATE FUNCTION refuse_other_sellers() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.seller_name IS NOT NULL OR NOT EXISTS (
    SELECT FROM erasures e JOIN experts x ON x.user_id = e.user_id WHERE x.id = OLD.expert_id AND e.done_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'invoice % of adviser % says whose it is', OLD.number, OLD.expert_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'what was written stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER adviser_invoices_name_the_same BEFORE UPDATE OF seller_name, seller_address, seller_vat_number ON adviser_invoices
  FOR EACH ROW EXECUTE FUNCTION refuse_other_sellers();

GRANT SELECT, INSERT, DELETE ON trading_details TO barefoot_app;
GRANT UPDATE (kind, legal_name, address, country, vat_number, tax_number_kind, tax_number, date_of_birth, invoice_prefix, stated_at)
  ON trading_details TO barefoot_app;
GRANT SELECT, INSERT ON invoicing_authorities, adviser_invoices TO barefoot_app;
GRANT UPDATE (seller_name, seller_address, seller_vat_number) ON adviser_invoices TO barefoot_app;
