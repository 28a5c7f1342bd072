-- What a bank paid an adviser once too often is in the books: what is to be had back of them.

-- Under which its transfer stands.
ALTER TABLE bank_file_surplus ADD COLUMN id uuid;
ALTER TABLE bank_file_surplus DISABLE TRIGGER bank_file_surplus_stays;
UPDATE bank_file_surplus SET id = gen_random_uuid();
ALTER TABLE bank_file_surplus ENABLE TRIGGER bank_file_surplus_stays;
ALTER TABLE bank_file_surplus ALTER COLUMN id SET NOT NULL, ADD UNIQUE (id);

-- Of those that were written down before.
CREATE TEMPORARY TABLE paid_twice ON COMMIT DROP AS
  SELECT s.id, CASE s.outcome WHEN 'paid' THEN 'paid-twice' ELSE 'second-payment-returned' END AS code, p.expert_id::text AS owner,
    p.amount_minor * CASE s.outcome WHEN 'paid' THEN 1 ELSE -1 END AS minor, s.recorded_at, s.recorded_by
  FROM bank_file_surplus s JOIN adviser_payouts p ON p.id = s.payout_id;
INSERT INTO ledger_accounts (id, kind, owner, currency, least_minor, opened_at)
  SELECT gen_random_uuid(), kind, owner, 'GBP', NULL, now()
  FROM (SELECT 'pay-to-recover' AS kind, owner FROM paid_twice UNION SELECT 'bank', '' FROM paid_twice) needed ON CONFLICT DO NOTHING;
INSERT INTO ledger_transfers (id, code, reference, currency, occurred_at, recorded_at, by_user)
  SELECT gen_random_uuid(), code, id::text, 'GBP', least(recorded_at, now()), now(), recorded_by FROM paid_twice;
INSERT INTO ledger_postings (transfer_id, place, account_id, currency, amount_minor)
  SELECT t.id, posting.place, a.id, 'GBP', posting.minor
  FROM paid_twice p JOIN ledger_transfers t ON (t.code, t.reference) = (p.code, p.id::text)
  CROSS JOIN LATERAL (VALUES (1, 'pay-to-recover', p.owner, -p.minor), (2, 'bank', '', p.minor)) posting (place, kind, owner, minor)
  JOIN ledger_accounts a ON (a.kind, a.owner, a.currency) = (posting.kind, posting.owner, 'GBP');
