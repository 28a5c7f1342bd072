-- Where a letter leads on this site, so that its reader finds what it told here as well, and when they saw that here.
ALTER TABLE letters
  ADD COLUMN path text,
  ADD COLUMN read_at timestamptz,
  ADD CONSTRAINT "a letter leads to an address of this site" CHECK (path ~ '^/[^/\\\s][^\\\s]*$' AND length(path) <= 300),
  ADD CONSTRAINT "a letter is read once it was written" CHECK (read_at >= created_at);

-- Nobody was told here before, so that nothing of it is news.
UPDATE letters SET read_at = created_at;
