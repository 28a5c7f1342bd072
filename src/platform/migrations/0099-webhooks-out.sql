-- Who follows what happens (organisations, and advisers), what they are told, and what became of that.
CREATE TABLE webhook_endpoints (
  id uuid PRIMARY KEY,
  organisation_id uuid REFERENCES organisations,
  user_id uuid REFERENCES "user",
  url text NOT NULL,
  description text NOT NULL,
  event_types text[] NOT NULL,
  state text NOT NULL,
  disabled_because text,
  sealed_secret text,
  sealed_previous_secret text,
  previous_secret_until timestamptz,
  created_at timestamptz NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  rests_until timestamptz,
  slow_at timestamptz,
  warned_at timestamptz,
  delivered_at timestamptz,
  replayed_at timestamptz,
  removed_at timestamptz,
  CONSTRAINT "a webhook endpoint is an organisation's or a person's" CHECK (
    num_nonnulls(organisation_id, user_id) = CASE WHEN removed_at IS NULL THEN 1 ELSE 0 END
  ),
  CONSTRAINT "the address of a webhook endpoint is short" CHECK (char_length(url) BETWEEN 1 AND 500),
  CONSTRAINT "the description of a webhook endpoint is short" CHECK (char_length(description) <= 200),
  CONSTRAINT "a webhook endpoint follows a list of events" CHECK (cardinality(event_types) <= 100),
  CONSTRAINT "a webhook endpoint has a state" CHECK (state IN ('enabled', 'paused', 'disabled')),
  CONSTRAINT "what is disabled says why" CHECK (
    (state = 'disabled') = (disabled_because IS NOT NULL) AND coalesce(disabled_because IN ('gone', 'failing'), true)
  ),
  CONSTRAINT "a webhook endpoint has a secret until it is removed" CHECK ((removed_at IS NULL) = (sealed_secret IS NOT NULL)),
  CONSTRAINT "an earlier secret is good until an instant" CHECK (
    (sealed_previous_secret IS NULL) = (previous_secret_until IS NULL)
  ),
  CONSTRAINT "an endpoint that fails has failed" CHECK (failures >= 0 AND (failures > 0) = (failing_since IS NOT NULL))
);
CREATE INDEX webhook_endpoints_of_organisation ON webhook_endpoints (organisation_id);
CREATE INDEX webhook_endpoints_of_person ON webhook_endpoints (user_id);
CREATE INDEX webhook_endpoints_removed ON webhook_endpoints (removed_at) WHERE removed_at IS NOT NULL;
CREATE TRIGGER "an erased person follows nothing" BEFORE INSERT ON webhook_endpoints
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');

CREATE TABLE webhook_messages (
  id uuid PRIMARY KEY,
  sequence bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  about_kind text NOT NULL,
  about_id uuid NOT NULL,
  at timestamptz NOT NULL,
  data jsonb NOT NULL,
  CONSTRAINT "the data of a webhook message is small" CHECK (octet_length(data::text) <= 8192)
);
CREATE INDEX webhook_messages_by_age ON webhook_messages (at);

-- sequence and about_id are the message's: deliveries of one endpoint about one thing are in that order. told_at is when it was written, and the
-- message's at when it happened.
CREATE TABLE webhook_deliveries (
  id uuid PRIMARY KEY,
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoints,
  message_id uuid NOT NULL REFERENCES webhook_messages ON DELETE CASCADE,
  sequence bigint NOT NULL,
  about_id uuid NOT NULL,
  told_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  tries integer NOT NULL DEFAULT 0,
  first_tried_at timestamptz,
  last_tried_at timestamptz,
  due_at timestamptz NOT NULL,
  claim uuid,
  claimed_until timestamptz,
  status integer,
  failure text,
  ended_at timestamptz,
  CONSTRAINT "a message is delivered to an endpoint once" UNIQUE (endpoint_id, message_id),
  CONSTRAINT "a webhook delivery has a state" CHECK (state IN ('waiting', 'delivered', 'given-up')),
  CONSTRAINT "a webhook delivery has ended or waits" CHECK ((state = 'waiting') = (ended_at IS NULL)),
  CONSTRAINT "a webhook delivery that was tried says when" CHECK (
    tries >= 0 AND (tries > 0) = (first_tried_at IS NOT NULL)
  ),
  CONSTRAINT "who tries a webhook delivery does so until an instant" CHECK ((claim IS NULL) = (claimed_until IS NULL)),
  CONSTRAINT "why a webhook delivery failed is a code" CHECK (failure ~ '^[a-z-]{1,40}$'),
  CONSTRAINT "the status of an answer has three digits" CHECK (status BETWEEN 100 AND 999)
);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (endpoint_id, sequence) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_in_line ON webhook_deliveries (endpoint_id, about_id, sequence) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (endpoint_id, told_at DESC, id DESC);
CREATE INDEX webhook_deliveries_of_message ON webhook_deliveries (message_id);

-- Which figures it was told of that they are in force. What was in force before this table is nobody's news.
CREATE TABLE policies_told (
  policy_id uuid PRIMARY KEY REFERENCES policies,
  told_at timestamptz NOT NULL
);
INSERT INTO policies_told (policy_id, told_at) SELECT id, recorded_at FROM policies WHERE in_force_from <= now();

GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoints, webhook_deliveries TO barefoot_app;
GRANT SELECT, INSERT, DELETE ON webhook_messages TO barefoot_app;
GRANT SELECT, INSERT ON policies_told TO barefoot_app;
