// An exercise that was raised for chosen people and teams is theirs alone: nobody else is called for it or hears of it.
import type { AlertState, Notification } from "./alert.ts";
import { isCall } from "./notification-evolve.ts";
import type { Plan } from "./plan.ts";

/** A configuration's calls have no place: where it was asked, as through a router, it goes on having its part. */
export const isForChosen = ({ alert, notifications }: AlertState): boolean =>
  alert.is_drill &&
  alert.destinations.length > 0 &&
  alert.suppressed_by === null &&
  !notifications.some((one) => isCall(one) && one.place === null);

/** A call that went out, or was tried. */
export const wasTried = ({ status, attempts }: Notification): boolean =>
  attempts.length > 0 || status === "sent" || status === "delivered";

/** The plan of a chosen few: neither the configuration nor the account's owner has any part in it. */
export const planOfChosen = (plan: Plan): Plan => ({ ...plan, configuration: null, owner: null });
