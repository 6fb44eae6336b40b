// What a configuration would do to an alert that it applies to, moment by moment, as it is typed. Pure; decided by core's own rules.
import type { Channel } from "../../core/alert.ts";
import type { Page } from "../../core/alert-event.ts";
import { noticeAll, pageAll } from "../../core/configuration-track.ts";
import type { ConfigurationFields } from "../../core/configuration.ts";

export interface ToldPerson {
  readonly name: string;
  readonly calls: readonly { readonly channel: Channel; readonly has_address: boolean }[];
}

export interface Moment {
  readonly kind: "raised" | "escalated" | "dropped" | "status" | "false_alarm";
  /** After the alert was raised; null: whenever it happens. */
  readonly seconds: number | null;
  /** Called for help. */
  readonly called: readonly ToldPerson[];
  /** Told what happened, quietly. */
  readonly noticed: readonly ToldPerson[];
}

type Planned = Pick<
  ConfigurationFields,
  | "primary_recipients"
  | "escalation_recipients"
  | "notification_channels"
  | "enable_escalation"
  | "escalation_threshold_seconds"
  | "notify_on_escalation"
  | "notify_on_status_change"
  | "auto_close_false_alarm_seconds"
>;

export function momentsOf(plan: Planned): readonly Moment[] {
  const { primary_recipients: primaries, notification_channels: allowed, escalation_threshold_seconds: wait } = plan;
  const escalation = plan.escalation_recipients ?? [];
  const paging = { alertId: "", kind: "triggered", round: "1" } as const;
  const notices = peopleOf(noticeAll(primaries, allowed, paging));
  const moments: Moment[] = [
    { kind: "raised", seconds: 0, called: peopleOf(pageAll(primaries, allowed, paging)), noticed: [] },
  ];
  if (plan.enable_escalation) {
    const isSomebody = escalation.length > 0;
    moments.push({
      kind: "escalated",
      seconds: wait,
      called: peopleOf(pageAll(escalation, allowed, paging)),
      noticed: isSomebody && plan.notify_on_escalation ? notices : [],
    });
    moments.push({ kind: "dropped", seconds: isSomebody ? wait * 2 : wait, called: [], noticed: [] });
  }
  if (plan.notify_on_status_change) moments.push({ kind: "status", seconds: null, called: [], noticed: notices });
  if (plan.auto_close_false_alarm_seconds !== null)
    moments.push({ kind: "false_alarm", seconds: plan.auto_close_false_alarm_seconds, called: [], noticed: [] });
  return moments;
}

function peopleOf(pages: readonly Page[]): readonly ToldPerson[] {
  const byName = new Map<string, ToldPerson>();
  for (const { name, channel, address } of pages) {
    const calls = byName.get(name)?.calls ?? [];
    byName.set(name, { name, calls: [...calls, { channel, has_address: address !== null }] });
  }
  return [...byName.values()];
}
