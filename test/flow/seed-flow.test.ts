// The ten steps of seed 002, through HTTP, with real mail, text and push on the other side. "Nothing else was sent" is part of each.
import { afterEach, beforeEach, expect, test } from "vitest";

import { emergencyResponse } from "../kit/configurations.ts";
import { type Outside, startOutside } from "../kit/outside.ts";
import { startStation, type TestStation } from "../kit/station.ts";
import { until } from "../kit/until.ts";

const clockAt = Date.UTC(2026, 10, 21, 18, 45, 0);

let outside: Outside;
let desk: TestStation;

beforeEach(async () => {
  outside = await startOutside();
  desk = await startStation({ clockAt, environment: outside.environment });
});
afterEach(async () => {
  await desk.stop();
  await outside.stop();
  expect(desk.errors()).toEqual([]);
});

/** Waits until everything that is queued was answered, then tells what arrived that `seen` does not hold yet. */
async function arrived(seen: readonly string[] = []): Promise<readonly string[]> {
  await until(
    "the outbox is empty",
    () => desk.station.channels().every(({ waiting }) => waiting === 0) && desk.station.underWay().size === 0,
  );
  const rest = [...outside.everything()];
  for (const one of seen) rest.splice(rest.indexOf(one), 1);
  return rest;
}

async function setUp(edits: object = {}) {
  expect((await desk.call("POST", "/api/v1/alert-configurations", { ...emergencyResponse, ...edits })).status).toBe(
    201,
  );
  const manager = { name: "Security Manager", email: "security@company.com", devices: [{ token: "managers-phone" }] };
  expect((await desk.call("POST", "/api/v1/users", manager)).status).toBe(201);
  const employee = {
    name: "Meera Iyer",
    email: "meera@company.com",
    phone: "+919845012345",
    devices: [{ token: "meeras-phone" }],
  };
  return (await desk.call("POST", "/api/v1/users", employee)).body.id as string;
}

const sos = { alert_type: "SOS", severity: "CRITICAL", current_latitude: 12.9716, current_longitude: 77.5946 };

test("the complete flow", async () => {
  const employee_id = await setUp();
  const triggered = await desk.call("POST", "/api/v1/alerts/trigger", { ...sos, employee_id });
  expect(triggered.status).toBe(201);
  expect(triggered.body).toMatchObject({
    number: 1,
    status: "TRIGGERED",
    trigger_latitude: 12.9716,
    triggered_at: "2026-11-21T18:45:00.000Z",
    next_escalation_at: "2026-11-21T18:50:00.000Z",
    configuration: { config_name: "Emergency Response Team" },
  });
  const first = await arrived();
  expect(first).toEqual([
    "mail security@company.com New CRITICAL SOS alert #1: SOS: Meera Iyer",
    "mail transport@company.com New CRITICAL SOS alert #1: SOS: Meera Iyer",
    "push managers-phone",
    "sms +911234567890 New CRITICAL SOS alert #1: SOS: Meera Iyer",
    "sms +911234567891 New CRITICAL SOS alert #1: SOS: Meera Iyer",
  ]);
  const listed = await desk.call("GET", "/api/v1/alerts/1/notifications");
  expect(listed.body.data.map(({ status }: { status: string }) => status)).toEqual(Array(5).fill("sent"));

  await desk.goTo(299);
  expect((await desk.call("GET", "/api/v1/alerts/1/escalations")).body.data).toEqual([]);
  await desk.goTo(300);
  const second = await arrived(first);
  expect(second).toEqual([
    "call +911234567892",
    "mail ops-director@company.com Escalated, not acknowledged: CRITICAL SOS alert #1: SOS: Meera Iyer",
    "mail security@company.com Alert #1 escalated to Operations Director",
    "mail transport@company.com Alert #1 escalated to Operations Director",
    "sms +911234567892 Escalated, not acknowledged: CRITICAL SOS alert #1: SOS: Meera Iyer",
  ]);
  expect((await desk.call("GET", "/api/v1/alerts/1/escalations")).body.data).toMatchObject([
    {
      escalation_level: 2,
      escalated_to: ["Operations Director"],
      escalated_at: "2026-11-21T18:50:00.000Z",
      is_auto_escalation: true,
    },
  ]);

  await desk.goTo(330);
  const acknowledged = await desk.call("PUT", "/api/v1/alerts/1/acknowledge", {
    acknowledged_by: "Security Manager",
    notes: "On my way, ETA 10 minutes",
  });
  expect(acknowledged.body).toMatchObject({
    status: "ACKNOWLEDGED",
    acknowledged_by: "Security Manager",
    response_time_seconds: 330,
    next_escalation_at: null,
  });
  const third = await arrived([...first, ...second]);
  expect(third).toEqual([
    "mail security@company.com Alert #1 acknowledged by Security Manager",
    "mail transport@company.com Alert #1 acknowledged by Security Manager",
    "push meeras-phone",
  ]);
  expect(outside.fcm.pushes.at(-1)?.title).toBe("Security Manager is on the way");

  await desk.goTo(600);
  const resolved = await desk.call("PUT", "/api/v1/alerts/1/status", {
    status: "RESOLVED",
    notes: "Employee safe, situation resolved",
  });
  expect(resolved.body).toMatchObject({ status: "RESOLVED", resolution_time_seconds: 600 });
  const fourth = await arrived([...first, ...second, ...third]);
  expect(fourth).toHaveLength(4);

  const refused = await desk.call("PUT", "/api/v1/alerts/1/close", {
    closed_by: "Security Manager",
    closure_notes: "",
    is_false_alarm: false,
  });
  expect(refused).toMatchObject({ status: 400, body: { detail: "Closure notes required" } });
  await desk.goTo(660);
  const closed = await desk.call("PUT", "/api/v1/alerts/1/close", {
    closed_by: "Security Manager",
    closure_notes: "Real emergency, provided escort to employee",
    is_false_alarm: false,
  });
  expect(closed.body).toMatchObject({ status: "CLOSED", is_false_alarm: false, closed_at: "2026-11-21T18:56:00.000Z" });
  const fifth = await arrived([...first, ...second, ...third, ...fourth]);
  expect(fifth).toEqual([
    "mail ops-director@company.com Alert #1 closed by Security Manager",
    "mail security@company.com Alert #1 closed by Security Manager",
    "mail transport@company.com Alert #1 closed by Security Manager",
    "push meeras-phone",
  ]);
  expect(outside.fcm.pushes.at(-1)?.title).toBe("Your alert has been resolved");
  expect([...outside.twilio.problems, ...outside.fcm.problems]).toEqual([]);
});

