-- Those who vote for other organisations are asked to second a change, and stewards to record what was carried: when the vote has closed, and
-- again when the countdown is over.
ALTER TABLE policy_news DROP CONSTRAINT "news of figures has a kind";
ALTER TABLE policy_news ADD CONSTRAINT "news of figures has a kind" CHECK (
  kind IN ('proposed', 'opened', 'passed', 'rejected', 'no-quorum', 'withdrawn', 'in-force', 'overridden', 'to-record', 'unrecorded')
);
