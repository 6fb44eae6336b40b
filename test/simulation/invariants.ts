// What must hold of a group of consoles: while it works, and once everything is connected again and quiet.
import { isUnanswered } from "../../src/core/alert.ts";
import { faultOf } from "../../src/core/audit.ts";
import { rowsOf } from "../kit/stores.ts";
import type { Agenda } from "./agenda.ts";
import type { Network } from "./network.ts";
import type { SimulatedConsole } from "./simulated-console.ts";
import type { Sending, Witness } from "./witness.ts";

/** Within this time of the last change of who reaches whom exactly one is on duty. */
export const dutyWithinMs = 5000;
/** Trouble that ended so long before the first of two messages may still explain the second. */
const aftermathMs = 6000;

/** Asked again and again while the consoles work. */
export function createDutyWatch(setup: {
  readonly agenda: Agenda;
  readonly network: Network;
  readonly witness: Witness;
  readonly members: () => readonly SimulatedConsole[];
  readonly lives: (console: SimulatedConsole) => number;
  /** Whether all know who was shut out. */
  readonly hasSettled: () => boolean;
}): () => void {
  const { agenda, network, witness, members, lives, hasSettled } = setup;
  let since = new Map<string, { readonly stable: number; wrong: number | null }>();

  function parts(): readonly (readonly SimulatedConsole[])[] {
    const left = new Set(members().filter((one) => one.isUp() && !one.isPaused()));
    const found: SimulatedConsole[][] = [];
    for (const first of left) {
      const part = [first];
      left.delete(first);
      for (const one of part)
        for (const other of left)
          if (!network.isCut(one.id, other.id)) {
            part.push(other);
            left.delete(other);
          }
      found.push(part);
    }
    return found;
  }

  const linksIn = (part: readonly SimulatedConsole[]): string =>
    part
      .map(
        (one) =>
          `${one.id}.${lives(one)}:${part
            .filter((other) => network.isCut(one.id, other.id))
            .map(({ id }) => id)
            .join("+")}`,
      )
      .join();

  return () => {
    const next: typeof since = new Map();
    for (const part of hasSettled() ? parts() : []) {
      const key = linksIn(part);
      const known = since.get(key) ?? { stable: agenda.now(), wrong: null };
      next.set(key, known);
      const onDuty = part.filter((one) => one.operations().peers.mayAct());
      if (onDuty.length === 1) known.wrong = null;
      else known.wrong ??= agenda.now();
      const from = Math.max(known.stable, known.wrong ?? 0);
      if (known.wrong === null || agenda.now() - from <= dutyWithinMs) continue;
      known.wrong = agenda.now();
      const names = part.map(({ name }) => name).join(", ");
      const who = onDuty.map(({ name }) => name).join(" and ") || "nobody";
      witness.accuse(`of ${names}, connected for ${Math.round(agenda.now() - known.stable)} ms, ${who} is on duty`);
    }
    since = next;
  };
}

const vectorOf = (console: SimulatedConsole): string =>
  Object.entries(console.store().replica.vector())
    .map(([id, seq]) => `${id}:${seq}`)
    .toSorted()
    .join();

export const areInStep = (consoles: readonly SimulatedConsole[]): boolean => new Set(consoles.map(vectorOf)).size <= 1;

/** Nothing is due, waits for its time or is being sent. */
export const isQuiet = (console: SimulatedConsole): boolean =>
  console.operations().outbox.underWay().size === 0 &&
  console.store().db.prepare("SELECT 1 FROM alert_notifications WHERE next_attempt_at IS NOT NULL LIMIT 1").get() ===
    undefined &&
  console.store().db.prepare("SELECT 1 FROM alerts WHERE next_escalation_at IS NOT NULL LIMIT 1").get() === undefined;

/** At the end, with everybody connected. `members`: those that were not shut out. */
export function judgeEnd(witness: Witness, members: readonly SimulatedConsole[], shutOut: ReadonlySet<string>): void {
  const [first, ...others] = members;
  if (first === undefined) return;
  if (!areInStep(members))
    return witness.accuse(
      `they do not hold the same: ${members.map((one) => `${one.name} ${vectorOf(one)}`).join("; ")}`,
    );
  judgeEvents(witness, members, shutOut);
  const rows = rowsOf(first.store().db);
  for (const other of others) compare(witness, `${first.name} and ${other.name}`, rows, rowsOf(other.store().db));
  first.store().refill();
  compare(witness, `${first.name} before and after it is filled anew`, rows, rowsOf(first.store().db));
  judgeAlerts(witness, first);
  judgeMessages(witness, first, shutOut);
}

type Rows = ReturnType<typeof rowsOf>;

