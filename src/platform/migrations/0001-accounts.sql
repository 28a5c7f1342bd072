-- Who people are and for whom they act. The first four tables and "rateLimit" are better-auth's, in its own spelling.

CREATE TABLE "user" (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL CONSTRAINT "an e-mail address signs in one person" UNIQUE,
  "emailVerified" boolean NOT NULL,
  image text,
  language text NOT NULL DEFAULT 'en',
  zone text NOT NULL DEFAULT 'Europe/London',
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "an e-mail address is kept in lower case" CHECK (email = lower(email)),
  CONSTRAINT "a person is written to in English or Welsh" CHECK (language IN ('en', 'cy')),
  CONSTRAINT "a name is at most 200 characters" CHECK (length(name) <= 200)
);

CREATE TABLE "session" (
  id uuid PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE
);
CREATE INDEX "session_userId_idx" ON "session" ("userId");

CREATE TABLE "account" (
  id uuid PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL
);
CREATE INDEX "account_userId_idx" ON "account" ("userId");

CREATE TABLE "verification" (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "verification_identifier_idx" ON "verification" (identifier);

CREATE TABLE "rateLimit" (
  id uuid PRIMARY KEY,
  key text NOT NULL UNIQUE,
  count integer NOT NULL,
  "lastRequest" bigint NOT NULL
);

CREATE TABLE organisations (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT "an organisation has a name of 2 to 120 characters" CHECK (length(name) BETWEEN 2 AND 120),
  CONSTRAINT "an organisation is of a known kind"
    CHECK (kind IN ('start_up', 'co_op', 'funder', 'development_body'))
);

CREATE TABLE memberships (
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  role text NOT NULL,
  since timestamptz NOT NULL,
  CONSTRAINT "a person has one role in an organisation" PRIMARY KEY (organisation_id, user_id),
  CONSTRAINT "a role is known" CHECK (role IN ('member', 'booker', 'finance', 'admin'))
);
CREATE INDEX memberships_by_user ON memberships (user_id);

CREATE TABLE stewards (
  user_id uuid PRIMARY KEY REFERENCES "user" (id),
  granted_at timestamptz NOT NULL,
  granted_by text NOT NULL
);

-- The answer to a creating request, kept in the transaction that created; see docs/decisions/0003.
CREATE TABLE idempotency_keys (
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  key text NOT NULL,
  request_hash text NOT NULL,
  status smallint NOT NULL,
  body jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, key),
  CONSTRAINT "an idempotency key is at most 200 characters" CHECK (length(key) <= 200)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON "user", "session", "account", "verification", "rateLimit" TO barefoot_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON organisations, memberships, idempotency_keys TO barefoot_app;
GRANT SELECT ON stewards TO barefoot_app;
