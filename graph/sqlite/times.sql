-- Claims whose event took more than a day, by how long it took at the most: a list by time that begins on a day
-- finds those that had begun before (see graph/sqlite/times.py) without reading all that is older.
CREATE INDEX claim_long ON claim (
  CASE WHEN julianday(last) - julianday(first) <= 31 THEN 31
       WHEN julianday(last) - julianday(first) <= 366 THEN 366 ELSE 0 END,
  first
) WHERE last > first;
