// Boards that are full: two hundred open alerts on a bad day, ten thousand in a flood.
import type { AlertType, Severity } from "../../core/alert.ts";
import type { Chance } from "./chance.ts";
import { lost } from "./carrier.ts";
import type { Courier } from "./courier.ts";
import { weighted } from "./incidents.ts";
import { deliverAll } from "./past.ts";
import { responders, teams } from "./people.ts";
import { positionNear, streets } from "./places.ts";
import { act, castIncident, person, phoneApp, raise, type Raising, type Stage } from "./stage.ts";

const minute = 60_000;

/** `count` open alerts by `end`, the newest dozen of them unanswered and one of those unreached. */
export async function gatherCrowd(stage: Stage, courier: Courier, count: number, end: number): Promise<void> {
  const { clock, agenda, carrier, chance } = stage;
  const fresh = 12;
  const freshFrom = end - 2 * minute;
  const from = clock.now();
  const gap = (freshFrom - from) / (count - fresh);
  for (let index = 0; index < count - fresh; index += 1) {
    clock.goTo(Math.round(from + gap * index));
    const { id } = await raise(stage, castIncident(stage, chance.pick(weighted)));
    await answer(stage, id, gap);
  }
  clock.goTo(freshFrom);
  for (let index = 0; index < fresh; index += 1)
    agenda.at(freshFrom + (index * 1.8 * minute) / fresh, async () => {
      const { id } = await raise(stage, castIncident(stage, chance.pick(weighted)));
      if (index === 0) carrier.rule(id, lost);
    });
  await courier.runTo(end);
}

/** Taken, and perhaps worked on and resolved, within `withinMs`. Nothing is closed. */
async function answer(stage: Stage, id: string, withinMs: number): Promise<void> {
  const { clock, chance } = stage;
  const by = chance.pick(responders);
  const wait = (share: number): void => clock.goTo(Math.round(clock.now() + withinMs * share));
  wait(0.1);
  await deliverAll(stage, [id]);
  wait(chance.between(0.1, 0.3));
  await act(stage, id, { kind: "acknowledge", by, notes: null });
  wait(0.2);
  if (chance.happens(0.6)) await act(stage, id, { kind: "start", by, notes: null });
  wait(0.1);
  if (chance.happens(0.2) && !closesItself(stage, id))
    await act(stage, id, { kind: "resolve", by, notes: "Looked into, nothing left to do" });
  wait(0.1);
  await deliverAll(stage, [id]);
}

/** What is resolved so soon would be taken for a false alarm. */
function closesItself({ station: { store } }: Stage, id: string): boolean {
  const planId = store.alerts.get(id)?.alert.plan_id;
  return (
    planId !== undefined && typeof store.plans.get(planId).configuration?.auto_close_false_alarm_seconds === "number"
  );
}

const batchSize = 250;
const batchEveryMs = 15_000;

/** So long before its end a flood of so many begins, in ms. */
export const floodMs = (count: number): number => Math.ceil(count / batchSize) * batchEveryMs;

const floodTypes: readonly AlertType[] = ["SAFETY_CONCERN", "DELAYED", "ROUTE_DEVIATION"];
const floodSeverities: readonly Severity[] = ["HIGH", "HIGH", "MEDIUM", "MEDIUM", "MEDIUM", "LOW", "LOW"];

/** `count` alerts in batches, as a city-wide event or a sensor network gone mad would send them. */
export async function flood(stage: Stage, count: number, end: number): Promise<void> {
  const { clock, chance } = stage;
  for (let at = 0; at < count; at += batchSize) {
    clock.goTo(Math.max(clock.now(), end - floodMs(count - at)));
    const isRecent = end - clock.now() < 100_000;
    const many = Array.from({ length: Math.min(batchSize, count - at) }, (_, index) => {
      const place = chance.pick(streets);
      const somewhere = { metadata: { place: place.name }, ...positionNear(place, chance) };
      const isCritical = chance.happens(0.06);
      // A critical one that nobody took would have run through its whole escalation by the end.
      const isTaken = chance.happens(0.15) || (isCritical && !isRecent);
      const raising: Raising = isCritical
        ? {
            trigger: {
              alert_type: "SOS",
              title: "SOS button",
              ...somewhere,
              ...person(stage.company, chance.pick(everybody)),
            },
            source: phoneApp,
          }
        : {
            trigger: { ...silence(chance, at + index + 1), ...somewhere },
            source: { kind: "integration", name: "City sensors" },
          };
      return { raising, isTaken };
    });
    const raised = await Promise.all(
      many.map(async ({ raising, isTaken }) => ({ isTaken, alert: await raise(stage, raising) })),
    );
    clock.goTo(clock.now() + 900);
    await deliverAll(
      stage,
      raised.map(({ alert }) => alert.id),
    );
    clock.goTo(clock.now() + 4000);
    const taken = raised.filter(({ isTaken }) => isTaken).map(({ alert }) => alert.id);
    const by = chance.pick(responders);
    await Promise.all(taken.map((id) => act(stage, id, { kind: "acknowledge", by, notes: "Taken together" })));
    clock.goTo(clock.now() + 900);
    await deliverAll(stage, taken);
  }
  clock.goTo(end);
}

const everybody = Object.values(teams).flatMap(({ members }) => members);

const silence = (chance: Chance, sensor: number) => ({
  alert_type: chance.pick(floodTypes),
  severity: chance.pick(floodSeverities),
  title: `Sensor ${sensor} silent`,
});
