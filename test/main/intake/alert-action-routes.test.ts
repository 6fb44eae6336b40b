import { afterEach, beforeEach, expect, test } from "vitest";

import { emergencyResponse } from "../../kit/configurations.ts";
import { startStation, type TestStation } from "../../kit/station.ts";

let at: TestStation;
beforeEach(async () => {
  at = await startStation({ clockAt: Date.parse("2026-03-02T18:45:00Z") });
  await at.call("POST", "/api/v1/alert-configurations", emergencyResponse);
  await at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
});
afterEach(() => at.stop());

const put = (action: string, body: object, ref = "1") => at.call("PUT", `/api/v1/alerts/${ref}/${action}`, body);
/** What people and the engine decide of an alert, without what its deliveries are doing meanwhile. */
const decided = async () => {
  const {
    reach_note: _,
    people_reached: __,
    updated_at: ___,
    ...alert
  } = (await at.call("GET", "/api/v1/alerts/1")).body;
  return alert;
};
const setStatus = (status: string, extra: object = {}) => put("status", { status, ...extra });

test("the life of an alert, as the seed's flow takes it", async () => {
  await at.goTo(90);
  expect(
    await put("acknowledge", { acknowledged_by: "Security Manager", notes: "On my way, ETA 10 minutes" }),
  ).toMatchObject({
    status: 200,
    body: {
      status: "ACKNOWLEDGED",
      acknowledged_at: "2026-03-02T18:46:30.000Z",
      acknowledged_by: "Security Manager",
      response_time_seconds: 90,
      next_escalation_at: null,
    },
  });
  expect((await setStatus("IN_PROGRESS")).body).toMatchObject({ status: "IN_PROGRESS" });
  await at.goTo(600);
  expect((await setStatus("RESOLVED", { notes: "Employee safe, situation resolved" })).body).toMatchObject({
    status: "RESOLVED",
    resolution_time_seconds: 600,
    is_false_alarm: false,
  });
  const refused = await put("close", { closed_by: "Security Manager", closure_notes: "" });
  expect(refused).toMatchObject({
    status: 400,
    body: { detail: "Closure notes required", errors: [{ path: "closure_notes" }] },
  });
  expect((await put("close", { closed_by: "Security Manager" })).body.detail).toBe("Closure notes required");
  await at.goTo(660);
  const notes = "Real emergency, provided escort to employee";
  expect(
    await put("close", { closed_by: "Security Manager", closure_notes: notes, is_false_alarm: false }),
  ).toMatchObject({
    status: 200,
    body: {
      status: "CLOSED",
      closed_at: "2026-03-02T18:56:00.000Z",
      closed_by: "Security Manager",
      closure_notes: notes,
      is_false_alarm: false,
    },
  });
});

test("resolved within the limit, inclusive, closes at once as a false alarm", async () => {
  await at.goTo(120);
  expect((await setStatus("RESOLVED")).body).toMatchObject({
    status: "CLOSED",
    is_false_alarm: true,
    resolution_time_seconds: 120,
  });
});

test("a second past the limit waits for closure", async () => {
  await at.goTo(121);
  expect((await setStatus("RESOLVED")).body).toMatchObject({ status: "RESOLVED", is_false_alarm: false });
});

test("each status maps to the command that leads to it", async () => {
  expect((await setStatus("ACKNOWLEDGED", { by: "Asha" })).body).toMatchObject({
    status: "ACKNOWLEDGED",
    acknowledged_by: "Asha",
  });
  expect((await setStatus("TRIGGERED")).body).toMatchObject({ status: "TRIGGERED" });
  await setStatus("ACKNOWLEDGED");
  await setStatus("IN_PROGRESS");
  await at.goTo(500);
  expect((await setStatus("RESOLVED")).body.status).toBe("RESOLVED");
  expect((await setStatus("IN_PROGRESS")).body).toMatchObject({ status: "IN_PROGRESS", resolved_at: null });
  expect(await setStatus("CLOSED")).toMatchObject({
    status: 400,
    body: { detail: "Closure notes required", errors: [{ path: "notes" }] },
  });
  expect((await setStatus("CLOSED", { notes: "Escorted home" })).body).toMatchObject({
    status: "CLOSED",
    closure_notes: "Escorted home",
  });
});

test("who does it is the token, unless a name is given", async () => {
  expect((await setStatus("ACKNOWLEDGED")).body.acknowledged_by).toBe("admin");
});

