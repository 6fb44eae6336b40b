// The step of the configuration's track: its escalation recipients are asked, its primaries hear of it.
import type { AlertState } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";
import { exhaustionDeadline, noticeAll, pageAll } from "./configuration-track.ts";
import type { Circumstances, Doing } from "./decision.ts";

export function escalateConfiguration(
  state: AlertState,
  { now, plan }: Circumstances,
  asked: Doing | null,
): AlertEvent {
  const { alert } = state;
  const { configuration } = plan;
  const round = String(state.escalations.length + 2);
  const recipients = configuration?.escalation_recipients ?? [];
  const allowed = configuration?.notification_channels ?? [];
  const names = recipients.map((recipient) => recipient.name);
  const waited = configuration?.escalation_threshold_seconds ?? 0;
  const escalated = pageAll(recipients, allowed, { alertId: alert.id, kind: "escalated", round });
  const notices =
    configuration?.notify_on_escalation === true && recipients.length > 0
      ? noticeAll(configuration.primary_recipients, allowed, {
          alertId: alert.id,
          kind: "escalation_notice",
          round,
          about: { status: "TRIGGERED", by: names.join(", "), notes: asked?.notes ?? null, to_employee: false },
        })
      : [];
  const deadline =
    configuration === null || recipients.length === 0
      ? { next_at: now, next_step: "drop" as const }
      : exhaustionDeadline(configuration, now);
  return {
    type: "alert.escalated",
    payload: {
      // Two engines that come to the same round make the same escalation.
      escalation_id: `${alert.id}.escalated.${round}`,
      level: alert.escalation_level + 1,
      to: names,
      reason: asked === null ? `not acknowledged in ${waited} s` : `escalated by ${asked.by}`,
      is_auto: asked === null,
      by: asked?.by ?? null,
      notes: asked?.notes ?? null,
      ...deadline,
      pages: [...escalated, ...notices],
    },
  };
}
