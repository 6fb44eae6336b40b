// Promises that hold for a whole station, whatever people do, in whatever order, and whenever it is killed: a real database, the
// real engine and outbox, providers that take, refuse and stall, and a clock moved by hand.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as breath } from "node:timers/promises";

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";

import { Channel, isOpen, isUnanswered } from "../../src/core/alert.ts";
import type { Trigger } from "../../src/core/alert-command.ts";
import { faultOf } from "../../src/core/audit.ts";
import { isCall } from "../../src/core/notification-evolve.ts";
import type { Asked, Caller, Delivery, DeliveryOutcome, Notifier } from "../../src/main/ports.ts";
import { databaseFile, type Station } from "../../src/main/station.ts";
import { emergencyResponse } from "../kit/configurations.ts";
import { clockAt, startCrewStation } from "../kit/crew-station.ts";
import { startStation, type TestStation } from "../kit/station.ts";

const names = ["Alice", "Bob", "Charlie", "Dora", "Emil"] as const;
const caller: Caller = { account_id: "default", actor: { kind: "operator", name: "Omar" } };

interface Prepared {
  readonly dir: string;
  readonly teams: readonly string[];
}
let prepared: Prepared;

/** What every history begins with: two teams, a configuration, and somebody whose steps run on inside the layer. */
beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), "watchdesk-prepared-"));
  const at = await startCrewStation();
  const gate = await at.crew("Gate", ["Alice", "Bob", "Charlie"], { repeat: 1 });
  const room = await at.crew("Control room", ["Dora", "Emil"]);
  await at.call("PATCH", `/escalation-policies/${room.team.escalation_policy_id}`, {
    reassign_team_ids: [gate.team.id],
  });
  await at.call("PATCH", `/users/${gate.people["Alice"]}`, {
    phone: "+919845012345",
    notification_preferences: { CRITICAL: [{ channel: "EMAIL" }, { channel: "SMS", delay_seconds: 120 }] },
  });
  await at.call("POST", "/alert-configurations", { ...emergencyResponse, applicable_alert_types: ["SOS"] });
  copyDatabase(at.desk.dataDir, dir);
  await at.stop();
  prepared = { dir, teams: [gate.team.id, room.team.id] };
});
afterAll(() => rmSync(prepared.dir, { recursive: true, force: true }));

/** The files as a killed process leaves them: nothing was closed, nothing was finished. */
function copyDatabase(from: string, to: string): void {
  for (const tail of ["", "-wal"])
    if (existsSync(databaseFile(from) + tail)) copyFileSync(databaseFile(from) + tail, databaseFile(to) + tail);
}

