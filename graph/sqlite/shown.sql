-- When a claim's event was, as its record has it, apart: lists of claims nearly always show it, and the record is long.
ALTER TABLE claim ADD COLUMN time TEXT;
UPDATE claim SET time = nullif(record -> '$.time', 'null');