function compare(witness: Witness, whose: string, one: Rows, other: Rows): void {
  for (const [table, rows] of Object.entries(one)) {
    const theirs = other[table] ?? [];
    const place = rows.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(theirs[index]));
    if (place === -1 && rows.length === theirs.length) continue;
    const [left, right] = [rows[place], theirs[place]] as readonly Record<string, unknown>[];
    const columns = Object.keys(left ?? right ?? {}).filter(
      (name) => JSON.stringify(left?.[name]) !== JSON.stringify(right?.[name]),
    );
    const differing = columns.map((name) => `${name}: ${brief(left?.[name])} / ${brief(right?.[name])}`);
    witness.accuse(
      `${table} differs between ${whose}, row ${String((left ?? right)?.["id"])}: ${differing.join(", ")}`,
    );
  }
}

const brief = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 300);

function judgeEvents(witness: Witness, members: readonly SimulatedConsole[], shutOut: ReadonlySet<string>): void {
  for (const console of members) {
    const find = console
      .store()
      .db.prepare<[string, number], { stamp: string; payload: string }>(
        "SELECT stamp, payload FROM journal WHERE console_id = ? AND seq = ?",
      );
    for (const event of witness.accepted.values()) {
      if (shutOut.has(event.console_id)) continue;
      const kept = find.get(event.console_id, event.seq);
      if (kept?.stamp === event.stamp && kept.payload === JSON.stringify(event.payload)) continue;
      witness.accuse(
        `${console.name} ${kept === undefined ? "lacks" : "has something else for"} ${event.console_id}/${event.seq} ${event.stream} ${event.type}, which was accepted`,
      );
    }
  }
}

function judgeAlerts(witness: Witness, console: SimulatedConsole): void {
  const { db, alerts, plans } = console.store();
  const numbers = new Map<number, string>();
  for (const id of db.prepare<[], string>("SELECT id FROM alerts").pluck().all()) {
    const state = alerts.get(id);
    if (state === null) continue;
    const { alert, notifications } = state;
    if (numbers.has(alert.number))
      witness.accuse(`two alerts are #${alert.number}: ${numbers.get(alert.number)} and ${id}`);
    numbers.set(alert.number, id);
    const fault = faultOf(alert, plans.has(alert.plan_id), console.now());
    if (fault !== null) witness.accuse(`#${alert.number} stands still: ${fault.reason}`);
    for (const { id: notification, status, address, kind } of notifications) {
      const isOwed = address !== null && (status === "queued" || status === "sending" || status === "retrying");
      if (isOwed) witness.accuse(`#${alert.number}: ${kind} ${notification} is still ${status}`);
      const wasAsked = witness.sendings.some((one) => one.notification_id === notification && one.outcome === "sent");
      if (status === "sent" && !wasAsked)
        witness.accuse(`#${alert.number}: ${kind} ${notification} is said to be sent, and no provider was asked`);
      if (
        status === "failed" &&
        address !== null &&
        !witness.sendings.some((one) => one.notification_id === notification)
      )
        witness.accuse(`#${alert.number}: ${kind} ${notification} was given up without a try`);
      if (status === "cancelled" && kind === "triggered" && isUnanswered(alert.status) && !wasAnswered(witness, id))
        witness.accuse(`#${alert.number}: ${kind} ${notification} was called off, and nobody has taken it`);
    }
  }
}

/** Whether anybody ever said that they, or somebody else, would look after it. */
const wasAnswered = (witness: Witness, alertId: string): boolean =>
  [...witness.accepted.values()].some(
    ({ stream, type }) =>
      stream === `alert:${alertId}` &&
      /acknowledged|started|resolved|closed|rejected|handed_off|suppressed/u.test(type),
  );

function judgeMessages(witness: Witness, console: SimulatedConsole, shutOut: ReadonlySet<string>): void {
  // What those who were shut out did afterwards is their own.
  const taken = witness.sendings.filter(({ outcome, by }) => outcome === "sent" && !shutOut.has(by));
  /** A provider took it and reported later that it did not arrive. */
  const returned = new Set(
    [...witness.accepted.values()]
      .filter(({ type }) => type === "notification.delivered")
      .map(({ payload }) => payload as { readonly notification_id: string; readonly delivered: boolean })
      .filter(({ delivered }) => !delivered)
      .map(({ notification_id }) => notification_id),
  );
  const byId = new Map<string, Sending[]>();
  for (const one of taken) byId.set(one.notification_id, [...(byId.get(one.notification_id) ?? []), one]);
  for (const [id, [one, ...more]] of byId) {
    const last = more.at(-1);
    if (one === undefined || last === undefined || returned.has(id)) continue;
    if (witness.wasTroubledBetween(one.at - aftermathMs, last.at)) continue;
    witness.accuse(
      `${one.what} (${id}) went out ${more.length + 1} times without need: ${[one, ...more].map(({ by, at }) => `${by} at ${(at / 1000).toFixed(2)}`).join(", ")}`,
    );
  }
  for (const { notification_id, alert_id } of taken) {
    const state = console.store().alerts.get(alert_id);
    if (state !== null && !state.notifications.some(({ id }) => id === notification_id))
      witness.accuse(`${notification_id} was sent, and the record does not know of it`);
  }
}
