-- How many days a row of interest is about: days on which there was nowhere to pay to bear none, so that it cannot be told from the dates.
ALTER TABLE late_pay_interest ADD COLUMN days integer NOT NULL,
  ADD CONSTRAINT "interest is of some days" CHECK (days BETWEEN 1 AND 36600);

-- Whoever was told that something of theirs is late, and when.
CREATE TABLE late_pay_told (
  earning_id uuid PRIMARY KEY REFERENCES late_pay (earning_id),
  told_at timestamptz NOT NULL
);

GRANT SELECT, INSERT ON late_pay_told TO barefoot_app;
