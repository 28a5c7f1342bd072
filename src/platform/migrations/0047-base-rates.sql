-- What late pay is reckoned from. Each figure from the day it took effect; stewards record the next ones.

INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000471', 'base-rate', '{"percent": 4.25}', '2025-05-08T11:00:00Z', 'Bank of England: Bank Rate from 8 May 2025', '2025-10-22T00:00:00Z'),
  ('01900000-0000-7000-8000-000000000472', 'base-rate', '{"percent": 4}', '2025-08-07T11:00:00Z', 'Bank of England: Bank Rate from 7 August 2025', '2025-10-22T00:00:00Z'),
  ('01900000-0000-7000-8000-000000000473', 'base-rate', '{"percent": 3.75}', '2025-12-18T12:00:00Z', 'Bank of England: Bank Rate from 18 December 2025', '2025-12-18T12:00:00Z');
