import { NewConfiguration } from "../../../src/core/configuration.ts";
import type { Finding, ReadinessFacts } from "../../../src/core/readiness/finding.ts";
import { readiness } from "../../../src/core/readiness/readiness.ts";
import { inEnglish } from "../../../src/core/phrase.ts";

/** 18:45:00 UTC, the seed's moment. */
export const now = Date.UTC(2026, 10, 21, 18, 45, 0);
export const hour = 3_600_000;
export const day = 24 * hour;

export const configuration = (fields: object, number = 1): ReadinessFacts["configurations"][number] => ({
  ...NewConfiguration.parse({
    config_name: `C${number}`,
    notification_channels: ["EMAIL"],
    primary_recipients: [{ name: "Desk", email: "desk@company.com", channels: ["EMAIL"] }],
    ...fields,
  }),
  id: `c${number}`,
  number,
  created_at: number,
});

/** A room in which nothing is wrong. */
export const well: ReadinessFacts = {
  now,
  receiver_error: null,
  store_error: null,
  set_aside: 0,
  is_engine_beating: true,
  audit: { at: now - 4000, faults: [] },
  backup: { at: now - hour, error: null },
  started_at: now - 10 * day,
  disk: { free_bytes: 90e9, total_bytes: 200e9 },
  clock: { held_ms: 0, is_synchronised: true },
  has_heartbeat: true,
  sound: { tested_at: now - day, muted_until: null, volume: 0.8, is_critical_audible: true },
  drilled_at: now - 20 * day,
  channels: [
    { channel: "EMAIL", name: "Email", state: "ok", note: null, used_by: ["Desk"], proven_at: now - hour },
    { channel: "SMS", name: "SMS", state: "not_set_up", note: null, used_by: [], proven_at: null },
  ],
  teams: [{ id: "t1", name: "Night", layers: [{ layer: 1, gaps: [] }] }],
  unreachable: [],
  recipients: [{ name: "Desk", config_name: "C1", configuration_id: "c1", reached_on: ["Email"], unreached_on: [] }],
  troubled: [],
  configurations: [configuration({})],
  team_names: [{ id: "t1", number: 1, name: "Night" }],
  integrations: [],
};

export const found = (facts: Partial<ReadinessFacts>): readonly Finding[] => readiness({ ...well, ...facts });

/** `level: what`. */
export const words = (facts: Partial<ReadinessFacts>): readonly string[] =>
  found(facts).map(
    ({ level, what }) => `${level}: ${inEnglish(what, (at) => new Date(at).toISOString().slice(5, 16))}`,
  );
