-- What lists of claims nearly always show stands beside the record, which is long: when the event was, and the quote,
-- which the record has no more.
ALTER TABLE claim ADD COLUMN time TEXT;
ALTER TABLE claim ADD COLUMN quote TEXT NOT NULL DEFAULT '';
UPDATE claim SET
  time = nullif(record -> '$.time', 'null'),
  quote = record ->> '$.quote',
  record = json_remove(record, '$.quote');
