// An exercise through the real pipeline: whom it calls, what they read, and what it leaves out.
import { afterEach, beforeEach, expect, test } from "vitest";

import { clockAt, type CrewStation, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
beforeEach(async () => {
  at = await startCrewStation();
  await at.call("POST", "/alert-configurations", {
    config_name: "Desk",
    notification_channels: ["EMAIL"],
    primary_recipients: [{ name: "Director", email: "director@company.com", channels: ["EMAIL"] }],
  });
  await at.call("POST", "/stakeholders", {
    name: "Landlord",
    email: "landlord@house.example",
    channels: ["EMAIL"],
    statuses: ["TRIGGERED", "RESOLVED", "CLOSED"],
  });
});
afterEach(() => at.stop());

test("with destinations it calls those alone, layer by layer, and is dropped when nobody answers", async () => {
  const { team } = await at.crew("Gate", ["Alice", "Bob"], {
    layers: [{ timeout_seconds: 300 }, { timeout_seconds: 300 }],
  });
  const drill = await at.call("POST", "/alerts/trigger", {
    alert_type: "SOS",
    is_drill: true,
    destinations: [team.id],
  });
  expect(drill).toMatchObject({ is_drill: true, title: "EXERCISE: SOS", status: "TRIGGERED" });
  expect(await at.news()).toEqual(["Alice EMAIL triggered"]);
  await at.goTo(6);
  expect(await at.news()).toEqual(["Bob EMAIL escalated"]);
  await at.goTo(12);
  expect((await at.alert()).status).toBe("DROPPED");
});

test("somebody who answers ends it as in earnest, and nobody outside hears of it", async () => {
  const { team } = await at.crew("Gate", ["Alice"]);
  const drill = await at.call("POST", "/alerts/trigger", {
    alert_type: "SOS",
    is_drill: true,
    destinations: [team.id],
  });
  await at.call("PUT", `/alerts/${drill.id}/acknowledge`, { acknowledged_by: "Alice" });
  await at.call("PUT", `/alerts/${drill.id}/close`, { closed_by: "Alice", closure_notes: "Exercise over" });
  expect((await at.news()).filter((line) => line.startsWith("Landlord"))).toEqual([]);
});

test("nobody but those chosen hears of it: not when it is taken, handed back, escalated by hand, or over", async () => {
  const { team } = await at.crew("Gate", ["Alice", "Bob"], {
    layers: [{ timeout_seconds: 300 }, { timeout_seconds: 300 }],
  });
  const drill = await at.call("POST", "/alerts/trigger", {
    alert_type: "SOS",
    is_drill: true,
    destinations: [team.id],
  });
  expect(await at.news()).toEqual(["Alice EMAIL triggered"]);
  await at.call("PUT", `/alerts/${drill.id}/escalate`, { by: "Vikram" });
  expect(await at.news()).toEqual(["Bob EMAIL escalated"]);
  await at.call("PUT", `/alerts/${drill.id}/acknowledge`, { acknowledged_by: "Bob" });
  expect(await at.news()).toEqual([]);
  await at.call("PUT", `/alerts/${drill.id}/unacknowledge`, { by: "Vikram" });
  expect(await at.news()).toEqual(["Alice EMAIL escalated"]);
  await at.call("PUT", `/alerts/${drill.id}/close`, { closed_by: "Vikram" });
  expect(await at.news()).toEqual(["Alice EMAIL closed", "Bob EMAIL closed"]);
});

test("a team with nobody on call drops it at once", async () => {
  const team = await at.call("POST", "/teams", { name: "Empty" });
  const drill = await at.call("POST", "/alerts/trigger", {
    alert_type: "SOS",
    is_drill: true,
    destinations: [team.id],
  });
  expect(drill.status).toBe("DROPPED");
  expect(await at.news()).toEqual([]);
});

test("without destinations it goes where the real alert would go", async () => {
  await at.call("POST", "/alerts/trigger", { alert_type: "SOS", is_drill: true });
  expect(await at.news()).toEqual(["Director EMAIL triggered"]);
});

test("figures leave it out", async () => {
  await at.call("POST", "/alerts/trigger", { alert_type: "SOS", is_drill: true });
  await at.call("POST", "/alerts/trigger", { alert_type: "SOS" });
  const from = new Date(clockAt - 1000).toISOString();
  const to = new Date(clockAt + 1000).toISOString();
  const figures = await at.call("GET", `/figures?from=${from}&to=${to}`);
  expect(figures.alerts).toBe(1);
});
