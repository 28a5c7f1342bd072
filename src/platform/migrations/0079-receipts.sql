-- What an adviser holds to prove that they were paid, for what and when: signed, and chained to the one before it.

-- Whoever has a receipt checks it by the key that it names, also when we sign by another one today.
CREATE TABLE receipt_keys (
  -- The first 16 hexadecimal digits of the key's SHA-256.
  key_id text PRIMARY KEY,
  -- Ed25519, as SPKI in DER, in base64.
  public_key text NOT NULL,
  first_used_at timestamptz NOT NULL,
  CONSTRAINT "a key of receipts is of Ed25519" CHECK (public_key ~ '^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$'),
  CONSTRAINT "a key is named by its fingerprint" CHECK (key_id = left(encode(sha256(decode(public_key, 'base64')), 'hex'), 16))
);
CREATE TRIGGER receipt_keys_stay BEFORE UPDATE OR DELETE ON receipt_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipt_keys_stay_all BEFORE TRUNCATE ON receipt_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE receipts (
  payout_id uuid NOT NULL,
  -- Of money that came back there is another one, which names the first.
  kind text NOT NULL,
  expert_id uuid NOT NULL,
  -- From 1 for each adviser.
  number integer NOT NULL,
  previous_hash text,
  -- SHA-256 of the body, in hexadecimal digits.
  hash text NOT NULL,
  -- Canonical JSON: what is signed, to the byte. Null once its adviser was erased and the law holds it no longer: the chain stays.
  body text,
  -- Ed25519 of the body, in base64.
  signature text NOT NULL,
  key_id text NOT NULL REFERENCES receipt_keys (key_id),
  issued_at timestamptz NOT NULL,
  previous_number integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  kind_before text GENERATED ALWAYS AS (CASE kind WHEN 'returned' THEN 'paid' END) STORED,
  PRIMARY KEY (payout_id, kind),
  CONSTRAINT "a receipt is of a payout of its adviser's" FOREIGN KEY (payout_id, expert_id) REFERENCES adviser_payouts (id, expert_id),
  CONSTRAINT "a receipt is of what was paid or came back" CHECK (kind IN ('paid', 'returned')),
  CONSTRAINT "what came back was paid first" FOREIGN KEY (payout_id, kind_before) REFERENCES receipts (payout_id, kind),
  CONSTRAINT "a receipt has a number of its own" UNIQUE (expert_id, number),
  CONSTRAINT "the first receipt alone has none before it" CHECK (number >= 1 AND (number = 1) = (previous_hash IS NULL)),
  UNIQUE (expert_id, number, hash),
  CONSTRAINT "a receipt follows on the one before it"
    FOREIGN KEY (expert_id, previous_number, previous_hash) REFERENCES receipts (expert_id, number, hash),
  CONSTRAINT "a receipt's hash is that of its body" CHECK (hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
  CONSTRAINT "a receipt's body is at most 4 million characters" CHECK (length(body) BETWEEN 2 AND 4000000),
  CONSTRAINT "a receipt is signed" CHECK (signature ~ '^[A-Za-z0-9+/]{86}==$')
);
CREATE INDEX receipts_by_key ON receipts (key_id);
CREATE TRIGGER receipts_stay BEFORE DELETE ON receipts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipts_stay_the_same
  BEFORE UPDATE OF payout_id, kind, expert_id, number, previous_hash, hash, signature, key_id, issued_at ON receipts
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipts_stay_all BEFORE TRUNCATE ON receipts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a receipt says goes with whom it speaks of, and is never anything else.
CREATE FUNCTION refuse_other_bodies() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.body IS NOT NULL OR NOT EXISTS (
    SELECT FROM erasures e JOIN experts x ON x.user_id = e.user_id WHERE x.id = OLD.expert_id AND e.done_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'what receipt % of adviser % says stays', OLD.number, OLD.expert_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'what was written stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER receipts_say_the_same BEFORE UPDATE OF body ON receipts FOR EACH ROW EXECUTE FUNCTION refuse_other_bodies();

GRANT SELECT, INSERT ON receipt_keys, receipts TO barefoot_app;
GRANT UPDATE (body) ON receipts TO barefoot_app;
