-- Direct Debit mandates: what organisations agreed to with their bank, so that they can be debited again. And debits: which mandate they are
-- by, and whether one that failed late was tried once more.

CREATE TABLE mandates (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  state text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  created_by uuid REFERENCES "user" (id),
  -- With GoCardless: the billing request by which it is agreed to, and the mandate that this became.
  request_id text,
  external_id text,
  -- As GoCardless shows them; of the account's number how it ends.
  bank_name text,
  account_ending text,
  active_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  CONSTRAINT "a mandate has a state" CHECK (state IN ('requested', 'pending', 'active', 'ended')),
  CONSTRAINT "a mandate that was agreed to is known to its provider"
    CHECK (external_id IS NOT NULL OR state NOT IN ('pending', 'active')),
  CONSTRAINT "an active mandate says since when" CHECK (state <> 'active' OR active_at IS NOT NULL),
  CONSTRAINT "a mandate that ends says when and why"
    CHECK ((state = 'ended') = (ended_at IS NOT NULL) AND (state = 'ended') = (end_reason IS NOT NULL)),
  CONSTRAINT "a provider's mandate is one of ours" UNIQUE (external_id),
  CONSTRAINT "a mandate is asked for once" UNIQUE (request_id),
  CONSTRAINT "a mandate shows little of a bank account"
    CHECK (length(bank_name) <= 200 AND length(account_ending) <= 4 AND length(end_reason) <= 100),
  UNIQUE (id, organisation_id)
);
CREATE INDEX mandates_of_organisation ON mandates (organisation_id, created_at, id);
CREATE INDEX mandates_by_person ON mandates (created_by);
GRANT SELECT, INSERT ON mandates TO barefoot_app;
GRANT UPDATE (state, version, request_id, external_id, bank_name, account_ending, active_at, ended_at, end_reason) ON mandates TO barefoot_app;

ALTER TABLE payments
  ADD COLUMN mandate_id uuid,
  -- When a debit that failed after it was counted on was tried once more, or was found to be no use trying.
  ADD COLUMN retried_at timestamptz,
  ADD CONSTRAINT "a debit is by a mandate of its payer"
    FOREIGN KEY (mandate_id, organisation_id) REFERENCES mandates (id, organisation_id),
  ADD CONSTRAINT "a debit is by a mandate, and nothing else is" CHECK ((rail = 'debit') = (mandate_id IS NOT NULL));
CREATE INDEX payments_by_mandate ON payments (mandate_id, organisation_id);
GRANT UPDATE (retried_at) ON payments TO barefoot_app;
