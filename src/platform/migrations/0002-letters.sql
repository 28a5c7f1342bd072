-- Mail to go out: written in the transaction of the fact it tells, delivered by a job.

CREATE TABLE letters (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  to_address text NOT NULL,
  to_name text NOT NULL,
  subject text NOT NULL,
  body text,
  calendar text,
  calendar_method text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  CONSTRAINT "a calendar part names its method"
    CHECK ((calendar IS NULL AND calendar_method IS NULL) OR (calendar_method IN ('REQUEST', 'CANCEL'))),
  CONSTRAINT "a letter that is still to go has its text" CHECK (body IS NOT NULL OR sent_at IS NOT NULL)
);
CREATE INDEX letters_newest_first ON letters (created_at DESC, id DESC);
CREATE INDEX letters_by_address ON letters (to_address, kind, created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON letters TO barefoot_app;
