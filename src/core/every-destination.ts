// Alerts that every destination has to acknowledge: each acknowledgement stops its own track, and the last makes the alert taken.
import type { Alert } from "./alert.ts";
import { conflict, type Refusal } from "./refusal.ts";
import type { Track } from "./track.ts";

/** A destination asks somebody: a configuration's recipients, a team, or people. Without a configuration its track asks nobody. */
export const destinationsOf = ({ tracks, config_name }: Pick<Alert, "tracks" | "config_name">): readonly Track[] => {
  const asking = tracks.filter(({ kind, is_replaced }) => {
    if (is_replaced === true) return false;
    return kind !== "configuration" || config_name !== null;
  });
  return asking.length === 0 ? tracks : asking;
};

type Acknowledged = Pick<Alert, "tracks" | "config_name" | "acknowledge_by">;

/** Those that have not acknowledged; none where anyone may do it for all. */
export const outstanding = (alert: Acknowledged): readonly Track[] =>
  alert.acknowledge_by === "anyone"
    ? []
    : destinationsOf(alert).filter(({ acknowledged_by }) => (acknowledged_by ?? null) === null);

interface Who {
  readonly by: string;
  readonly by_id: string | null;
}

/** A track of the alert by its id, or a team's by the team. */
export const trackNamed = (tracks: readonly Track[], ref: string): Track | undefined =>
  tracks.find(({ id, team_id }) => id === ref || team_id === ref);

/**
 * The tracks that an acknowledgement speaks for: the one that is named, else those on which this person was asked. Whoever was
 * asked on none speaks for the configuration, which calls people who need no account.
 */
export function spokenFor(alert: Alert, { by, by_id }: Who, ref: string | null): readonly string[] | Refusal {
  const missing = outstanding(alert);
  if (ref !== null) {
    const named = trackNamed(alert.tracks, ref);
    if (named === undefined) return conflict(`Alert #${alert.number} was not sent to ${ref}`);
    if (missing.some(({ id }) => id === named.id)) return [named.id];
    return conflict(`${named.name} has acknowledged alert #${alert.number} already`);
  }
  const asked = destinationsOf(alert).filter(({ responders }) =>
    responders.some((one) => (by_id === null ? one.name === by : one.user_id === by_id)),
  );
  const own = asked.length > 0 ? asked : destinationsOf(alert).filter(({ kind }) => kind === "configuration");
  const open = own.filter((track) => missing.includes(track));
  if (open.length > 0) return open.map(({ id }) => id);
  const names = missing.map(({ name }) => name).join(", ");
  return conflict(
    own.length === 0
      ? `${by} was not asked by any destination of alert #${alert.number}: say for which it is acknowledged (${names})`
      : `${by} has acknowledged alert #${alert.number} already; still to come: ${names}`,
  );
}
