// The seed's "On-Call Schedule Workflow" through HTTP with a clock moved by hand: layers of 5, 10 and 15 minutes, Alice, Bob and
// Charlie. Every message that goes out is listed: nothing else was sent.
import { afterEach, beforeEach, expect, test } from "vitest";

import type { Channel } from "../../src/core/alert.ts";
import type { Delivery, Notifier } from "../../src/main/ports.ts";
import { startStation, type TestStation } from "../kit/station.ts";
import { until } from "../kit/until.ts";

const clockAt = Date.UTC(2026, 10, 21, 18, 45, 0);

let desk: TestStation;
let sent: string[];

beforeEach(async () => {
  sent = [];
  minutes = 0;
  const channels: readonly Channel[] = ["EMAIL", "SMS", "PUSH", "VOICE", "WHATSAPP"];
  const notifiers = new Map(
    channels.map((channel): [Channel, Notifier] => [
      channel,
      {
        channel,
        concurrency: 8,
        isConfigured: () => true,
        send: async ({ recipient_name, kind }: Delivery) => {
          sent.push(`${recipient_name} ${channel} ${kind}`);
          return { kind: "sent", provider_id: null, cost: null };
        },
        close: async () => undefined,
      },
    ]),
  );
  desk = await startStation({ clockAt, notifiers });
});
afterEach(async () => {
  await desk.stop();
  expect(desk.errors()).toEqual([]);
});

const call = async (method: string, path: string, body?: object) => {
  const reply = await desk.call(method, `/api/v1${path}`, body);
  expect(reply.status, `${path} ${JSON.stringify(reply.body)}`).toBeLessThan(300);
  return reply.body;
};

/** What was sent since this was last asked. */
async function news(): Promise<readonly string[]> {
  const { db } = desk.station.store;
  const due = db.prepare("SELECT count(*) FROM alert_notifications WHERE next_attempt_at <= ?").pluck();
  await until("everything that is due was sent", () => desk.station.underWay().size === 0 && due.get(now()) === 0);
  return sent.splice(0).toSorted();
}

let minutes = 0;
const now = (): number => clockAt + minutes * 60_000;
/** Beats; an edit of anything makes the outbox look at the moved clock. */
async function goTo(to: number): Promise<void> {
  minutes = to;
  await desk.goTo(to * 60);
  await call("PATCH", "/accounts/default", { name: `At minute ${to}` });
}

const alert = () => call("GET", "/alerts/1");

const everybody = ["Alice", "Bob", "Charlie"] as const;
const emailOf = (name: string): string => `${name.toLowerCase()}@company.com`;

interface Crew {
  readonly team: { readonly id: string; readonly schedule_id: string; readonly escalation_policy_id: string };
  readonly people: Readonly<Record<string, string>>;
}

/** A team with these people on its layers, one each, from a day ago on. */
async function crew(name: string, layers: readonly string[], policy: object = {}): Promise<Crew> {
  const team = await call("POST", "/teams", { name });
  const people: Record<string, string> = {};
  for (const [place, person] of layers.entries()) {
    people[person] = (await call("POST", "/users", { name: person, email: emailOf(person) })).id;
    await call("POST", "/shifts", {
      schedule_id: team.schedule_id,
      layer: place + 1,
      attendees: [people[person]],
      time_zone: "UTC",
      start: "2026-11-20T00:00",
      end: "2026-11-21T00:00",
      repeat: { frequency: "daily" },
    });
  }
  if (Object.keys(policy).length > 0) await call("PATCH", `/escalation-policies/${team.escalation_policy_id}`, policy);
  return { team, people };
}

const trigger = (team_id: string, more: object = {}) =>
  call("POST", "/alerts/trigger", { alert_type: "SOS", team_id, ...more });

/** Alice is asked at once; the alert has no configuration, so the owner would be told, but has no address. */
async function raised(policy: object = {}): Promise<Crew> {
  const made = await crew("Gate", everybody, policy);
  const { status, tracks } = await trigger(made.team.id);
  expect(status).toBe("TRIGGERED");
  expect(tracks.at(-1)).toMatchObject({ kind: "team", name: "Gate", layer: 1, layers: 3, status: "running" });
  expect(await news()).toEqual(["Alice EMAIL triggered"]);
  return made;
}

test("acknowledged after a minute: the workflow stops and no other layer hears of it", async () => {
  await raised();
  await goTo(1);
  await call("PUT", "/alerts/1/acknowledge", { acknowledged_by: "Alice" });
  for (const later of [5, 15, 30, 60]) await goTo(later);
  expect(await news()).toEqual([]);
  expect(await alert()).toMatchObject({
    status: "ACKNOWLEDGED",
    acknowledged_by: "Alice",
    next_escalation_at: null,
    responders: [{ name: "Alice", answer: "acknowledged", answered_at: "2026-11-21T18:46:00.000Z" }],
  });
});

