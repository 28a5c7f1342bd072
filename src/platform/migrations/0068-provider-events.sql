-- What is told of payments is tried again, ever less often, and then put before a steward.

-- Our payment, where the event names one; whether there is such a payment is not known.
ALTER TABLE provider_events ADD COLUMN payment_id uuid;
-- From when it is handled, or tried again.
ALTER TABLE provider_events ADD COLUMN due_at timestamptz;
UPDATE provider_events SET due_at = received_at;
ALTER TABLE provider_events ALTER COLUMN due_at SET NOT NULL;
DROP INDEX provider_events_waiting;
CREATE INDEX provider_events_waiting ON provider_events (due_at) WHERE handled_at IS NULL AND parked_at IS NULL;

ALTER TABLE payment_news ADD COLUMN due_at timestamptz;
UPDATE payment_news SET due_at = at;
ALTER TABLE payment_news ALTER COLUMN due_at SET NOT NULL;
DROP INDEX payment_news_waiting;
CREATE INDEX payment_news_waiting ON payment_news (due_at) WHERE told_at IS NULL AND parked_at IS NULL;

-- What a provider sent may hold its payer's name and address: it is kept until it is handled, and no longer.
ALTER TABLE provider_events ADD CONSTRAINT "what is handled of an event is its ids" CHECK (handled_at IS NULL OR body = '{}');

GRANT UPDATE (due_at) ON provider_events, payment_news TO barefoot_app;
