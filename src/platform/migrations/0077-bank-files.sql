-- Files of payments that a person gives to the bank, by which advisers are paid; and what the bank said became of each.

ALTER TABLE adviser_payouts ADD UNIQUE (id, rail);

CREATE TABLE bank_files (
  id uuid PRIMARY KEY,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL REFERENCES "user" (id),
  -- Of its bytes, which are made anew for whoever asks: they are the same for ever.
  sha256 bytea NOT NULL,
  -- Before anything of it was paid, on a steward's word that the bank never had it.
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES "user" (id),
  withdrawal_reason text,
  is_withdrawn boolean NOT NULL GENERATED ALWAYS AS (withdrawn_at IS NOT NULL) STORED,
  UNIQUE (id, is_withdrawn),
  CONSTRAINT "a bank file is known by its SHA-256" CHECK (octet_length(sha256) = 32),
  CONSTRAINT "a bank file is withdrawn by somebody, after it was made" CHECK (
    (withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL) AND withdrawn_at >= made_at
  ),
  CONSTRAINT "why a bank file is withdrawn is said in 3 to 500 characters" CHECK (length(withdrawal_reason) BETWEEN 3 AND 500)
);
CREATE INDEX bank_files_newest ON bank_files (made_at DESC, id DESC);
CREATE INDEX bank_files_made_by ON bank_files (made_by);
CREATE INDEX bank_files_withdrawn_by ON bank_files (withdrawn_by);
CREATE TRIGGER bank_files_stay BEFORE DELETE ON bank_files FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_files_stay_all BEFORE TRUNCATE ON bank_files FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_files_stay_the_same BEFORE UPDATE OF id, made_at, made_by, sha256 ON bank_files
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_files_stay_withdrawn BEFORE UPDATE ON bank_files
  FOR EACH ROW WHEN (OLD.withdrawn_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- Which payouts are in a file. The bank accounts are those of their destinations, which are never changed.
CREATE TABLE bank_file_lines (
  file_id uuid NOT NULL,
  position integer NOT NULL,
  payout_id uuid NOT NULL,
  rail text NOT NULL DEFAULT 'bank-file',
  reference text NOT NULL,
  is_withdrawn boolean NOT NULL DEFAULT false,
  PRIMARY KEY (file_id, payout_id),
  FOREIGN KEY (payout_id, rail) REFERENCES adviser_payouts (id, rail),
  FOREIGN KEY (file_id, is_withdrawn) REFERENCES bank_files (id, is_withdrawn) ON UPDATE CASCADE,
  UNIQUE (file_id, payout_id, is_withdrawn),
  CONSTRAINT "a bank file pays what is paid by file" CHECK (rail = 'bank-file'),
  CONSTRAINT "a bank file has 1000 lines at most" CHECK (position BETWEEN 1 AND 1000),
  CONSTRAINT "a line has a place of its own in its bank file" UNIQUE (file_id, position),
  CONSTRAINT "a bank knows a payout by its reference" CHECK (reference ~ '^BF[0-9A-HJKMNP-TV-Z]{16}$'),
  CONSTRAINT "a payout is in one bank file" EXCLUDE USING btree (payout_id WITH =) WHERE (NOT is_withdrawn),
  CONSTRAINT "a reference is of one payout" EXCLUDE USING btree (reference WITH =) WHERE (NOT is_withdrawn)
);
CREATE INDEX bank_file_lines_of_file ON bank_file_lines (file_id, is_withdrawn);
CREATE INDEX bank_file_lines_of_payout ON bank_file_lines (payout_id, rail);
CREATE TRIGGER bank_file_lines_stay BEFORE DELETE ON bank_file_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_file_lines_stay_all BEFORE TRUNCATE ON bank_file_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_file_lines_stay_the_same BEFORE UPDATE OF position, payout_id, rail, reference ON bank_file_lines
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What the bank said became of a line, each once. Why stands with the payout.
CREATE TABLE bank_file_results (
  file_id uuid NOT NULL,
  payout_id uuid NOT NULL,
  is_withdrawn boolean NOT NULL DEFAULT false,
  outcome text NOT NULL,
  -- As the bank dates it.
  happened_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES "user" (id),
  PRIMARY KEY (payout_id, outcome),
  CONSTRAINT "a bank file that the bank spoke of is not withdrawn"
    FOREIGN KEY (file_id, payout_id, is_withdrawn) REFERENCES bank_file_lines (file_id, payout_id, is_withdrawn),
  CONSTRAINT "a bank speaks of files that stand" CHECK (NOT is_withdrawn),
  CONSTRAINT "a bank says what became of a payment" CHECK (outcome IN ('paid', 'rejected', 'returned')),
  CONSTRAINT "a bank speaks of what is past" CHECK (happened_on <= (recorded_at AT TIME ZONE 'Europe/London')::date)
);
CREATE INDEX bank_file_results_of_line ON bank_file_results (file_id, payout_id, is_withdrawn);
CREATE INDEX bank_file_results_recorded_by ON bank_file_results (recorded_by);
CREATE TRIGGER bank_file_results_stay BEFORE UPDATE OR DELETE ON bank_file_results FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_file_results_stay_all BEFORE TRUNCATE ON bank_file_results FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON bank_files, bank_file_lines, bank_file_results TO barefoot_app;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawal_reason) ON bank_files TO barefoot_app;