test.each(["QUEUED", "DROPPED", "SUPPRESSED"])("no request makes an alert %s", async (status) => {
  expect(await setStatus(status)).toMatchObject({ status: 409, body: { type: "urn:watchdesk:problem:conflict" } });
});

test("a stale transition is refused and changes nothing", async () => {
  await put("close", { closed_by: "A", closure_notes: "done" });
  const before = await decided();
  for (const [action, body] of [
    ["acknowledge", { acknowledged_by: "B" }],
    ["status", { status: "IN_PROGRESS" }],
    ["close", { closed_by: "B", closure_notes: "again" }],
    ["reject", { by: "B" }],
    ["escalate", { by: "B" }],
    ["reopen", { by: "B" }],
    ["unacknowledge", { by: "B" }],
    ["handoff", { by: "B", destination: "C" }],
  ] as const)
    expect(await put(action, body), action).toMatchObject({
      status: 409,
      body: { status: 409, detail: expect.stringContaining("#1") },
    });
  expect(await decided()).toEqual(before);
});

test("the other actions answer the alert too", async () => {
  expect(await put("reject", { by: "Asha", notes: "Far away" })).toMatchObject({
    status: 200,
    body: { status: "TRIGGERED" },
  });
  expect(await put("escalate", { by: "Asha" })).toMatchObject({ status: 200, body: { escalation_level: 2 } });
  expect(await put("handoff", { by: "Asha", destination: "Night desk" })).toMatchObject({
    status: 200,
    body: { handed_to: "Night desk" },
  });
  await put("acknowledge", { acknowledged_by: "Asha" });
  expect(await put("unacknowledge", { by: "Asha" })).toMatchObject({ status: 200, body: { status: "TRIGGERED" } });
  await at.goTo(400);
  await put("acknowledge", { acknowledged_by: "Asha" });
  await setStatus("RESOLVED");
  expect(await put("reopen", { by: "Asha" })).toMatchObject({ status: 200, body: { status: "IN_PROGRESS" } });
});

test("comments are kept in their order and counted", async () => {
  const first = await at.call("POST", "/api/v1/alerts/1/comments", { by: "Asha", text: "Two people at the gate" });
  expect(first).toMatchObject({
    status: 201,
    body: { by: "Asha", text: "Two people at the gate", at: "2026-03-02T18:45:00.000Z" },
  });
  await at.call("POST", "/api/v1/alerts/1/comments", { by: "Ravi", text: "Guard sent" });
  expect((await at.call("GET", "/api/v1/alerts/1/comments")).body.data.map(({ by }: { by: string }) => by)).toEqual([
    "Asha",
    "Ravi",
  ]);
  expect((await at.call("GET", "/api/v1/alerts/1")).body.comments_count).toBe(2);
});

test("a name that is a user's is linked to that user", async () => {
  const user = (await at.call("POST", "/api/v1/users", { name: "Security Manager", email: "security@company.com" }))
    .body;
  expect((await put("acknowledge", { acknowledged_by: "Security Manager" })).body).toMatchObject({
    acknowledged_by_id: user.id,
  });
});

test.each([
  ["acknowledge", "acknowledged_by", {}],
  ["acknowledge", "acknowledged_by", { acknowledged_by: " " }],
  ["acknowledge", "notes", { acknowledged_by: "A", notes: "x".repeat(4001) }],
  ["status", "status", {}],
  ["status", "status", { status: "OPEN" }],
  ["close", "closed_by", {}],
  ["close", "is_false_alarm", { closed_by: "A", closure_notes: "n", is_false_alarm: "no" }],
  ["reject", "by", {}],
  ["escalate", "by", { by: 7 }],
  ["handoff", "destination", { by: "A" }],
  ["reopen", "note", { by: "A", note: "x" }],
])("%s without a good %s is refused by path and changes nothing", async (action, path, body) => {
  const before = await decided();
  const reply = await put(action, body);
  expect(reply.status).toBe(400);
  expect(reply.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
  expect(await decided()).toEqual(before);
});

test("an unknown alert is 404 for every action", async () => {
  for (const [action, body] of [
    ["acknowledge", { acknowledged_by: "A" }],
    ["status", { status: "RESOLVED" }],
    ["close", { closed_by: "A", closure_notes: "n" }],
    ["escalate", { by: "A" }],
  ] as const)
    expect((await put(action, body, "77")).status, action).toBe(404);
  expect((await at.call("POST", "/api/v1/alerts/77/comments", { by: "A", text: "b" })).status).toBe(404);
});
