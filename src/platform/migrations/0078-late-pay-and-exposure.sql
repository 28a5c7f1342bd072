-- How many days a row of interest is about: days on which there was nowhere to pay to bear none, so that it cannot be told from the dates.
ALTER TABLE late_pay_interest ADD COLUMN days integer NOT NULL,
  ADD CONSTRAINT "interest is of some days" CHECK (days BETWEEN 1 AND 36600);

-- Whoever was told that something of theirs is late, and when.
CREATE TABLE late_pay_told (
  earning_id uuid PRIMARY KEY REFERENCES late_pay (earning_id),
  told_at timestamptz NOT NULL
);

GRANT SELECT, INSERT ON late_pay_told TO barefoot_app;

-- The days of London on which stewards were told how much is paid or payable before its money is clear.
CREATE TABLE exposure_alarms (
  day date PRIMARY KEY,
  exposure_minor bigint NOT NULL,
  cap_minor bigint NOT NULL,
  told_at timestamptz NOT NULL,
  CONSTRAINT "an alarm says of how much" CHECK (exposure_minor >= 0 AND cap_minor >= 0)
);
CREATE TRIGGER exposure_alarms_stay BEFORE UPDATE OR DELETE ON exposure_alarms FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exposure_alarms_stay_all BEFORE TRUNCATE ON exposure_alarms FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON exposure_alarms TO barefoot_app;

-- How much of its fee the platform puts into the guarantee fund; how much may be paid or payable to advisers before its money is clear, and
-- from which part of that on stewards are told.
INSERT INTO policy_names (name) VALUES ('pay');
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000078', 'pay',
   '{"guarantee_percent": 10, "exposure_cap_minor": 1000000, "exposure_alarm_percent": 80, "unrecorded_days": 14}',
   '2025-10-22T00:00:00Z', 'Founding figure, to be confirmed by the members', '2025-10-22T00:00:00Z');

-- What the adviser bears of a session themselves, as the offer said when it was quoted: it counts against what an hour really brings.
ALTER TABLE booking_quotes ADD COLUMN unreimbursed_minor bigint NOT NULL DEFAULT 0,
  ADD CONSTRAINT "what is not paid back is not below nothing" CHECK (unreimbursed_minor BETWEEN 0 AND 100000000);

-- Sessions whose hours, all counted, brought less than the floor that they were quoted by.
CREATE INDEX earnings_under_floor ON earnings (earned_at, id)
  WHERE (facts ->> 'effective_hourly_minor')::bigint < (facts -> 'floor' ->> 'hourly_minor')::bigint;

-- 3: nobody recorded it for so long that both sides are asked whether it took place.
ALTER TABLE delivery_reminders DROP CONSTRAINT "an adviser is reminded to record a session twice",
  ADD CONSTRAINT "both sides are asked of a session that nobody recorded" CHECK (number IN (1, 2, 3));
