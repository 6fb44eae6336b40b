// The stream of made-up alerts: a new one every 20 to 60 seconds while the board has room.
import { firstAccountId } from "../founding.ts";
import { weighted } from "./incidents.ts";
import { castIncident, raise, type Stage } from "./stage.ts";

const second = 1000;
const mostOpen = 14;
const crowdedWaitMs = 10 * second;

export function startStream(stage: Stage, firstAt: number): void {
  const { agenda, chance, clock } = stage;

  async function next(): Promise<void> {
    const open = stage.station.list.open(firstAccountId);
    const fresh = weighted.filter((incident) => !open.some((alert) => isSame(incident, alert)));
    if (open.length >= mostOpen || fresh.length === 0) {
      agenda.at(clock.now() + crowdedWaitMs, next);
      return;
    }
    agenda.at(clock.now() + chance.between(20, 60) * second, next);
    const incident = chance.pick(fresh);
    const raising = castIncident(stage, incident);
    const isInsistent = incident.from === "site" && chance.happens(0.5);
    const source_id = isInsistent ? `alarm-${chance.digits(8)}` : null;
    const insistent = { ...raising, trigger: { ...raising.trigger, source_id } };
    await raise(stage, insistent);
    if (isInsistent) for (const after of [15, 30, 45]) agenda.at(clock.now() + after * second, () => repeat(insistent));
  }

  /** A sensor reports again for as long as its alert is open; later it would be a new one. */
  async function repeat(raising: Parameters<typeof raise>[1]): Promise<void> {
    const { source_id } = raising.trigger;
    if (typeof source_id !== "string" || stage.station.store.alerts.openIdBySource(firstAccountId, source_id) === null)
      return;
    await raise(stage, raising);
  }

  agenda.at(firstAt, next);
}

const isSame = (one: Telling, other: Telling): boolean =>
  one.title === other.title && one.description === other.description;

interface Telling {
  readonly title: string;
  readonly description: string | null;
}
