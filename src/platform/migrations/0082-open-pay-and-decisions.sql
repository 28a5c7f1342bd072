-- How advisers are paid is told by the months in which they were.
CREATE INDEX adviser_payouts_paid ON adviser_payouts (paid_on, expert_id, id) WHERE state = 'paid';
