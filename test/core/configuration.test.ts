import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ConfigurationPatch, configurationWarnings, NewConfiguration } from "../../src/core/configuration.ts";
import { issuesToErrors } from "../../src/core/refusal.ts";
import { emergencyResponse, enterprise, nightShift, startup } from "../kit/configurations.ts";

const refusedPaths = (edits: object): readonly string[] => {
  const parsed = NewConfiguration.safeParse({ ...emergencyResponse, ...edits });
  return parsed.success ? [] : issuesToErrors(parsed.error.issues).map(({ path }) => path);
};
const recipient = emergencyResponse.primary_recipients[0];
const contact = emergencyResponse.emergency_contacts[0];

test.each([emergencyResponse, startup, enterprise, nightShift])(
  "the seed's $config_name is taken as it is",
  (example) => {
    const parsed = NewConfiguration.parse(example);
    expect(parsed).toMatchObject({ ...example, primary_recipients: example.primary_recipients });
    expect(configurationWarnings(parsed).filter(({ message }) => message.includes("no address"))).toEqual([]);
  },
);

test("an absent field takes the seed's default", () => {
  const { config_name, primary_recipients, notification_channels } = startup;
  expect(NewConfiguration.parse({ config_name, primary_recipients, notification_channels })).toMatchObject({
    team_id: null,
    description: null,
    applicable_alert_types: null,
    enable_escalation: true,
    escalation_threshold_seconds: 300,
    escalation_recipients: null,
    notify_on_status_change: true,
    notify_on_escalation: true,
    auto_close_false_alarm_seconds: null,
    require_closure_notes: true,
    enable_geofencing_alerts: false,
    geofence_radius_meters: 1000,
    emergency_contacts: null,
    priority: 100,
    enabled: true,
  });
});

describe("each bound", () => {
  test.each([
    ["team_id", 5, 0],
    ["team_id", null, -1],
    ["team_id", "team-1", ""],
    ["team_id", 7, 1.5],
    ["config_name", "x".repeat(200), "x".repeat(201)],
    ["config_name", "x", "  "],
    ["config_name", "x", null],
    ["description", "x".repeat(1000), "x".repeat(1001)],
    ["description", null, 5],
    ["applicable_alert_types", ["OTHER"], []],
    ["applicable_alert_types", null, "SOS"],
    ["primary_recipients", [recipient], []],
    ["primary_recipients", [recipient], null],
    ["enable_escalation", false, "yes"],
    ["escalation_threshold_seconds", 30, 29],
    ["escalation_threshold_seconds", 3600, 3601],
    ["escalation_threshold_seconds", 300, 300.5],
    ["escalation_recipients", null, {}],
    ["notification_channels", ["WHATSAPP"], []],
    ["notification_channels", ["EMAIL"], null],
    ["notify_on_status_change", false, 1],
    ["notify_on_escalation", false, "no"],
    ["auto_close_false_alarm_seconds", 60, 59],
    ["auto_close_false_alarm_seconds", 600, 601],
    ["require_closure_notes", false, null],
    ["enable_geofencing_alerts", true, "true"],
    ["geofence_radius_meters", 100, 99],
    ["geofence_radius_meters", 10_000, 10_001],
    ["emergency_contacts", [], "100"],
    ["priority", 1, 0],
    ["priority", 1000, 1001],
  ])("%s takes %j and refuses %j by name", (field, good, bad) => {
    expect(refusedPaths({ [field]: good })).toEqual([]);
    expect(refusedPaths({ [field]: bad })).toEqual([field]);
    expect(ConfigurationPatch.safeParse({ [field]: good }).success).toBe(true);
    expect(ConfigurationPatch.safeParse({ [field]: bad }).success).toBe(false);
  });

  test.each([
    ["applicable_alert_types", ["SOS", "FIRE"], "applicable_alert_types.1"],
    ["notification_channels", ["EMAIL", "PIGEON"], "notification_channels.1"],
    ["primary_recipients", [recipient, { ...recipient, email: "not-mail" }], "primary_recipients.1.email"],
    ["primary_recipients", [{ ...recipient, phone: "12" }], "primary_recipients.0.phone"],
    ["primary_recipients", [{ ...recipient, phone: "+1234567890123456" }], "primary_recipients.0.phone"],
    ["primary_recipients", [{ ...recipient, name: "" }], "primary_recipients.0.name"],
    ["primary_recipients", [{ ...recipient, channels: ["FAX"] }], "primary_recipients.0.channels.0"],
    ["primary_recipients", [{ ...recipient, channels: [] }], "primary_recipients.0.channels"],
    ["escalation_recipients", [{ ...recipient, email: "@" }], "escalation_recipients.0.email"],
    ["emergency_contacts", [{ ...contact, service_type: "COASTGUARD" }], "emergency_contacts.0.service_type"],
    ["emergency_contacts", [{ ...contact, phone: "" }], "emergency_contacts.0.phone"],
    ["colour", "red", "colour"],
  ])("%s: the path leads to the fault", (field, bad, path) => {
    expect(refusedPaths({ [field]: bad })).toContain(path);
  });
});

test("a recipient without an address is taken, and warned about", () => {
  const parsed = NewConfiguration.parse({
    ...emergencyResponse,
    primary_recipients: [{ name: "Security Team Lead", role: "Security", channels: ["SMS", "PUSH"] }],
    escalation_recipients: [{ name: "CEO", role: "CEO", channels: ["WHATSAPP"] }],
  });
  expect(configurationWarnings(parsed).map(({ path }) => path)).toEqual([
    "primary_recipients.0.phone",
    "primary_recipients.0.email",
    "escalation_recipients.0.channels",
    "escalation_recipients.0.channels",
  ]);
});

test("phones as people type them are kept as they are dialled", () => {
  const parsed = NewConfiguration.parse({
    ...startup,
    primary_recipients: [{ ...recipient, phone: "+91 (98450) 123-45" }],
  });
  expect(parsed.primary_recipients[0]?.phone).toBe("+919845012345");
});

test("garbage is refused, never thrown at", () => {
  fc.assert(fc.property(fc.anything(), (anything) => !NewConfiguration.safeParse(anything).success));
});
