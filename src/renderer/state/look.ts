// Starts the stores of a window that only looks.
import { startAlerts } from "./alerts.ts";
import { startClock } from "./clock.ts";
import { startList } from "./list.ts";
import { startRoom } from "./room.ts";
import { startRoster } from "./roster.ts";
import { startSession } from "./session.ts";

/** Until the returned function is called. */
export function startLooking(): () => void {
  const stops = [startSession(), startClock(), startRoom(), startRoster(), startList(), startAlerts()];
  return () => {
    for (const stop of stops.toReversed()) stop();
  };
}