test("resolved at 120 s with a limit of 120 s: closed as a false alarm, told once", async () => {
  await setUp();
  await desk.call("POST", "/api/v1/alerts/trigger", sos);
  const first = await arrived();
  await desk.goTo(120);
  const resolved = await desk.call("PUT", "/api/v1/alerts/1/status", { status: "RESOLVED", by: "Security Manager" });
  expect(resolved.body).toMatchObject({ status: "CLOSED", is_false_alarm: true, resolution_time_seconds: 120 });
  expect(await arrived(first)).toEqual([
    "mail security@company.com Alert #1 closed by Security Manager",
    "mail transport@company.com Alert #1 closed by Security Manager",
  ]);
});

test("an acknowledgement in time means that nobody else is ever told", async () => {
  await setUp();
  await desk.call("POST", "/api/v1/alerts/trigger", sos);
  await arrived();
  await desk.goTo(90);
  await desk.call("PUT", "/api/v1/alerts/1/acknowledge", { acknowledged_by: "Security Manager" });
  const before = await arrived();
  for (const second of [300, 301, 900, 7200]) await desk.goTo(second);
  expect(await arrived(before)).toEqual([]);
});

test("editing a configuration never changes an escalation that runs", async () => {
  await setUp();
  await desk.call("POST", "/api/v1/alerts/trigger", sos);
  await desk.call("PATCH", "/api/v1/alert-configurations/1", {
    escalation_threshold_seconds: 3600,
    escalation_recipients: null,
  });
  const first = await arrived();
  await desk.goTo(300);
  expect((await arrived(first)).filter((one) => one.includes("ops-director"))).toHaveLength(1);
});

test("a channel that is not set up fails at once and stops nothing else", async () => {
  await desk.stop();
  const { WATCHDESK_SMTP_URL, WATCHDESK_SMTP_FROM } = outside.environment;
  desk = await startStation({ clockAt, environment: { WATCHDESK_SMTP_URL, WATCHDESK_SMTP_FROM } });
  await setUp();
  await desk.call("POST", "/api/v1/alerts/trigger", sos);
  expect(await arrived()).toHaveLength(2);
  const { data } = (await desk.call("GET", "/api/v1/alerts/1/notifications")).body;
  const failed = data.filter(({ status }: { status: string }) => status === "failed");
  expect(failed.map(({ channel, error }: { channel: string; error: string }) => `${channel} ${error}`)).toEqual([
    "SMS not_configured",
    "PUSH not_configured",
    "SMS not_configured",
  ]);
});

test("a hanging provider holds up nobody else", async () => {
  await setUp();
  outside.twilio.answer((_to, collection) => (collection === "Messages" ? { kind: "hang" } : { kind: "accept" }));
  await desk.call("POST", "/api/v1/alerts/trigger", sos);
  await outside.smtp.waitForCount(2);
  await outside.fcm.waitForCount(1);
  await until("both are reached", async () => (await desk.call("GET", "/api/v1/alerts/1")).body.people_reached === 2);
});
