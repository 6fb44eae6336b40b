// Starts every store in the order in which they depend on each other.
import { on } from "../bridge.ts";
import { startAlerts } from "./alerts.ts";
import { startAnnouncements } from "./announcement.ts";
import { startClock } from "./clock.ts";
import { startClosed } from "./closed.ts";
import { startConflicts } from "./conflicts.ts";
import { startConsoles } from "./consoles.ts";
import { startDetail } from "./detail.ts";
import { noFilter } from "./filter.ts";
import { startList } from "./list.ts";
import { startPresence } from "./presence.ts";
import { startReadiness } from "./readiness.ts";
import { startRecords } from "./records.ts";
import { startRoom } from "./room.ts";
import { startRoster } from "./roster.ts";
import { startSession } from "./session.ts";
import { startSignIn } from "./sign-in.ts";
import { useView } from "./view.ts";

/** Until the returned function is called. */
export function startState(): () => void {
  const stops = [
    startSession(),
    startSignIn(),
    startClock(),
    startRoom(),
    startRecords(),
    startRoster(),
    startReadiness(),
    startConsoles(),
    startConflicts(),
    startPresence(),
    startList(),
    startClosed(),
    startDetail(),
    startAnnouncements(),
    startAlerts(),
    on("alert.show", show),
  ];
  return () => {
    for (const stop of stops.toReversed()) stop();
  };
}

/** Somebody clicked a desktop notification: nothing may stand between them and the alert. */
function show({ id }: { readonly id: string }): void {
  useView.setState({ page: "board", filter: noFilter, focusedId: id, dialog: null });
}
