// Where an alert is, as people say it: a named place when the source gave one, and the position.
import type { Alert } from "../../core/alert.ts";

export interface Location {
  readonly name: string | null;
  /** Five decimals are about a metre. */
  readonly position: string | null;
  /** Short enough for a row: four decimals, about ten metres. */
  readonly short: string | null;
}

/** What senders call the place in their metadata. */
const names = ["place", "location", "address", "site", "building", "zone", "instance"];

const cache = new WeakMap<Alert, Location>();

export function locationOf(alert: Alert): Location {
  const known = cache.get(alert);
  if (known !== undefined) return known;
  const location = { name: nameOf(alert), position: positionOf(alert, 5), short: positionOf(alert, 4) };
  cache.set(alert, location);
  return location;
}

function nameOf({ metadata }: Alert): string | null {
  for (const name of names) {
    const value = metadata?.[name];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  return null;
}

function positionOf({ trigger_latitude, trigger_longitude, accuracy_meters }: Alert, decimals: number): string | null {
  if (trigger_latitude === null || trigger_longitude === null) return null;
  const at = `${trigger_latitude.toFixed(decimals)}, ${trigger_longitude.toFixed(decimals)}`;
  return accuracy_meters === null ? at : `${at} ± ${Math.round(accuracy_meters)} m`;
}
