export const reminders = /* sql */ `
-- Their notifications stand among those of alerts, so that one outbox sends them all; 'reminder:<id>' is in the place of the alert.
CREATE TABLE reminders (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  due TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reminders_user ON reminders (account_id, user_id, at);
`;