test("rejected after a minute: the layer's remaining time is ignored", async () => {
  await raised();
  await goTo(1);
  await call("PUT", "/alerts/1/reject", { by: "Alice" });
  expect(await news()).toEqual(["Bob EMAIL escalated"]);
  expect(await alert()).toMatchObject({ status: "TRIGGERED", next_escalation_at: "2026-11-21T18:56:00.000Z" });
  await goTo(5);
  expect(await news()).toEqual([]);
  await goTo(11);
  expect(await news()).toEqual(["Charlie EMAIL escalated"]);
});

test("one of several rejects: the layer goes on with the others", async () => {
  const { team, people } = await crew("Gate", ["Alice"]);
  const dan = (await call("POST", "/users", { name: "Dan", email: emailOf("Dan") })).id;
  await call("POST", "/shifts", {
    schedule_id: team.schedule_id,
    layer: 1,
    attendees: [dan],
    time_zone: "UTC",
    start: "2026-11-21T00:00",
    end: "2026-11-22T00:00",
  });
  await trigger(team.id);
  expect(await news()).toEqual(["Alice EMAIL triggered", "Dan EMAIL triggered"]);
  await call("PUT", "/alerts/1/reject", { by: people["Alice"] });
  const { responders } = await alert();
  const answers = Object.fromEntries(responders.map(({ name, answer }: Record<string, string>) => [name, answer]));
  expect(answers).toEqual({ Alice: "rejected", Dan: "waiting" });
  expect((await alert()).status).toBe("TRIGGERED");
  expect(await news()).toEqual([]);
});

test("no answer in five minutes: layer 2, which has ten", async () => {
  await raised();
  await goTo(4.98);
  expect(await news()).toEqual([]);
  await goTo(5);
  expect(await news()).toEqual(["Bob EMAIL escalated"]);
  expect(await alert()).toMatchObject({
    next_escalation_at: "2026-11-21T19:00:00.000Z",
    responders: [
      { name: "Alice", layer: 1, answer: "timed_out" },
      { name: "Bob", layer: 2, answer: "waiting" },
    ],
  });
});

test("nobody answers on any layer: dropped after thirty minutes", async () => {
  await raised();
  await goTo(5);
  await goTo(15);
  expect(await news()).toEqual(["Bob EMAIL escalated", "Charlie EMAIL escalated"]);
  await goTo(29.9);
  expect((await alert()).status).toBe("TRIGGERED");
  await goTo(30);
  expect((await alert()).status).toBe("DROPPED");
  await goTo(300);
  expect(await news()).toEqual([]);
});

test("a repeat begins again at layer 1 after thirty minutes, and ends after sixty", async () => {
  await raised({ repeat: 1 });
  await goTo(5);
  await goTo(15);
  await news();
  await goTo(30);
  expect(await news()).toEqual(["Alice EMAIL escalated"]);
  expect((await alert()).tracks.at(-1)).toMatchObject({ round: 1, repeat: 1, layer: 1 });
  await goTo(35);
  await goTo(45);
  expect(await news()).toEqual(["Bob EMAIL escalated", "Charlie EMAIL escalated"]);
  await goTo(60);
  expect((await alert()).status).toBe("DROPPED");
  expect(await news()).toEqual([]);
});

test("a reassignment goes to the other team's layer 1 after thirty minutes, by its own policy", async () => {
  const other = await crew("Control room", ["Dora", "Emil"], {
    layers: [{ timeout_seconds: 60 }, { timeout_seconds: 60 }],
  });
  await raised({ reassign_team_ids: [other.team.id] });
  await goTo(5);
  await goTo(15);
  await news();
  await goTo(30);
  expect(await news()).toEqual(["Dora EMAIL triggered"]);
  expect((await alert()).status).toBe("TRIGGERED");
  await goTo(31);
  expect(await news()).toEqual(["Emil EMAIL escalated"]);
  await goTo(32);
  expect((await alert()).status).toBe("DROPPED");
  expect(await news()).toEqual([]);
});

test("nobody on call at all: it says so and drops at once", async () => {
  const { team } = await crew("Gate", ["Alice"]);
  await call("PATCH", "/shifts/1", { repeat: null });
  const { status } = await trigger(team.id);
  expect(status).toBe("DROPPED");
  expect(await news()).toEqual([]);
  const { data } = await call("GET", "/alerts/1/timeline");
  const texts = data.map(({ text }: { text: string }) => text);
  expect(texts.filter((text: string) => text.includes("nobody is on call"))).toHaveLength(4);
});

test("an empty layer is skipped at once", async () => {
  const { team } = await crew("Gate", everybody);
  await call("DELETE", "/shifts/1");
  await trigger(team.id);
  expect(await news()).toEqual(["Bob EMAIL escalated"]);
  expect(await alert()).toMatchObject({ next_escalation_at: "2026-11-21T18:55:00.000Z" });
});

