export const journal = /* sql */ `
-- The truth. Everything below it can be refilled from it.
CREATE TABLE journal (
  position INTEGER PRIMARY KEY,
  console_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  stamp TEXT NOT NULL,
  at INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  stream TEXT NOT NULL,
  type TEXT NOT NULL,
  payload TEXT NOT NULL,
  actor TEXT NOT NULL,
  UNIQUE (console_id, seq)
) STRICT;
CREATE INDEX journal_stream ON journal (stream, stamp);

-- What belongs to this console alone and is never replicated: its id, its operator's preferences.
CREATE TABLE console (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
