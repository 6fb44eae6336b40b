// What a dialog says before an action: what will happen, to whom. Pure.
import { type Alert, isUnanswered } from "../../core/alert.ts";
import type { Plan } from "../../core/plan.ts";
import { t } from "../language/language.ts";
import type { AskingAction } from "../state/view.ts";

interface AskingWords {
  readonly title: string;
  readonly explanation: readonly string[];
  readonly confirm: string;
  readonly look: "primary" | "danger";
  readonly noteLabel: string;
  readonly needsNotes: boolean;
}

/** A layer that was chosen. */
interface Where {
  readonly layer: number;
  readonly track_id: string;
}

export function askingWords(
  action: AskingAction,
  alert: Alert,
  plan: Plan | null,
  now: number,
  where: Where | null = null,
): AskingWords {
  const name = `#${alert.number}`;
  const plain = { look: "primary", noteLabel: "Note", needsNotes: false } as const;
  const isOpen = isUnanswered(alert.status);
  switch (action) {
    case "acknowledge":
      return { ...plain, title: t("Acknowledge {{name}}", { name }), explanation: [], confirm: t("Acknowledge") };
    case "resolve":
      return {
        ...plain,
        title: t("Resolve {{name}}", { name }),
        explanation: [
          ...(isOpen ? [t("Nobody has acknowledged it. Resolving stops every call that is still waiting.")] : []),
          ...falseAlarmWarning(alert, plan, now),
        ],
        confirm: t("Resolve"),
      };
    case "close":
      return {
        look: "primary",
        title: t("Close {{name}}", { name }),
        explanation: [
          alert.status === "RESOLVED"
            ? t("Closing is final.")
            : t(
                "It is not resolved yet: it is resolved and closed in one step, and both stand in its timeline. Closing is final.",
              ),
        ],
        confirm: t("Close alert"),
        noteLabel: t("Closure notes"),
        needsNotes: plan?.configuration?.require_closure_notes ?? false,
      };
    case "escalate":
      return {
        look: "danger",
        title: t("Escalate {{name}} now", { name }),
        explanation: [
          where === null ? toWhom(alert, plan) : toLayer(alert, where),
          ...(isOpen ? [] : [t("It becomes open again: whoever has it no longer stops the escalation.")]),
        ],
        confirm: t("Escalate now"),
        noteLabel: t("Note"),
        needsNotes: false,
      };
    case "hand_off":
      return {
        ...plain,
        title: t("Hand off {{name}}", { name }),
        explanation: [
          t("Whoever you choose is called from now on; everybody else is not asked any more."),
          ...(isOpen ? [] : [t("It becomes open again until they acknowledge it.")]),
        ],
        confirm: t("Hand off"),
      };
    case "unacknowledge":
      return {
        ...plain,
        title:
          alert.status === "SUPPRESSED" ? t("Call people for {{name}}", { name }) : t("Hand back {{name}}", { name }),
        explanation: [t("It becomes open again: the alarm sounds, people are notified and the countdown starts anew.")],
        confirm: alert.status === "SUPPRESSED" ? t("Call people") : t("Hand back"),
        look: "danger",
      };
    case "reopen":
      return {
        ...plain,
        title: t("Reopen {{name}}", { name }),
        explanation: [t("It goes back to in progress.")],
        confirm: t("Reopen"),
      };
  }
}

function toLayer({ tracks }: Alert, { layer, track_id }: Where): string {
  const name = tracks.find(({ id }) => id === track_id)?.name ?? "";
  return t("Layer {{layer}} of {{name}} is asked at once, for its full time. The other teams go on as they are.", {
    layer,
    name,
  });
}

function toWhom({ tracks }: Alert, plan: Plan | null): string {
  const named = plan?.configuration?.escalation_recipients ?? [];
  const layers = tracks.flatMap(({ kind, status, name, layer, policy }) =>
    kind === "configuration" || status === "exhausted" || policy === null
      ? []
      : [
          layer < policy.layers.length
            ? t("layer {{layer}} of {{name}}", { layer: layer + 1, name })
            : t("whoever follows the last layer of {{name}}", { name }),
        ],
  );
  const called = layers.length === 0 ? "" : t(" Asked next: {{layers}}.", { layers: layers.join(", ") });
  if (named.length === 0 && called !== "") return called.trim();
  if (named.length === 0) return t("The escalation recipients of its configuration are notified at once.");
  const names = named.map(({ name, role }) => (role === null || role === name ? name : `${name} (${role})`));
  return t("Notified at once: {{names}}.{{called}}", { names: names.join(", "), called });
}

function falseAlarmWarning(alert: Alert, plan: Plan | null, now: number): readonly string[] {
  const limit = plan?.configuration?.auto_close_false_alarm_seconds ?? null;
  if (limit === null || Math.floor((now - alert.triggered_at) / 1000) > limit) return [];
  return [
    isUnanswered(alert.status)
      ? t(
          "Resolved within {{limit}} s of its trigger it closes at once as a false alarm, and closed is final. To go on working it, acknowledge it instead.",
          { limit },
        )
      : t(
          "Resolved within {{limit}} s of its trigger it closes at once as a false alarm, and closed is final. To go on working it, put it in progress instead.",
          { limit },
        ),
  ];
}