test("a configuration runs beside the team's track, or switches it off", async () => {
  const { team } = await crew("Gate", ["Alice"]);
  const configuration = {
    config_name: "Protocol",
    primary_recipients: [{ name: "Desk", email: "desk@company.com", channels: ["EMAIL"] }],
    notification_channels: ["EMAIL"],
    enable_escalation: false,
  };
  await call("POST", "/alert-configurations", configuration);
  await trigger(team.id);
  expect(await news()).toEqual(["Alice EMAIL triggered", "Desk EMAIL triggered"]);
  await call("PATCH", "/alert-configurations/1", { run_on_call_track: false });
  await trigger(team.id);
  expect(await news()).toEqual(["Desk EMAIL triggered"]);
});

test("destinations are called beside the employee's team, people and teams alike", async () => {
  const gate = await crew("Gate", ["Alice"]);
  const room = await crew("Control room", ["Dora"]);
  const emil = (await call("POST", "/users", { name: "Emil", email: emailOf("Emil") })).id;
  await trigger(gate.team.id, { destinations: [room.team.id, emil, gate.team.id] });
  expect(await news()).toEqual(["Alice EMAIL triggered", "Dora EMAIL triggered", "Emil EMAIL triggered"]);
});

test("steps of a person's own run inside the layer and end with it", async () => {
  const { team, people } = await crew("Gate", ["Alice", "Bob"]);
  await call("PATCH", `/users/${people["Alice"]}`, {
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
  await trigger(team.id);
  expect(await news()).toEqual(["Alice EMAIL triggered"]);
  await goTo(1);
  expect(await news()).toEqual(["Alice SMS triggered"]);
  await call("PUT", "/alerts/1/reject", { by: "Alice" });
  expect(await news()).toEqual(["Bob EMAIL escalated"]);
  await goTo(4);
  expect(await news()).toEqual([]);
  const { data } = await call("GET", "/alerts/1/notifications");
  expect(data.map(({ recipient_name, channel, status }: any) => `${recipient_name} ${channel} ${status}`)).toEqual([
    "Owner EMAIL failed",
    "Alice EMAIL sent",
    "Alice SMS sent",
    "Alice VOICE cancelled",
    "Bob EMAIL sent",
  ]);
});

test("a notification rule goes before preferences, and the first that matches decides", async () => {
  const { team, people } = await crew("Gate", ["Alice"]);
  await call("PATCH", `/users/${people["Alice"]}`, { phone: "+919845012345" });
  await call("POST", "/notification-rules", {
    name: "Quiet unless loud",
    user_ids: [people["Alice"]],
    rules: [
      { conditions: [{ field: "severity", operator: "is_at_least", value: "HIGH" }], steps: [{ channel: "VOICE" }] },
      { conditions: [{ field: "metadata.site", operator: "is", value: "Test bench" }], steps: [] },
    ],
  });
  await trigger(team.id);
  expect(await news()).toEqual(["Alice VOICE triggered"]);
  await call("POST", "/alerts/trigger", { alert_type: "OTHER", team_id: team.id, metadata: { site: "test bench" } });
  expect(await news()).toEqual([]);
  await call("POST", "/alerts/trigger", { alert_type: "OTHER", team_id: team.id });
  expect(await news()).toEqual(["Alice EMAIL triggered", "Alice SMS triggered"]);
});

test("somebody without any contact is asked all the same, and it shows", async () => {
  const { team, people } = await crew("Gate", ["Alice"]);
  await call("PATCH", `/users/${people["Alice"]}`, { email: null });
  await trigger(team.id);
  expect(await news()).toEqual([]);
  const { data } = await call("GET", "/alerts/1/notifications");
  const alices = data.filter(({ recipient_name }: { recipient_name: string }) => recipient_name === "Alice");
  expect(alices.map(({ error }: { error: string }) => error)).toEqual(["no_address", "no_address", "no_address"]);
  expect((await alert()).responders).toMatchObject([{ name: "Alice", answer: "waiting" }]);
});

test("a dry run foresees exactly what is then sent, and sends nothing", async () => {
  const { team, people } = await crew("Gate", everybody, { repeat: 1 });
  await call("PATCH", `/users/${people["Bob"]}`, {
    phone: "+919845012345",
    notification_preferences: { CRITICAL: [{ channel: "SMS" }, { channel: "VOICE", delay_seconds: 120 }] },
  });
  const foreseen = await call("POST", "/dry-run", { alert_type: "SOS", team_id: team.id });
  expect(foreseen.dropped_at).toBe("2026-11-21T19:45:00.000Z");
  expect(sent).toEqual([]);
  expect((await desk.call("GET", "/api/v1/alerts")).body.total_count).toBe(0);

  await trigger(team.id);
  const real: string[] = [];
  for (let at = 0; at <= 61; at += 1) {
    await goTo(at);
    real.push(...(await news()).map((one) => `${at} ${one}`));
  }
  const meant = foreseen.notifications.filter(({ error }: { error: string | null }) => error === null);
  expect(meant.map((one: any) => `${one.after_seconds / 60} ${one.name} ${one.channel} ${one.kind}`)).toEqual(real);
  expect(meant[1].why).toBe("layer 2, round 1: nobody answered in time");
  expect((await alert()).status).toBe("DROPPED");
});
