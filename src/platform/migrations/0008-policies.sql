-- The figures that the members decide: effective-dated, each with the decision behind it, never edited.

CREATE TABLE policies (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  value jsonb NOT NULL,
  in_force_from timestamptz NOT NULL,
  decision text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid REFERENCES "user" (id),
  CONSTRAINT "one figure of a name from one instant on" UNIQUE (name, in_force_from),
  CONSTRAINT "a policy is known" CHECK (
    name IN ('living-wage', 'floor', 'platform-fee', 'cancellation-bands', 'clocks', 'paid-work', 'base-rate')
  ),
  CONSTRAINT "a policy names its decision" CHECK (length(decision) BETWEEN 3 AND 500),
  CONSTRAINT "what the members decide comes into force later" CHECK (recorded_by IS NULL OR in_force_from > recorded_at)
);
CREATE INDEX policies_by_recorder ON policies (recorded_by);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'what was written stays';
END $$;
CREATE TRIGGER policies_stay BEFORE UPDATE OR DELETE ON policies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policies_stay_all BEFORE TRUNCATE ON policies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the co-op starts with. The sums of money and percentages are the members' founding policy unless a source is named.
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000001', 'living-wage', '{"uk_minor": 1345, "london_minor": 1480}', '2025-10-22T00:00:00Z', 'Living Wage Foundation: real Living Wage 2025-26', '2025-10-22T00:00:00Z'),
  ('01900000-0000-7000-8000-000000000002', 'floor', '{"on_cost_percent": 132, "utilisation_percent": 60}', '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z'),
  ('01900000-0000-7000-8000-000000000003', 'platform-fee', '{"percent": 8}', '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z'),
  ('01900000-0000-7000-8000-000000000004', 'cancellation-bands', '{"free_hours": 72, "late_hours": 24, "middle_percent": 50, "late_percent": 100}', '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z'),
  ('01900000-0000-7000-8000-000000000005', 'clocks', '{"hold_minutes": 15, "request_answer_hours": 48, "waiting_list_answer_hours": 12, "acceptance_hours": 48, "no_show_minutes": 15, "review_days": 7, "payment_working_days": 5, "payment_days": 14}', '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z'),
  ('01900000-0000-7000-8000-000000000006', 'paid-work', '{"preparation_minutes": 30, "write_up_minutes": 15, "travel_time_percent": 50, "mileage_minor": 45}', '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z');

GRANT SELECT, INSERT ON policies TO barefoot_app;
