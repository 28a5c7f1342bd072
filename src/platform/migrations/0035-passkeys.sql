-- Passkeys, in the sign-in library's own spelling. "lastUsedAt" is ours.

CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  "publicKey" text NOT NULL,
  "userId" uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  "credentialID" text NOT NULL CONSTRAINT "a passkey is one person’s" UNIQUE,
  counter bigint NOT NULL,
  "deviceType" text NOT NULL,
  "backedUp" boolean NOT NULL,
  transports text NOT NULL,
  aaguid text NOT NULL,
  "createdAt" timestamptz NOT NULL,
  "lastUsedAt" timestamptz,
  CONSTRAINT "a passkey has a name of 1 to 80 characters" CHECK (length(name) BETWEEN 1 AND 80),
  CONSTRAINT "a passkey is named by 1 to 1,023 bytes in base64url" CHECK ( -- WebAuthn Level 3, 4
    length("credentialID") BETWEEN 2 AND 1364 AND "credentialID" ~ '^[A-Za-z0-9_-]+$'
  ),
  CONSTRAINT "a public key is not long" CHECK (length("publicKey") BETWEEN 1 AND 4000),
  CONSTRAINT "a device counts in 32 bits" CHECK (counter BETWEEN 0 AND 4294967295),
  CONSTRAINT "a passkey is on one device or on many" CHECK ("deviceType" IN ('singleDevice', 'multiDevice')),
  CONSTRAINT "the ways to a device are few" CHECK (length(transports) <= 220),
  CONSTRAINT "the make of a device is an AAGUID" CHECK (aaguid ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
);
CREATE INDEX passkeys_of_person ON passkey ("userId", "createdAt");

GRANT SELECT, INSERT, DELETE, UPDATE (name, counter, "lastUsedAt") ON passkey TO barefoot_app;
