export const recordConflicts = /* sql */ `
-- Edits of records that did not know of each other; settled ones stay on record.
CREATE TABLE record_conflicts (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  collection TEXT NOT NULL,
  record_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  winner TEXT NOT NULL,
  loser TEXT NOT NULL,
  settled_at INTEGER,
  settled_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX record_conflicts_open ON record_conflicts (account_id) WHERE settled_at IS NULL;
CREATE INDEX record_conflicts_record ON record_conflicts (collection, record_id);
`;
