import { record } from "./0003-records.ts";

export const geography = [
  record("locations"),
  record("zones"),
  record("routes"),
  /* sql */ `
-- Later positions of alerts. The same position reported twice is one.
CREATE TABLE alert_positions (
  alert_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  latitude REAL NOT NULL,
  longitude REAL NOT NULL,
  accuracy_meters REAL,
  PRIMARY KEY (alert_id, at, latitude, longitude)
) STRICT, WITHOUT ROWID;
`,
].join("");
