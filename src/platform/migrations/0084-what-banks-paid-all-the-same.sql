-- What a bank paid by a file that was withdrawn, what it paid twice, and files of which it says nothing.

-- Since when somebody has it: what nobody took from here, no bank can have.
ALTER TABLE bank_files ADD COLUMN taken_at timestamptz,
  ADD CONSTRAINT "a bank file is taken after it was made" CHECK (taken_at >= made_at);
-- Of those that were made before, the audit log knows.
ALTER TABLE bank_files DISABLE TRIGGER bank_files_stay_withdrawn;
UPDATE bank_files f SET taken_at = (
  SELECT min(at) FROM audit_entries a WHERE (a.deed, a.subject_kind, a.subject_id) = ('bank-file-exported', 'bank-file', f.id));
ALTER TABLE bank_files ENABLE TRIGGER bank_files_stay_withdrawn;
CREATE TRIGGER bank_files_stay_taken BEFORE UPDATE OF taken_at ON bank_files
  FOR EACH ROW WHEN (OLD.taken_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
GRANT UPDATE (taken_at) ON bank_files TO barefoot_app;

-- The bank's own id of a payment, where its statement has one; and whether it was by a file that somebody had withdrawn. That one stays withdrawn.
ALTER TABLE bank_file_results ADD COLUMN bank_id text,
  ADD COLUMN despite_withdrawal boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT "a bank speaks of files that stand",
  ADD CONSTRAINT "a bank speaks of files that stand" CHECK (is_withdrawn = despite_withdrawal),
  ADD CONSTRAINT "a bank's id of a payment has at most 140 characters" CHECK (length(bank_id) BETWEEN 1 AND 140);

-- What a bank paid besides, by the same reference, and what of that came back. The books know nothing of it.
CREATE TABLE bank_file_surplus (
  file_id uuid NOT NULL,
  payout_id uuid NOT NULL,
  outcome text NOT NULL,
  -- Of a payout: each payment too many, and each that came back.
  number integer NOT NULL,
  happened_on date NOT NULL,
  bank_id text,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES "user" (id),
  PRIMARY KEY (payout_id, outcome, number),
  CONSTRAINT "a payment too many is of a line of a bank file" FOREIGN KEY (file_id, payout_id) REFERENCES bank_file_lines (file_id, payout_id),
  CONSTRAINT "a payment too many was paid, and may come back" CHECK (outcome IN ('paid', 'returned')),
  CONSTRAINT "payments too many are numbered" CHECK (number BETWEEN 1 AND 10000),
  CONSTRAINT "a payment too many is past" CHECK (happened_on <= (recorded_at AT TIME ZONE 'Europe/London')::date),
  CONSTRAINT "a bank's id of a payment too many has at most 140 characters" CHECK (length(bank_id) BETWEEN 1 AND 140)
);
CREATE INDEX bank_file_surplus_of_line ON bank_file_surplus (file_id, payout_id);
CREATE INDEX bank_file_surplus_recorded_by ON bank_file_surplus (recorded_by);
CREATE TRIGGER bank_file_surplus_stays BEFORE UPDATE OR DELETE ON bank_file_surplus FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_file_surplus_stays_all BEFORE TRUNCATE ON bank_file_surplus FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Files of which the bank has been silent too long, and when stewards were told.
CREATE TABLE bank_file_silences (
  file_id uuid PRIMARY KEY REFERENCES bank_files (id),
  told_at timestamptz NOT NULL
);

GRANT SELECT, INSERT ON bank_file_surplus, bank_file_silences TO barefoot_app;
