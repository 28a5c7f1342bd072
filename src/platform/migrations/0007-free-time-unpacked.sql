-- A diary's free time is about 2.4 kB, just over the 2 kB at which Postgres packs a value; unpacking it costs a search
-- more than finding it. Up to 8 kB it now stays as it is, in its row. See docs/decisions/0004.

ALTER TABLE diaries SET (toast_tuple_target = 8160);
