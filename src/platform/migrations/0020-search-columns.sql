-- Searched words are looked up: whole words and beginnings in a tsvector of all texts, typing errors in a short column only.

-- Letters and digits with single spaces between: what is searched in and what is searched for are taken apart alike.
CREATE FUNCTION search_words(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN trim(regexp_replace(plain_text(value), '[^[:alnum:]]+', ' ', 'g'));

-- The parts of one searched word beside each other, each with the label (':*' for a beginning, ':A' for a weight, '' for none).
-- NULL where no letter or digit is left.
CREATE FUNCTION search_query(word text, label text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN to_tsquery('pg_catalog.simple'::regconfig, replace(nullif(search_words(word), ''), ' ', label || ' <-> ') || label);

DROP INDEX experts_by_text;
ALTER TABLE experts
  DROP COLUMN search_text,
  ADD COLUMN search_short text NOT NULL GENERATED ALWAYS AS (
    plain_text(name || ' ' || headline_en || ' ' || headline_cy || ' ' || keywords)
  ) STORED,
  -- A and B are what the short column holds, B and C are Welsh.
  ADD COLUMN search_document tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('pg_catalog.simple'::regconfig, search_words(name || ' ' || headline_en || ' ' || keywords)), 'A')
    || setweight(to_tsvector('pg_catalog.simple'::regconfig, search_words(headline_cy)), 'B')
    || setweight(to_tsvector('pg_catalog.simple'::regconfig, search_words(about_cy)), 'C')
    || setweight(to_tsvector('pg_catalog.simple'::regconfig, search_words(about_en)), 'D')
  ) STORED;
CREATE INDEX experts_by_likeness ON experts USING gin (search_short gin_trgm_ops);
CREATE INDEX experts_by_words ON experts USING gin (search_document);
