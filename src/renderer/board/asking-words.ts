// What a dialog says before an action: what will happen, to whom. Pure.
import { type Alert, isUnanswered } from "../../core/alert.ts";
import type { Plan } from "../../core/plan.ts";
import type { AskingAction } from "../state/view.ts";

interface AskingWords {
  readonly title: string;
  readonly explanation: readonly string[];
  readonly confirm: string;
  readonly look: "primary" | "danger";
  readonly noteLabel: string;
  readonly needsNotes: boolean;
}

export function askingWords(action: AskingAction, alert: Alert, plan: Plan | null, now: number): AskingWords {
  const name = `#${alert.number}`;
  const plain = { look: "primary", noteLabel: "Note", needsNotes: false } as const;
  const isOpen = isUnanswered(alert.status);
  switch (action) {
    case "acknowledge":
      return { ...plain, title: `Acknowledge ${name}`, explanation: [], confirm: "Acknowledge" };
    case "resolve":
      return {
        ...plain,
        title: `Resolve ${name}`,
        explanation: [
          ...(isOpen ? ["Nobody has acknowledged it. Resolving stops every call that is still waiting."] : []),
          ...falseAlarmWarning(alert, plan, now),
        ],
        confirm: "Resolve",
      };
    case "close":
      return {
        look: "primary",
        title: `Close ${name}`,
        explanation: [
          alert.status === "RESOLVED"
            ? "Closing is final."
            : "It is not resolved yet: it is resolved and closed in one step, and both stand in its timeline. Closing is final.",
        ],
        confirm: "Close alert",
        noteLabel: "Closure notes",
        needsNotes: plan?.configuration?.require_closure_notes ?? false,
      };
    case "escalate":
      return {
        look: "danger",
        title: `Escalate ${name} now`,
        explanation: [
          toWhom(alert, plan),
          ...(isOpen ? [] : ["It becomes open again: whoever has it no longer stops the escalation."]),
        ],
        confirm: "Escalate now",
        noteLabel: "Note",
        needsNotes: false,
      };
    case "hand_off":
      return {
        ...plain,
        title: `Hand off ${name}`,
        explanation: [
          "Whoever you choose is called from now on; everybody else is not asked any more.",
          ...(isOpen ? [] : ["It becomes open again until they acknowledge it."]),
        ],
        confirm: "Hand off",
      };
    case "unacknowledge":
      return {
        ...plain,
        title: `Hand back ${name}`,
        explanation: ["It becomes open again: the alarm sounds, people are notified and the countdown starts anew."],
        confirm: "Hand back",
        look: "danger",
      };
    case "reopen":
      return { ...plain, title: `Reopen ${name}`, explanation: ["It goes back to in progress."], confirm: "Reopen" };
  }
}

function toWhom({ tracks }: Alert, plan: Plan | null): string {
  const named = plan?.configuration?.escalation_recipients ?? [];
  const layers = tracks.flatMap(({ kind, status, name, layer, policy }) =>
    kind === "configuration" || status === "exhausted" || policy === null
      ? []
      : [layer < policy.layers.length ? `layer ${layer + 1} of ${name}` : `whoever follows the last layer of ${name}`],
  );
  const called = layers.length === 0 ? "" : ` Asked next: ${layers.join(", ")}.`;
  if (named.length === 0 && called !== "") return called.trim();
  if (named.length === 0) return "The escalation recipients of its configuration are notified at once.";
  const names = named.map(({ name, role }) => (role === null || role === name ? name : `${name} (${role})`));
  return `Notified at once: ${names.join(", ")}.${called}`;
}

function falseAlarmWarning(alert: Alert, plan: Plan | null, now: number): readonly string[] {
  const limit = plan?.configuration?.auto_close_false_alarm_seconds ?? null;
  if (limit === null || Math.floor((now - alert.triggered_at) / 1000) > limit) return [];
  return [
    `Resolved within ${limit} s of its trigger it closes at once as a false alarm, and closed is final. To go on working it, ${isUnanswered(alert.status) ? "acknowledge it" : "put it in progress"} instead.`,
  ];
}