const person = fc.constantFrom(...names, "Omar", "Security Manager");
const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("trigger" as const),
      alert_type: fc.constantFrom("SOS" as const, "OTHER" as const),
      team: fc.nat(1),
      also: fc.boolean(),
      acknowledge_by: fc.constantFrom("anyone" as const, "every_destination" as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("act" as const),
      which: fc.nat(3),
      kind: fc.constantFrom(
        ...(["acknowledge", "reject", "escalate", "choose", "unacknowledge", "hand_off"] as const),
        ...(["start", "resolve", "reopen", "close"] as const),
      ),
      by: person,
      team: fc.nat(1),
      layer: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("wait" as const), seconds: fc.constantFrom(1, 20, 120, 300, 900) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("kill" as const) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const answers = fc.infiniteStream(
  fc.constantFrom("sent" as const, "sent" as const, "retry" as const, "refused" as const),
);

interface World {
  readonly sent: Map<string, number>;
  readonly trouble: string[];
  at: TestStation;
  dir: string;
  seconds: number;
  alertIds: string[];
}

const outcomeOf = (kind: "sent" | "retry" | "refused"): DeliveryOutcome =>
  kind === "sent"
    ? { kind, provider_id: null, cost: null }
    : kind === "retry"
      ? { kind, reason: "busy", not_before: null }
      : { kind, reason: "no such address" };

function notifiersOf(world: Pick<World, "sent" | "trouble">, station: () => Station, next: () => DeliveryOutcome) {
  const send = ({ notification_id, alert_id, kind }: Delivery): Promise<DeliveryOutcome> => {
    world.sent.set(notification_id, (world.sent.get(notification_id) ?? 0) + 1);
    const state = station().store.alerts.get(alert_id);
    const notification = state?.notifications.find(({ id }) => id === notification_id);
    if (state === null || notification === undefined) world.trouble.push(`${notification_id} belongs to nothing`);
    else if (isCall({ kind }) && !isUnanswered(state.alert.status))
      world.trouble.push(`${notification_id} went out although the alert was ${state.alert.status}`);
    else if (isTaken(state.alert.tracks, notification.place))
      world.trouble.push(`${notification_id} went out although its destination had acknowledged`);
    return Promise.resolve(next());
  };
  return new Map(
    Channel.options.map((channel): [Channel, Notifier] => [
      channel,
      { channel, concurrency: 4, isConfigured: () => true, send, close: () => Promise.resolve() },
    ]),
  );
}

const isTaken = (
  tracks: readonly { readonly id: string; readonly acknowledged_by?: string | null }[],
  place: string | null,
) =>
  place !== null &&
  tracks.some(({ id, acknowledged_by = null }) => acknowledged_by !== null && place.startsWith(`${id}.`));

async function open(world: Omit<World, "at">, next: () => DeliveryOutcome): Promise<TestStation> {
  let at: TestStation | null = null;
  const station = (): Station => {
    if (at === null) throw new Error("sent before it was open");
    return at.station;
  };
  const notifiers = notifiersOf(world, station, () => next());
  at = await startStation({ dataDir: world.dir, clockAt: clockAt + world.seconds * 1000, notifiers });
  return at;
}

const nowOf = ({ seconds }: World): number => clockAt + seconds * 1000;

/** Beats, and lets everything go out that is due at this moment. */
async function settle(world: World, openedAt: number): Promise<void> {
  const { station, goTo } = world.at;
  await goTo(world.seconds - openedAt);
  // An edit of anything makes every lane look at the moved clock.
  await station.desk.patch("accounts", "default", { name: `At ${world.seconds} ${world.sent.size}` }, caller);
  const due = station.store.db.prepare("SELECT count(*) FROM alert_notifications WHERE next_attempt_at <= ?").pluck();
  const until = performance.now() + 10_000;
  while (station.underWay().size > 0 || due.get(nowOf(world)) !== 0) {
    if (performance.now() > until) throw new Error("what is due does not go out");
    await breath();
  }
}

function check(world: World): void {
  const { store } = world.at.station;
  expect(world.trouble).toEqual([]);
  for (const id of world.alertIds) {
    const state = store.alerts.get(id);
    if (state === null) throw new Error(`alert ${id} was accepted and is gone`);
    const { alert, notifications } = state;
    if (isOpen(alert.status)) expect(faultOf(alert, store.plans.has(alert.plan_id), nowOf(world))).toBeNull();
    const isCalled = alert.tracks.some(({ kind, status }) => kind !== "configuration" && status === "running");
    if (isCalled) expect(alert.next_escalation_at).not.toBeNull();
    for (const one of notifications)
      if (one.status === "sent" || one.attempts.length > 0) expect(world.sent.get(one.id) ?? 0).toBeGreaterThan(0);
  }
}

const toTrigger = ({ alert_type, team, also, acknowledge_by }: Extract<Deed, { do: "trigger" }>): Trigger => ({
  alert_type,
  severity: "CRITICAL",
  team_id: prepared.teams[team],
  destinations: also ? [prepared.teams[1 - team] ?? ""] : [],
  acknowledge_by,
});

function toAsked({ kind, by, team, layer }: Extract<Deed, { do: "act" }>): Asked {
  const notes = "because";
  const track_id = `team:${prepared.teams[team]}`;
  switch (kind) {
    case "choose":
      return { kind: "escalate", by, notes, layer, track_id };
    case "hand_off":
      return { kind, by, notes, destination: prepared.teams[team] ?? "" };
    case "close":
      return { kind, by, notes, is_false_alarm: null };
    default:
      return { kind, by, notes };
  }
}

async function live(deeds: readonly Deed[], next: () => DeliveryOutcome): Promise<void> {
  const dirs = [mkdtempSync(join(tmpdir(), "watchdesk-history-"))];
  copyDatabase(prepared.dir, dirs[0] ?? "");
  const begun = { sent: new Map<string, number>(), trouble: [], dir: dirs[0] ?? "", seconds: 0, alertIds: [] };
  let openedAt = 0;
  const world: World = { ...begun, at: await open(begun, next) };
  try {
    for (const one of deeds) {
      const { station } = world.at;
      if (one.do === "trigger") {
        const raised = await station.desk.trigger(toTrigger(one), caller);
        if (raised.ok) world.alertIds.push(raised.value.alert.id);
      }
      const alertId = one.do === "act" ? world.alertIds[one.which % Math.max(1, world.alertIds.length)] : undefined;
      if (one.do === "act" && alertId !== undefined) await station.desk.act(alertId, toAsked(one), caller);
      if (one.do === "wait") world.seconds += one.seconds;
      if (one.do === "kill") {
        const dir = mkdtempSync(join(tmpdir(), "watchdesk-history-"));
        dirs.push(dir);
        const known = world.alertIds.map((id) => station.store.alerts.get(id)?.alert);
        copyDatabase(world.dir, dir);
        await world.at.stop();
        Object.assign(world, { dir, at: await open({ ...world, dir }, next) });
        openedAt = world.seconds;
        const { alerts } = world.at.station.store;
        expect(world.alertIds.map((id) => alerts.get(id)?.alert.status)).toEqual(known.map((alert) => alert?.status));
      }
      // A killed station may come up before anything was settled; so do people act before it was.
      if (one.do === "wait" || one.do === "kill") {
        await settle(world, openedAt);
        check(world);
      }
    }
    await settle(world, openedAt);
    check(world);
    const { store } = world.at.station;
    const rows = () => store.db.prepare("SELECT * FROM alerts ORDER BY id").all();
    const before = rows();
    store.refill();
    expect(rows()).toEqual(before);
  } finally {
    await world.at.stop();
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  }
}

test("nobody is called after an acknowledgement, every open alert can move, and a kill loses nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 18 }), answers, (deeds, stream) =>
      live(deeds, () => outcomeOf(stream.next().value)),
    ),
    { numRuns: 25 },
  );
}, 120_000);
