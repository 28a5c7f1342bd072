-- Where an adviser is paid out to: an account of theirs with the provider, which asks them who they are. We keep no more than whether
-- it has what it needs.

CREATE TABLE payout_accounts (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" (id),
  -- The provider's id; the row is there first, so that its own id keeps the account from being opened twice.
  external_id text,
  state text NOT NULL,
  -- How many things the provider asks for that it does not have.
  due_count integer NOT NULL,
  -- Rises with each change, so that what was asked of the provider before it is not written after it.
  version integer NOT NULL DEFAULT 1,
  planned_at timestamptz NOT NULL,
  looked_at timestamptz,
  CONSTRAINT "a person has one payout account" UNIQUE (user_id),
  CONSTRAINT "a provider's account is one person's" UNIQUE (external_id),
  CONSTRAINT "a payout account has a state" CHECK (state IN ('planned', 'needs-more', 'pending', 'active')),
  CONSTRAINT "a payout account is planned until the provider has it" CHECK ((state = 'planned') = (external_id IS NULL)),
  CONSTRAINT "what is asked for a payout account is counted" CHECK (due_count BETWEEN 0 AND 1000),
  CONSTRAINT "the id of a provider's account is at most 200 characters" CHECK (length(external_id) <= 200)
);

CREATE TRIGGER "an erased person is paid out to nowhere" BEFORE INSERT ON payout_accounts
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');

GRANT SELECT, INSERT, UPDATE, DELETE ON payout_accounts TO barefoot_app;
