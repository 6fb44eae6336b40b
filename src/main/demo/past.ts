// Alerts that are over: what happened before the scene begins.
import { randomFillSync } from "node:crypto";

import { raise as raisePayload } from "../../core/alert-trigger.ts";
import { makeId } from "../../core/id.ts";
import { firstAccountId } from "../founding.ts";
import { weighted, wordsOf } from "./incidents.ts";
import { operator, responders } from "./people.ts";
import { act, castIncident, raise, type Stage } from "./stage.ts";

/** Raises, answers and closes `count` alerts, spread from the clock's time to `end`; the numbers go on from `firstNumber` if one is given. */
export async function livePast(stage: Stage, count: number, end: number, firstNumber: number | null): Promise<void> {
  const { clock, chance } = stage;
  const from = clock.now();
  const gap = (end - from) / count;
  if (gap < longestCaseMs) throw new Error("too many alerts for so short a past");
  for (let index = 0; index < count; index += 1) {
    clock.goTo(Math.round(from + gap * index + chance.between(0, gap - longestCaseMs)));
    if (index === 0 && firstNumber !== null) await raiseNumbered(stage, firstNumber);
    else await raise(stage, castIncident(stage, chance.pick(weighted)));
    await seeThrough(stage);
  }
  clock.goTo(end);
}

const longestCaseMs = 9 * 60_000;

/** The newest alert, from its pages to its closing. */
async function seeThrough(stage: Stage): Promise<void> {
  const { station, clock, chance } = stage;
  const [alert] = station.reader.alerts(firstAccountId, {}, { limit: 1, after: null, descending: true }).items;
  if (alert === undefined) return;
  const by = chance.pick(responders);
  const words = wordsOf(alert);
  const wait = (seconds: number): void => clock.goTo(Math.round(clock.now() + seconds * 1000));
  wait(chance.between(1, 3));
  await deliverAll(stage, [alert.id]);
  wait(chance.between(8, 85));
  await act(stage, alert.id, { kind: "acknowledge", by, notes: words.taken });
  wait(chance.between(50, 300));
  await act(stage, alert.id, {
    kind: "close",
    by: chance.happens(0.5) ? by : operator,
    notes: words.over,
    is_false_alarm: chance.happens(0.12),
  });
  wait(chance.between(1, 3));
  await deliverAll(stage, [alert.id]);
}

/** Whatever these alerts have to send is taken by its provider, all in one commit. */
export async function deliverAll({ station }: Stage, alertIds: readonly string[]): Promise<void> {
  await station.desk.step(
    alertIds.flatMap((alert_id) =>
      (station.store.alerts.get(alert_id)?.notifications ?? [])
        .filter(({ next_attempt_at }) => next_attempt_at !== null)
        .map(({ id, channel }) => {
          const isSent = channel !== "PUSH";
          const command = {
            kind: "attempted",
            notification_id: id,
            outcome: isSent ? "sent" : "refused",
            provider_id: null,
            error: isSent ? null : "not_configured",
            cost: null,
            next_at: null,
          } as const;
          return { alert_id, command };
        }),
    ),
  );
}

/** Older alerts were left behind elsewhere: the numbers of this account go on from there. */
async function raiseNumbered({ station, clock }: Stage, number: number): Promise<void> {
  const { desk, store } = station;
  const trigger = {
    alert_type: "OTHER",
    title: "Fence sensor 14",
    description: "Vibration on the north fence",
  } as const;
  const inForce = desk.plan(firstAccountId, { ...trigger, team_id: null });
  const id = makeId(clock.now(), randomFillSync(new Uint8Array(16)));
  const payload = raisePayload(trigger, {
    id,
    number,
    now: clock.now(),
    plan: inForce.plan,
    plan_id: inForce.id,
    employee: null,
    team: null,
    source: "Hoskote gatehouse",
    integration_id: null,
    idempotency_key: null,
  });
  await store.ledger.commit(({ append }) => {
    const actor = { kind: "integration", name: payload.source } as const;
    if (!store.plans.has(inForce.id)) append(firstAccountId, `plan:${inForce.id}`, "plan.fixed", inForce.plan, actor);
    append(firstAccountId, `alert:${id}`, "alert.triggered", payload, actor);
  });
}
