export const alerts = /* sql */ `
CREATE TABLE plans (id TEXT PRIMARY KEY, plan TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE alerts (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  employee_id TEXT,
  employee_name TEXT,
  employee_phone TEXT,
  employee_email TEXT,
  team_id TEXT,
  team_name TEXT,
  alert_type TEXT NOT NULL,
  severity TEXT NOT NULL,
  status TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT,
  trigger_latitude REAL,
  trigger_longitude REAL,
  accuracy_meters REAL,
  triggered_at INTEGER NOT NULL,
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  acknowledged_by_id TEXT,
  response_time_seconds INTEGER,
  held_since INTEGER,
  reminded_at INTEGER,
  resolved_at INTEGER,
  resolved_by TEXT,
  resolution_time_seconds INTEGER,
  closed_at INTEGER,
  closed_by TEXT,
  closure_notes TEXT,
  is_false_alarm INTEGER NOT NULL,
  dedup_count INTEGER NOT NULL,
  source TEXT NOT NULL,
  source_id TEXT,
  idempotency_key TEXT,
  metadata TEXT,
  destinations TEXT NOT NULL,
  handed_to TEXT,
  plan_id TEXT NOT NULL,
  config_name TEXT,
  tracks TEXT NOT NULL,
  escalation_level INTEGER NOT NULL,
  next_escalation_at INTEGER,
  next_step TEXT,
  comments_count INTEGER NOT NULL,
  people_paged INTEGER NOT NULL,
  people_reached INTEGER NOT NULL,
  calls_waiting INTEGER NOT NULL,
  reach_note TEXT,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX alerts_number ON alerts (account_id, number);
CREATE INDEX alerts_open ON alerts (account_id, status) WHERE status NOT IN ('CLOSED', 'SUPPRESSED');
CREATE INDEX alerts_closed ON alerts (account_id, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX alerts_held ON alerts (held_since) WHERE status = 'ACKNOWLEDGED' AND held_since IS NOT NULL;
CREATE INDEX alerts_due ON alerts (next_escalation_at) WHERE next_escalation_at IS NOT NULL;
CREATE INDEX alerts_source ON alerts (account_id, source_id)
  WHERE source_id IS NOT NULL AND status NOT IN ('RESOLVED', 'CLOSED', 'SUPPRESSED');
CREATE INDEX alerts_idempotency ON alerts (account_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- \`rank\` orders the outbox: calls for help before notices, loudest severity first.
CREATE TABLE alert_notifications (
  id TEXT PRIMARY KEY,
  alert_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  person TEXT NOT NULL,
  recipient_role TEXT,
  channel TEXT NOT NULL,
  address TEXT,
  about TEXT,
  place TEXT,
  status TEXT NOT NULL,
  attempts TEXT NOT NULL,
  provider_id TEXT,
  error TEXT,
  cost REAL,
  queued_at INTEGER NOT NULL,
  next_attempt_at INTEGER,
  sent_at INTEGER,
  delivered_at INTEGER,
  rank INTEGER NOT NULL
) STRICT;
CREATE INDEX alert_notifications_alert ON alert_notifications (alert_id);
CREATE INDEX alert_notifications_due ON alert_notifications (channel, rank, next_attempt_at)
  WHERE next_attempt_at IS NOT NULL;

CREATE TABLE alert_escalations (
  id TEXT PRIMARY KEY,
  alert_id TEXT NOT NULL,
  escalation_level INTEGER NOT NULL,
  escalated_to TEXT NOT NULL,
  escalated_at INTEGER NOT NULL,
  is_auto_escalation INTEGER NOT NULL,
  reason TEXT NOT NULL,
  by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_escalations_alert ON alert_escalations (alert_id);

CREATE TABLE alert_comments (
  id TEXT PRIMARY KEY,
  alert_id TEXT NOT NULL,
  by TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_comments_alert ON alert_comments (alert_id);
`;
