-- Until now only the code said so.

ALTER TABLE experts ADD CONSTRAINT "a live barefoot adviser has a body that answers for them"
  CHECK (state = 'draft' OR kind <> 'barefoot' OR overseen_by IS NOT NULL);
CREATE INDEX experts_by_body ON experts (overseen_by) WHERE overseen_by IS NOT NULL;
