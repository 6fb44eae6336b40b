// The audit over a real station: it passes while alerts can move, tells which cannot, and the heartbeat goes out only when it passes.
import { afterEach, beforeEach, expect, test } from "vitest";

import { serveHttp } from "../../kit/http-fake.ts";
import { startStation, type TestStation } from "../../kit/station.ts";
import { until } from "../../kit/until.ts";

let at: TestStation;
beforeEach(async () => {
  at = await startStation({ clockAt: Date.UTC(2026, 10, 21, 18, 45) });
});
afterEach(() => at.stop());

test("a deadline that nobody kept, a plan that is gone and a track without an end are told", async () => {
  for (const source_id of ["a", "b", "c", "d"])
    await at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", source_id });
  await at.goTo(0);
  expect(at.station.audit()).toMatchObject({ checked: 4, faults: [] });
  expect((await at.call("GET", "/health/engine")).status).toBe(200);
  const { db } = at.station.store;
  db.exec("UPDATE alerts SET next_escalation_at = 1 WHERE number = 1");
  db.exec("UPDATE alerts SET plan_id = 'gone' WHERE number = 2");
  db.exec(
    `UPDATE alerts SET tracks = '[{"id":"team:x","kind":"team","name":"Gate","status":"running","next_at":null}]' WHERE number = 3`,
  );
  await at.goTo(6);
  expect(
    at.station
      .audit()
      .faults.map(({ number, reason }) => [number, reason])
      .toSorted(([one], [other]) => Number(one) - Number(other)),
  ).toEqual([
    [1, "its next moment is not that of its tracks"],
    [2, "its plan is missing"],
    [3, "Gate is being called, but without a time limit"],
  ]);
  expect(await at.call("GET", "/health/engine")).toMatchObject({
    status: 503,
    body: { note: expect.stringContaining("alert #2: its plan is missing") },
  });
});

test("the heartbeat goes out every minute while the audit passes, and stays away while it does not", async () => {
  const heard = await serveHttp(() => ({ status: 200, body: "" }));
  try {
    await at.call("PATCH", "/api/v1/settings", { heartbeat_url: `${heard.url}/ping` });
    await at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
    for (const seconds of [6, 12, 60]) await at.goTo(seconds);
    await until("the first heartbeat was heard", () => heard.requests() === 1);
    await at.goTo(67);
    await until("the second heartbeat was heard", () => heard.requests() === 2);
    at.station.store.db.exec("UPDATE alerts SET plan_id = 'gone'");
    for (const seconds of [150, 250]) await at.goTo(seconds);
    expect(at.station.audit().faults).toHaveLength(1);
    at.station.store.db.exec(`UPDATE alerts SET plan_id = (SELECT id FROM plans)`);
    await at.goTo(350);
    await until("the heartbeat was heard again", () => heard.requests() === 3);
  } finally {
    await heard.stop();
  }
});
