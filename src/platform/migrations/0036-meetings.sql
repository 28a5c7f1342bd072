-- How an adviser meets people, and how the two of a session meet. Apart from profiles and bookings, which many may read.

CREATE TABLE meeting_settings (
  expert_id uuid PRIMARY KEY REFERENCES experts (id),
  url text,
  number text,
  address text,
  directions text NOT NULL DEFAULT '',
  access text NOT NULL DEFAULT '',
  set_at timestamptz NOT NULL,
  CONSTRAINT "a link of one’s own is https and not long" CHECK (length(url) <= 500 AND url ~ '^https://[^\s]+$'),
  CONSTRAINT "a number to be called on is international" CHECK (number ~ '^\+[1-9][0-9]{6,14}$'),
  CONSTRAINT "a place has an address of 1 to 500 characters" CHECK (length(address) BETWEEN 1 AND 500),
  CONSTRAINT "what is said of a place is bounded, and there is one" CHECK (
    length(directions) <= 1000 AND length(access) <= 1000
    AND (address IS NOT NULL OR (directions = '' AND access = ''))
  )
);

-- What holds for a session from its confirmation on; before it, the number that the client has left.
CREATE TABLE meetings (
  booking_id uuid PRIMARY KEY REFERENCES bookings (id),
  client_number text,
  room text, -- ours: made once, kept when the adviser meets elsewhere, and the same again when they come back to it
  url text,
  number text,
  address text,
  directions text NOT NULL DEFAULT '',
  access text NOT NULL DEFAULT '',
  fixed_at timestamptz,
  CONSTRAINT "a client’s number is international" CHECK (client_number ~ '^\+[1-9][0-9]{6,14}$'),
  CONSTRAINT "a room is a link and not long" CHECK (length(room) <= 500 AND room ~ '^https?://[^\s]+$'),
  CONSTRAINT "a session’s link is one and not long" CHECK (length(url) <= 500 AND url ~ '^https?://[^\s]+$'),
  CONSTRAINT "a session’s number is international" CHECK (number ~ '^\+[1-9][0-9]{6,14}$'),
  CONSTRAINT "a session’s place has an address of 1 to 500 characters" CHECK (length(address) BETWEEN 1 AND 500),
  CONSTRAINT "what is said of a session’s place is bounded" CHECK (
    length(directions) <= 1000 AND length(access) <= 1000
    AND (address IS NOT NULL OR (directions = '' AND access = ''))
  ),
  CONSTRAINT "where two meet is known once it is fixed" CHECK (
    fixed_at IS NOT NULL OR (room IS NULL AND url IS NULL AND number IS NULL AND address IS NULL)
  )
);

GRANT SELECT, INSERT, UPDATE (url, number, address, directions, access, set_at) ON meeting_settings TO barefoot_app;
GRANT SELECT, INSERT, UPDATE (room, url, number, address, directions, access, fixed_at) ON meetings TO barefoot_app;
