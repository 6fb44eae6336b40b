export const broadcasts = /* sql */ `
-- Their notifications stand among those of alerts, as those of reminders do, with 'broadcast:<id>' in the place of the alert.
CREATE TABLE broadcasts (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  sent TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX broadcasts_number ON broadcasts (account_id, number);
`;
