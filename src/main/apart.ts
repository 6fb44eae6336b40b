// What becomes of notifications that belong to no alert: those of reminders and of broadcasts.
import type { Actor } from "../core/alert.ts";
import type { AlertCommand } from "../core/alert-command.ts";
import { broadcastStream, isBroadcastStream, reportOnBroadcast } from "../core/broadcast.ts";
import { isReminderStream, reminderStream, reportOnReminder } from "../core/on-call-reminder.ts";
import type { Told } from "./engine/outbox.ts";
import type { Transaction } from "./store/ledger.ts";
import type { Store } from "./store/store.ts";

const engine: Actor = { kind: "engine", name: "Watchdesk" };

export const isApart = (belongsTo: string): boolean => isReminderStream(belongsTo) || isBroadcastStream(belongsTo);

/** What a notification tells of, by what it belongs to. */
export const toldOf =
  ({ alerts, reminders, broadcasts }: Pick<Store, "alerts" | "reminders" | "broadcasts">) =>
  (belongsTo: string): Told | null =>
    alerts.get(belongsTo) ?? reminders.ofStream(belongsTo) ?? broadcasts.ofStream(belongsTo);

/** What came of an attempt to deliver one. */
export function keepAttempt(
  { reminders, broadcasts }: Pick<Store, "reminders" | "broadcasts">,
  transaction: Transaction,
  stream: string,
  command: AlertCommand,
): void {
  const told = reminders.ofStream(stream) ?? broadcasts.ofStream(stream);
  if (told === null || command.kind !== "attempted") return;
  const { kind: _, ...payload } = command;
  transaction.append(told.account_id, stream, "notification.attempted", payload, engine);
}

/** What a provider told of one; false: it is none of these. */
export function keepReport(
  { reminders, broadcasts }: Pick<Store, "reminders" | "broadcasts">,
  transaction: Transaction,
  report: { readonly notification_id: string; readonly delivered: boolean; readonly error: string | null },
): boolean {
  const reminder = reminders.ofNotification(report.notification_id);
  const broadcast = reminder === null ? broadcasts.ofNotification(report.notification_id) : null;
  const told = reminder ?? broadcast;
  if (told === null) return false;
  const events =
    reminder === null
      ? broadcast === null
        ? []
        : reportOnBroadcast(broadcast, report, transaction.now)
      : reportOnReminder(reminder, report, transaction.now);
  const stream = reminder === null ? broadcastStream(told.id) : reminderStream(told.id);
  for (const event of events) transaction.append(told.account_id, stream, event.type, event.payload, engine);
  return true;
}
