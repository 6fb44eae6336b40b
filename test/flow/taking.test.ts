// What follows once somebody has an alert, or hands it on: the reminder to confirm, the way back, and the notices of the team.
import { afterEach, beforeEach, expect, test } from "vitest";

import { type CrewStation, emailOf, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
beforeEach(async () => {
  at = await startCrewStation();
});
afterEach(() => at.stop());

const timers = { CRITICAL: { remind_after_seconds: 600, hand_back_after_seconds: 120 } };

async function taken(): Promise<void> {
  const { team } = await at.crew("Gate", ["Alice", "Bob"]);
  await at.trigger(team.id);
  await at.goTo(1);
  await at.call("PUT", "/alerts/1/acknowledge", { acknowledged_by: "Alice" });
  await at.news();
}

test("without a timer whoever takes an alert has it for good", async () => {
  await taken();
  for (const minute of [11, 13, 600]) await at.goTo(minute);
  expect(await at.news()).toEqual([]);
  expect((await at.alert()).status).toBe("ACKNOWLEDGED");
});

test("quiet for ten minutes: asked to confirm; for two more: others are called again from the first layer", async () => {
  await at.call("PATCH", "/accounts/default", { acknowledgement_timers: timers });
  await taken();
  await at.goTo(10.9);
  expect(await at.news()).toEqual([]);
  await at.goTo(11);
  expect(await at.news()).toEqual(["Alice EMAIL confirm"]);
  await at.goTo(12.9);
  expect((await at.alert()).status).toBe("ACKNOWLEDGED");
  await at.goTo(13);
  expect(await at.alert()).toMatchObject({ status: "TRIGGERED", acknowledged_by: null });
  expect(await at.news()).toEqual(["Alice EMAIL escalated"]);
});

test.each([
  ["taking it again", "PUT", "/alerts/1/acknowledge", { acknowledged_by: "Alice" }],
  ["a comment", "POST", "/alerts/1/comments", { by: "Alice", text: "at the gate now" }],
])("%s confirms, and the time begins anew", async (_how, method, path, body) => {
  await at.call("PATCH", "/accounts/default", { acknowledgement_timers: timers });
  await taken();
  await at.goTo(11);
  await at.call(method, path, body);
  await at.goTo(13);
  expect((await at.alert()).status).toBe("ACKNOWLEDGED");
  expect(await at.news()).toEqual(["Alice EMAIL confirm"]);
  await at.goTo(21);
  expect(await at.news()).toEqual(["Alice EMAIL confirm"]);
});

test("work that was begun is not asked about, nor is another severity", async () => {
  await at.call("PATCH", "/accounts/default", { acknowledgement_timers: timers });
  await taken();
  await at.call("PUT", "/alerts/1/status", { status: "IN_PROGRESS", by: "Alice" });
  await at.call("POST", "/alerts/trigger", { alert_type: "DELAYED" });
  await at.call("PUT", "/alerts/2/acknowledge", { acknowledged_by: "Alice" });
  for (const minute of [11, 13, 60]) await at.goTo(minute);
  expect(await at.news()).toEqual([]);
});

test.each([
  ["nobody", []],
  ["team", ["Boss SMS drop_notice", "Mia EMAIL drop_notice"]],
  ["admins", ["Boss SMS drop_notice"]],
  ["on_call", ["Alice EMAIL drop_notice"]],
  ["people", ["Nora EMAIL drop_notice"]],
])("a drop is told to %s", async (to, told) => {
  const { team } = await at.crew("Gate", ["Alice"], { layers: [{ timeout_seconds: 60 }] });
  const boss = (await at.call("POST", "/users", { name: "Boss", phone: "+919845012345" })).id;
  const mia = (await at.call("POST", "/users", { name: "Mia", email: emailOf("Mia") })).id;
  const nora = (await at.call("POST", "/users", { name: "Nora", email: emailOf("Nora") })).id;
  const drop_notice = { to, ...(to === "people" ? { user_ids: [nora] } : {}) };
  await at.call("PATCH", `/teams/${team.id}`, { members: [mia], admins: [boss], drop_notice });
  await at.trigger(team.id);
  await at.news();
  await at.goTo(1);
  expect((await at.alert()).status).toBe("DROPPED");
  expect(await at.news()).toEqual(told);
});

test("a handoff is told to the team that had it, and not to whoever did it", async () => {
  const gate = await at.crew("Gate", ["Alice"]);
  const room = await at.crew("Control room", ["Dora"]);
  const boss = (await at.call("POST", "/users", { name: "Boss", email: emailOf("Boss") })).id;
  const handoff_notice = { to: "people", user_ids: [boss, gate.people["Alice"]] };
  await at.call("PATCH", `/teams/${gate.team.id}`, { handoff_notice });
  await at.trigger(gate.team.id);
  await at.news();
  await at.call("PUT", "/alerts/1/handoff", { by: "Alice", destination: room.team.id, notes: "Not my site" });
  expect(await at.news()).toEqual(["Boss EMAIL handoff_notice", "Dora EMAIL triggered"]);
});

test("a person or team that something refers to stays, with a list of what does, until another takes its place", async () => {
  const { team, people } = await at.crew("Gate", ["Alice", "Bob"]);
  const refused = await at.desk.call("DELETE", `/api/v1/users/${people["Alice"]}`);
  expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining("shifts") } });
  expect(refused.body.errors).toEqual([{ path: expect.stringMatching(/^shifts\..*\.attendees$/u), message: "#1" }]);
  const bad = await at.desk.call("DELETE", `/api/v1/users/${people["Alice"]}?reassign_to=nobody`);
  expect(bad).toMatchObject({ status: 400, body: { errors: [{ path: "reassign_to" }] } });
  await at.call("DELETE", `/users/${people["Alice"]}?reassign_to=${people["Bob"]}`);
  expect((await at.call("GET", `/teams/${team.id}/on-call`)).layers[0].people).toMatchObject([{ name: "Bob" }]);
  await at.call("DELETE", `/teams/${team.id}`);
  for (const list of ["schedules", "shifts", "escalation-policies"])
    expect((await at.call("GET", `/${list}`)).total_count).toBe(0);
});
