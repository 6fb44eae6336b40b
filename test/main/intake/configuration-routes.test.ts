import { afterAll, beforeAll, expect, test } from "vitest";

import { emergencyResponse, startup } from "../../kit/configurations.ts";
import { startStation, type TestStation } from "../../kit/station.ts";

let at: TestStation;
beforeAll(async () => {
  at = await startStation();
});
afterAll(() => at.stop());

const make = async (collection: string, body: object) => {
  const reply = await at.call("POST", `/api/v1/${collection}`, body);
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
};
const count = async (collection: string): Promise<number> =>
  (await at.call("GET", `/api/v1/${collection}`)).body.total_count;

test("an absent field takes the seed's default", async () => {
  const made = await make("alert-configurations", startup);
  expect(made).toMatchObject({
    ...startup,
    escalation_threshold_seconds: 300,
    escalation_recipients: null,
    auto_close_false_alarm_seconds: null,
    enable_geofencing_alerts: false,
    geofence_radius_meters: 1000,
    emergency_contacts: null,
    enabled: true,
  });
  const smallest = await make("alert-configurations", {
    config_name: "Smallest",
    primary_recipients: [{ name: "A", email: "a@company.com", channels: ["EMAIL"] }],
    notification_channels: ["EMAIL"],
  });
  expect(smallest).toMatchObject({
    team_id: null,
    description: null,
    applicable_alert_types: null,
    enable_escalation: true,
    notify_on_status_change: true,
    notify_on_escalation: true,
    require_closure_notes: true,
    priority: 100,
  });
  expect(smallest.primary_recipients).toEqual([
    { name: "A", email: "a@company.com", phone: null, role: null, channels: ["EMAIL"] },
  ]);
});

test("what will not work as it stands is accepted with a warning", async () => {
  const made = await make("alert-configurations", {
    ...startup,
    team_id: 4711,
    enable_escalation: true,
    primary_recipients: [
      { name: "No phone", email: "a@company.com", channels: ["SMS", "EMAIL"] },
      { name: "Odd number", phone: "+91123", channels: ["SMS"] },
      { name: "No country", phone: "100", channels: ["SMS"] },
      { name: "Good number", phone: "+919845012345", channels: ["SMS"] },
      { name: "Voice only", phone: "+919845012345", channels: ["VOICE"] },
    ],
  });
  expect(made.team_id).toBe(4711);
  const paths = made.warnings.map(({ path }: { path: string }) => path);
  expect(paths.toSorted()).toEqual([
    "escalation_recipients",
    "primary_recipients.0.phone",
    "primary_recipients.1.phone",
    "primary_recipients.2.phone",
    "primary_recipients.4.channels",
    "primary_recipients.4.channels",
    "team_id",
  ]);
});

const recipient = { name: "A", email: "a@company.com", phone: "+919845012345", role: "R", channels: ["EMAIL"] };
const contact = { name: "Police", phone: "100", service_type: "POLICE" };
const text = (length: number): string => "x".repeat(length);

