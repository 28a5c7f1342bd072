-- Letters as their readers want them: at once, gathered once a day or on the site alone; not at night; and reminders an hour before.

ALTER TABLE letters
  ADD COLUMN language text NOT NULL DEFAULT 'en',
  ADD COLUMN news text,
  ADD COLUMN way text NOT NULL DEFAULT 'mail',
  ADD COLUMN held_until timestamptz,
  ADD COLUMN about uuid,
  ADD COLUMN gathered_in uuid REFERENCES letters (id) ON DELETE SET NULL,
  ADD CONSTRAINT "a letter is in English or Welsh" CHECK (language IN ('en', 'cy')),
  ADD CONSTRAINT "a letter that can be refused is of known news"
    CHECK (news IN ('bookings', 'messages', 'reminders', 'money', 'account', 'members', 'digest')),
  ADD CONSTRAINT "a letter goes by mail, in a digest, or on the site alone" CHECK (way IN ('mail', 'digest', 'site')),
  ADD CONSTRAINT "what is told on the site alone waits for nothing" CHECK (held_until IS NULL OR way <> 'site'),
  ADD CONSTRAINT "only what was to be gathered is" CHECK (gathered_in IS NULL OR way = 'digest'),
  DROP CONSTRAINT "a letter that is still to go has its text",
  ADD CONSTRAINT "a letter that is still to go has its text" 
    CHECK (body IS NOT NULL OR num_nonnulls(sent_at, given_up_at) > 0 OR way <> 'mail');

CREATE INDEX letters_held_until ON letters (held_until) WHERE held_until IS NOT NULL;
CREATE INDEX letters_by_what_they_are_about ON letters (about) WHERE news = 'reminders';
CREATE INDEX letters_by_digest ON letters (gathered_in);

ALTER TABLE notification_preferences
  ADD COLUMN daily boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT "news is of a known kind",
  ADD CONSTRAINT "news is of a known kind" CHECK (news IN ('bookings', 'messages', 'reminders', 'money', 'account', 'members')),
  ADD CONSTRAINT "reminders are not gathered" CHECK (NOT daily OR news <> 'reminders');
GRANT UPDATE (daily) ON notification_preferences TO barefoot_app;

-- Whoever refused what is now named apart has refused it still.
INSERT INTO notification_preferences (user_id, news, channel, wanted, chosen_at)
  SELECT p.user_id, apart.news, p.channel, p.wanted, p.chosen_at
  FROM notification_preferences p
  JOIN (VALUES ('bookings', 'messages'), ('account', 'money'), ('account', 'members')) AS apart (was, news) ON apart.was = p.news;

CREATE TABLE letter_hours (
  user_id uuid PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE,
  quiet_from time,
  quiet_to time,
  digest_at time NOT NULL DEFAULT '08:00',
  chosen_at timestamptz NOT NULL,
  CONSTRAINT "quiet hours begin and end" CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
  CONSTRAINT "quiet hours are not a whole day" CHECK (quiet_from <> quiet_to)
);
GRANT SELECT, INSERT, UPDATE (quiet_from, quiet_to, digest_at, chosen_at), DELETE ON letter_hours TO barefoot_app;
CREATE TRIGGER "an erased person keeps no hours" BEFORE INSERT ON letter_hours FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');

ALTER TABLE bookings ADD COLUMN reminded_soon_at timestamptz;
ALTER TABLE group_sessions ADD COLUMN reminded_at timestamptz, ADD COLUMN reminded_soon_at timestamptz;
CREATE INDEX bookings_to_remind_of_soon ON bookings (starts_at) WHERE state = 'confirmed' AND reminded_soon_at IS NULL;
