// Who is called, on what, and when: configurations beside tracks, destinations, a person's own steps and rules, and the dry run
// that foresees it. Every message that goes out is listed: nothing else was sent.
import { afterEach, beforeEach, expect, test } from "vitest";

import { type CrewStation, emailOf, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
beforeEach(async () => {
  at = await startCrewStation();
});
afterEach(() => at.stop());

const everybody = ["Alice", "Bob", "Charlie"] as const;

test("a configuration runs beside the team's track, or switches it off", async () => {
  const { team } = await at.crew("Gate", ["Alice"]);
  const configuration = {
    config_name: "Protocol",
    primary_recipients: [{ name: "Desk", email: "desk@company.com", channels: ["EMAIL"] }],
    notification_channels: ["EMAIL"],
    enable_escalation: false,
  };
  await at.call("POST", "/alert-configurations", configuration);
  await at.trigger(team.id);
  expect(await at.news()).toEqual(["Alice EMAIL triggered", "Desk EMAIL triggered"]);
  await at.call("PATCH", "/alert-configurations/1", { run_on_call_track: false });
  await at.trigger(team.id);
  expect(await at.news()).toEqual(["Desk EMAIL triggered"]);
});

test("destinations are called beside the employee's team, people and teams alike", async () => {
  const gate = await at.crew("Gate", ["Alice"]);
  const room = await at.crew("Control room", ["Dora"]);
  const emil = (await at.call("POST", "/users", { name: "Emil", email: emailOf("Emil") })).id;
  await at.trigger(gate.team.id, { destinations: [room.team.id, emil, gate.team.id] });
  expect(await at.news()).toEqual(["Alice EMAIL triggered", "Dora EMAIL triggered", "Emil EMAIL triggered"]);
});

test("steps of a person's own run inside the layer and end with it", async () => {
  const { team, people } = await at.crew("Gate", ["Alice", "Bob"]);
  await at.call("PATCH", `/users/${people["Alice"]}`, {
    phone: "+919845012345",
    notification_preferences: {
      CRITICAL: [
        { channel: "EMAIL" },
        { channel: "SMS", delay_seconds: 60 },
        { channel: "VOICE", delay_seconds: 240 },
        { channel: "WHATSAPP", delay_seconds: 300 },
      ],
    },
  });
  const policy = await at.call("GET", `/escalation-policies/${team.escalation_policy_id}`);
  expect(policy.warnings).toEqual([
    {
      path: "layers.0.timeout_seconds",
      message: expect.stringContaining("Alice would be told by WHATSAPP after 300 s"),
    },
  ]);
  await at.trigger(team.id);
  expect(await at.news()).toEqual(["Alice EMAIL triggered"]);
  await at.goTo(1);
  expect(await at.news()).toEqual(["Alice SMS triggered"]);
  await at.call("PUT", "/alerts/1/reject", { by: "Alice" });
  expect(await at.news()).toEqual(["Bob EMAIL escalated"]);
  await at.goTo(4);
  expect(await at.news()).toEqual([]);
  const { data } = await at.call("GET", "/alerts/1/notifications");
  expect(data.map(({ recipient_name, channel, status }: any) => `${recipient_name} ${channel} ${status}`)).toEqual([
    "Owner EMAIL failed",
    "Alice EMAIL sent",
    "Alice SMS sent",
    "Alice VOICE cancelled",
    "Bob EMAIL sent",
  ]);
});

test("a notification rule goes before preferences, and the first that matches decides", async () => {
  const { team, people } = await at.crew("Gate", ["Alice"]);
  await at.call("PATCH", `/users/${people["Alice"]}`, { phone: "+919845012345" });
  await at.call("POST", "/notification-rules", {
    name: "Quiet unless loud",
    user_ids: [people["Alice"]],
    rules: [
      { conditions: [{ field: "severity", operator: "is_at_least", value: "HIGH" }], steps: [{ channel: "VOICE" }] },
      { conditions: [{ field: "metadata.site", operator: "is", value: "Test bench" }], steps: [] },
    ],
  });
  await at.trigger(team.id);
  expect(await at.news()).toEqual(["Alice VOICE triggered"]);
  await at.call("POST", "/alerts/trigger", { alert_type: "OTHER", team_id: team.id, metadata: { site: "test bench" } });
  expect(await at.news()).toEqual([]);
  await at.call("POST", "/alerts/trigger", { alert_type: "OTHER", team_id: team.id });
  expect(await at.news()).toEqual(["Alice EMAIL triggered", "Alice SMS triggered"]);
});

test("somebody without any contact is asked all the same, and it shows", async () => {
  const { team, people } = await at.crew("Gate", ["Alice"]);
  await at.call("PATCH", `/users/${people["Alice"]}`, { email: null });
  await at.trigger(team.id);
  expect(await at.news()).toEqual([]);
  const { data } = await at.call("GET", "/alerts/1/notifications");
  const alices = data.filter(({ recipient_name }: { recipient_name: string }) => recipient_name === "Alice");
  expect(alices.map(({ error }: { error: string }) => error)).toEqual(["no_address", "no_address", "no_address"]);
  expect((await at.alert()).responders).toMatchObject([{ name: "Alice", answer: "waiting" }]);
});

test("a dry run foresees exactly what is then sent, and sends nothing", async () => {
  const { team, people } = await at.crew("Gate", everybody, { repeat: 1 });
  await at.call("PATCH", `/users/${people["Bob"]}`, {
    phone: "+919845012345",
    notification_preferences: { CRITICAL: [{ channel: "SMS" }, { channel: "VOICE", delay_seconds: 120 }] },
  });
  const foreseen = await at.call("POST", "/dry-run", { alert_type: "SOS", team_id: team.id });
  expect(foreseen.dropped_at).toBe("2026-11-21T19:45:00.000Z");
  expect(await at.news()).toEqual([]);
  expect((await at.call("GET", "/alerts")).total_count).toBe(0);

  await at.trigger(team.id);
  const real: string[] = [];
  for (let minute = 0; minute <= 61; minute += 1) {
    await at.goTo(minute);
    real.push(...(await at.news()).map((one) => `${minute} ${one}`));
  }
  const meant = foreseen.notifications.filter(({ error }: { error: string | null }) => error === null);
  expect(meant.map((one: any) => `${one.after_seconds / 60} ${one.name} ${one.channel} ${one.kind}`)).toEqual(real);
  expect(meant[1].why).toBe("layer 2, round 1: nobody answered in time");
  expect((await at.alert()).status).toBe("DROPPED");
});

test("a policy is foreseen as it is being edited, before it is saved, and a new one for the alert's team", async () => {
  const { team } = await at.crew("Gate", everybody);
  const foresee = async (body: object) => {
    const { notifications, dropped_at } = await at.call("POST", "/escalation-policies/dry-run", body);
    const told = notifications.filter(({ error }: { error: string | null }) => error === null);
    return [told.map((one: any) => `${one.after_seconds} ${one.name} ${one.kind}`), dropped_at];
  };
  const draft = { name: "Quick", layers: [{ timeout_seconds: 60 }, { timeout_seconds: 30 }], repeat: 0 };
  const alert = { alert_type: "SOS", team_id: team.id };
  const asEdited = [["0 Alice triggered", "60 Bob escalated"], "2026-11-21T18:46:30.000Z"];
  expect(await foresee({ draft, id: team.escalation_policy_id, alert })).toEqual(asEdited);
  expect(await foresee({ draft, alert })).toEqual(asEdited);

  const asKept = await at.call("POST", "/dry-run", alert);
  expect(asKept.dropped_at).toBe("2026-11-21T19:15:00.000Z");
  expect((await at.call("GET", `/escalation-policies/${team.escalation_policy_id}`)).layers).toHaveLength(3);
  const wrong = async (body: object) => {
    const { status, body: problem } = await at.desk.call("POST", "/api/v1/escalation-policies/dry-run", body);
    return [status, problem.errors[0].path];
  };
  expect(await wrong({ draft, id: "gone", alert })).toEqual([400, "id"]);
  expect(await wrong({ draft: { ...draft, repeat: 9 }, alert })).toEqual([400, "draft.repeat"]);
  expect(await at.news()).toEqual([]);
  expect((await at.call("GET", "/alerts")).total_count).toBe(0);
});

test("a configuration is foreseen as it is being edited, also against the others that it competes with", async () => {
  const recipient = (name: string) => ({ name, email: emailOf(name), channels: ["EMAIL"] });
  const kept = {
    config_name: "Kept",
    priority: 10,
    notification_channels: ["EMAIL"],
    primary_recipients: [recipient("Desk")],
    enable_escalation: false,
  };
  await at.call("POST", "/alert-configurations", kept);
  const foresee = async (body: object) => {
    const answer = await at.call("POST", "/alert-configurations/dry-run", { ...body, alert: { alert_type: "SOS" } });
    return [answer.configuration?.config_name, answer.notifications.map(({ name }: { name: string }) => name)];
  };
  const draft = { ...kept, primary_recipients: [recipient("Night")] };
  expect(await foresee({ id: "1", draft })).toEqual(["Kept", ["Night"]]);
  expect(await foresee({ draft: { ...draft, config_name: "New", priority: 20 } })).toEqual(["New", ["Night"]]);
  expect(await foresee({ draft: { ...draft, config_name: "New", priority: 5 } })).toEqual(["Kept", ["Desk"]]);
  expect(await foresee({ id: "1", draft: { ...draft, enabled: false } })).toEqual([undefined, ["Owner"]]);
  expect(await at.news()).toEqual([]);
  expect((await at.call("GET", "/alert-configurations")).total_count).toBe(1);
});
