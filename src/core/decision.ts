// What core is told when it decides, and what it answers.
import type { AcknowledgementTimers } from "./acknowledgement-timer.ts";
import type { AlertEvent } from "./alert-event.ts";
import type { Roster } from "./on-call-track.ts";
import type { Plan } from "./plan.ts";
import type { Refusal } from "./refusal.ts";
import type { Routing } from "./route.ts";

export interface Circumstances {
  /** Epoch ms. */
  readonly now: number;
  readonly plan: Plan;
  /** Whether the person who raised the alert has a device to push to. */
  readonly employeeHasDevice: boolean;
  /** Unique text for things that the command makes (a comment, an escalation). */
  readonly newId: string;
  /** Who is on call now, and how each of them wants to be told of an alert of this severity. */
  readonly roster: Roster;
  /** Null or absent: whoever takes an alert has it for good. */
  /** What routers make of where a command sends the alert; null or absent: no router is concerned. */
  readonly routing?: Routing | null;
  /** Teams and people who are called when an alert is no longer suppressed. */
  readonly called?: readonly string[];
  readonly acknowledgementTimers?: AcknowledgementTimers | null;
}

export type Decision = readonly AlertEvent[] | Refusal;

export const isRefusal = (decision: Decision): decision is Refusal => "kind" in decision;

export interface Doing {
  readonly by: string;
  readonly by_id: string | null;
  readonly notes: string | null;
}
