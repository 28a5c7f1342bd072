-- How many free introductions an adviser gives in a calendar month: what nobody pays for is bounded.

INSERT INTO policy_names (name) VALUES ('free-introductions');
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000044', 'free-introductions', '{"minutes": 30, "a_month": 4}', '2025-10-22T00:00:00Z', 'Founding policy', '2025-10-22T00:00:00Z');

-- Whether nobody pays for the session that takes the time. It is written when the time is taken, and an offer that changes changes none.
ALTER TABLE occupancies ADD COLUMN unpaid boolean NOT NULL DEFAULT false;
UPDATE occupancies o SET unpaid = true
  WHERE EXISTS (SELECT FROM bookings b WHERE b.id = o.reference AND b.price_minor = 0)
    OR EXISTS (SELECT FROM group_sessions g WHERE g.id = o.reference AND g.price_minor = 0);
