// Deadlines that fall due together: one alert that cannot be moved keeps no other from escalating, and it shows.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { emergencyResponse } from "../../kit/configurations.ts";
import { startStation } from "../../kit/station.ts";

test("an alert that throws keeps no other from escalating, is told, and is tried again", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "watchdesk-escalate-"));
  const clockAt = Date.UTC(2026, 10, 21, 18, 45);
  let at = await startStation({ dataDir, clockAt, notifiers: new Map() });
  try {
    await at.call("POST", "/api/v1/alert-configurations", emergencyResponse);
    for (const source_id of ["a", "b", "c"])
      await at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", source_id });
    const { body: second } = await at.call("GET", "/api/v1/alerts/2");
    const damage = at.station.store.db.prepare("UPDATE alerts SET tracks = ? WHERE number = 2");
    const { tracks } = at.station.store.db.prepare("SELECT tracks FROM alerts WHERE number = 2").get() as {
      tracks: string;
    };
    const policy = { layers: [], repeat: 0 };
    damage.run(JSON.stringify([{ id: "team:x", kind: "team", team_id: "x", status: "running", next_at: 1, policy }]));
    await at.stop();
    // What the tables say now is read afresh.
    at = await startStation({ dataDir, clockAt, notifiers: new Map() });

    await at.goTo(emergencyResponse.escalation_threshold_seconds);
    const levels = () =>
      at.station.store.db.prepare("SELECT escalation_level FROM alerts ORDER BY number").pluck().all();
    expect(levels()).toEqual([2, 1, 2]);
    const health = await at.call("GET", "/health/engine");
    expect(health).toMatchObject({ status: 503, body: { note: expect.stringContaining("TypeError") } });
    expect(at.errors()).toContainEqual(expect.stringContaining(second.id));

    at.station.store.db.prepare("UPDATE alerts SET tracks = ? WHERE number = 2").run(tracks);
    at.station.store.alerts.forget();
    await at.goTo(emergencyResponse.escalation_threshold_seconds + 1);
    expect(levels()).toEqual([2, 1, 2]);
    await at.goTo(emergencyResponse.escalation_threshold_seconds + 6);
    expect(levels()).toEqual([2, 2, 2]);
    expect((await at.call("GET", "/health/engine")).status).toBe(200);
  } finally {
    await at.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
