// What a notifier needs to know of an alert: the words, and the devices of the person.
import type { AlertState, Notification } from "../core/alert.ts";
import { composeMessage } from "../core/message.ts";
import { type BroadcastState, composeBroadcast } from "../core/broadcast.ts";
import { composeReminder, type ReminderState } from "../core/on-call-reminder.ts";
import { isTimeZone } from "../core/time-zone.ts";
import type { Delivery } from "./ports.ts";
import type { Store } from "./store/store.ts";

export function createComposer(
  store: Store,
): (
  told: AlertState | BroadcastState | ReminderState,
  notification: Notification,
) => Omit<Delivery, "notification_id" | "alert_id" | "address"> {
  const { records, plans } = store;
  const writerOf = (accountId: string) => timeWriter(records.accounts.get(accountId)?.fields.time_zone ?? "UTC");
  /** What belongs to no alert. */
  const apart = (told: BroadcastState | ReminderState, { kind, recipient_name, channel, address }: Notification) => ({
    kind,
    severity: "LOW" as const,
    recipient_name,
    devices: channel === "PUSH" ? devicesOf(store, told.account_id, address) : [],
    message:
      "title" in told
        ? composeBroadcast(told, writerOf(told.account_id))
        : composeReminder(told, writerOf(told.account_id)),
  });
  const ofAlert = ({ alert }: AlertState, notification: Notification) => ({
    kind: notification.kind,
    severity: alert.severity,
    recipient_name: notification.recipient_name,
    devices: notification.channel === "PUSH" ? devicesOf(store, alert.account_id, notification.address) : [],
    message: composeMessage({
      alert,
      notification,
      emergency_contacts: plans.get(alert.plan_id).configuration?.emergency_contacts ?? [],
      writeTime: writerOf(alert.account_id),
    }),
  });
  return (told, notification) => ("alert" in told ? ofAlert(told, notification) : apart(told, notification));
}

function devicesOf(store: Store, accountId: string, email: string | null): readonly string[] {
  const wanted = email?.toLowerCase();
  return store.records.users
    .all(accountId)
    .filter(({ fields }) => fields.email?.toLowerCase() === wanted)
    .flatMap(({ fields }) => fields.devices.map((device) => device.token));
}

const writers = new Map<string, (at: number) => string>();

/** Day, time to the second and zone, as in "21 Nov 2026, 18:45:00 IST". */
function timeWriter(zone: string): (at: number) => string {
  const known = writers.get(zone);
  if (known !== undefined) return known;
  const style = { dateStyle: "medium", timeStyle: "long" } as const;
  // A zone that this machine does not know (its own data may be older) must keep no message from going out.
  const format = new Intl.DateTimeFormat("en-GB", { ...style, timeZone: isTimeZone(zone) ? zone : "UTC" });
  const writer = (at: number): string => format.format(at);
  writers.set(zone, writer);
  return writer;
}