test.each([
  ["team_id", 0],
  ["team_id", 1.5],
  ["team_id", ""],
  ["config_name", ""],
  ["config_name", "   "],
  ["config_name", text(201)],
  ["config_name", null],
  ["config_name", undefined],
  ["description", text(1001)],
  ["applicable_alert_types", []],
  ["applicable_alert_types", "SOS"],
  ["applicable_alert_types.1", ["SOS", "FIRE"]],
  ["primary_recipients", undefined],
  ["primary_recipients", null],
  ["primary_recipients", []],
  ["primary_recipients.0.name", [{ ...recipient, name: "" }]],
  ["primary_recipients.1.email", [recipient, { ...recipient, email: "not an address" }]],
  ["primary_recipients.0.phone", [{ ...recipient, phone: "12" }]],
  ["primary_recipients.0.phone", [{ ...recipient, phone: "+1234567890123456" }]],
  ["primary_recipients.0.phone", [{ ...recipient, phone: "+911800NIGHT" }]],
  ["primary_recipients.0.role", [{ ...recipient, role: 7 }]],
  ["primary_recipients.0.channels", [{ ...recipient, channels: [] }]],
  ["primary_recipients.0.channels.0", [{ ...recipient, channels: ["FAX"] }]],
  ["primary_recipients.0.channels", [{ ...recipient, channels: ["EMAIL", "EMAIL"] }]],
  ["primary_recipients.0.nickname", [{ ...recipient, nickname: "Al" }]],
  ["enable_escalation", "yes"],
  ["escalation_threshold_seconds", 29],
  ["escalation_threshold_seconds", 3601],
  ["escalation_threshold_seconds", 60.5],
  ["escalation_threshold_seconds", null],
  ["escalation_recipients.0.email", [{ ...recipient, email: "@" }]],
  ["notification_channels", undefined],
  ["notification_channels", []],
  ["notification_channels.0", ["PIGEON"]],
  ["notify_on_status_change", 1],
  ["notify_on_escalation", "true"],
  ["auto_close_false_alarm_seconds", 59],
  ["auto_close_false_alarm_seconds", 601],
  ["require_closure_notes", null],
  ["enable_geofencing_alerts", 0],
  ["geofence_radius_meters", 99],
  ["geofence_radius_meters", 10_001],
  ["emergency_contacts.0.phone", [{ ...contact, phone: "" }]],
  ["emergency_contacts.0.service_type", [{ ...contact, service_type: "COAST_GUARD" }]],
  ["emergency_contacts.0.email", [{ ...contact, email: "police" }]],
  ["priority", 0],
  ["priority", 1001],
  ["priority", "100"],
  ["enabled", "on"],
  ["colour", "red"],
] as const)("a configuration with a bad %s is refused by path and not kept (%#)", async (path, value) => {
  const before = await count("alert-configurations");
  const field = path.split(".")[0] ?? "";
  const reply = await at.call("POST", "/api/v1/alert-configurations", { ...emergencyResponse, [field]: value });
  expect(reply.status).toBe(400);
  expect(reply.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  for (const { message } of reply.body.errors) expect(message).toMatch(/^(must|is|has) /u);
  expect(await count("alert-configurations")).toBe(before);
});

test.each([
  ["escalation_threshold_seconds", [30, 3600]],
  ["auto_close_false_alarm_seconds", [60, 600, null]],
  ["geofence_radius_meters", [100, 10_000, null]],
  ["priority", [1, 1000]],
  ["config_name", [text(200), "x"]],
  ["description", [text(1000), null, ""]],
])("%s may be anything up to its bounds", async (field, values) => {
  for (const value of values)
    expect((await make("alert-configurations", { ...emergencyResponse, [field]: value }))[field]).toBe(value);
});

test("an edit changes what it names and nothing else; a bad one changes nothing", async () => {
  const made = await make("alert-configurations", emergencyResponse);
  const edited = await at.call("PATCH", `/api/v1/alert-configurations/${made.number}`, { priority: 7, enabled: false });
  expect(edited.status).toBe(200);
  expect({ ...edited.body, updated_at: made.updated_at }).toEqual({ ...made, priority: 7, enabled: false });
  const refused = await at.call("PATCH", `/api/v1/alert-configurations/${made.id}`, {
    priority: 8,
    escalation_threshold_seconds: 1,
  });
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: "escalation_threshold_seconds" }] } });
  expect((await at.call("GET", `/api/v1/alert-configurations/${made.id}`)).body).toEqual(edited.body);
});

test("the choice among configurations is explained", async () => {
  const own = await startStation();
  try {
    const general = (await own.call("POST", "/api/v1/alert-configurations", emergencyResponse)).body;
    await own.call("POST", "/api/v1/alert-configurations", { ...startup, config_name: "Fallback", priority: 1 });
    const { body } = await own.call("GET", "/api/v1/alert-configurations/applicable?alert_type=SOS");
    expect(body).toMatchObject({
      configuration: { id: general.id, config_name: "Emergency Response Team" },
      why: expect.stringContaining("priority 100"),
    });
    expect(body.others).toMatchObject([{ config_name: "Fallback", why: "priority 1 is below 100" }]);
    expect(
      (await own.call("GET", "/api/v1/alert-configurations/applicable?alert_type=DELAYED")).body.configuration
        .config_name,
    ).toBe("Fallback");
    expect(await own.call("GET", "/api/v1/alert-configurations/applicable?alert_type=X")).toMatchObject({
      status: 400,
      body: { errors: [{ path: "alert_type" }] },
    });
  } finally {
    await own.stop();
  }
});
