export const record = (table: string, columns = ""): string => /* sql */ `
CREATE TABLE ${table} (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  fields TEXT NOT NULL,
  stamps TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER${columns}
) STRICT;
`;

const column = (type: string) => (name: string) =>
  `,\n  ${name} ${type} GENERATED ALWAYS AS (json_extract(fields, '$.${name}')) VIRTUAL`;

/** The seed's 17 fields can be queried as columns; they are kept once, in \`fields\`. */
const configurationColumns = [
  ...["config_name", "description", "applicable_alert_types", "primary_recipients", "escalation_recipients"].map(
    column("TEXT"),
  ),
  ...["notification_channels", "emergency_contacts"].map(column("TEXT")),
  ...["enable_escalation", "escalation_threshold_seconds", "notify_on_status_change", "notify_on_escalation"].map(
    column("INTEGER"),
  ),
  ...["auto_close_false_alarm_seconds", "require_closure_notes", "enable_geofencing_alerts"].map(column("INTEGER")),
  ...["geofence_radius_meters", "priority", "enabled"].map(column("INTEGER")),
  column("ANY")("team_id"),
].join("");

export const records = [
  record("accounts"),
  record("users"),
  record("account_users"),
  record("teams"),
  record("api_tokens"),
  record("integrations"),
  record("settings"),
  record("schedules"),
  record("shifts"),
  record("escalation_policies"),
  record("notification_rules"),
  record("alert_configurations", configurationColumns),
].join("");
