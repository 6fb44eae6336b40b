// A person is told that they go on or off call: a stream of its own, since it belongs to no alert.
import type { Channel, Notification, NotificationStatus } from "./alert.ts";
import type { AlertEvent, Page } from "./alert-event.ts";
import { noticeChannels, personKey } from "./configuration-track.ts";
import { nextAttempt } from "./delivery.ts";
import type { JournalEvent } from "./journal-event.ts";
import type { Message } from "./message.ts";
import { type NotificationPayload, attempted, delivered, queuedOf } from "./notification-evolve.ts";
import type { NotificationPreferences } from "./notification-rule.ts";
import type { Reminder } from "./schedule/reminder.ts";

export interface ReminderDue {
  readonly user_id: string;
  readonly name: string;
  readonly kind: Reminder["kind"];
  readonly schedule_id: string;
  /** Of the team, or of the schedule where no team has it. */
  readonly team_name: string;
  readonly layer: number;
  /** When they go on or off call, epoch ms. */
  readonly at: number;
  readonly until: number | null;
  /** Names. */
  readonly relieved_by: readonly string[];
  /** Quietest first: the next is tried only when the one before was given up. */
  readonly pages: readonly Page[];
}

export interface ReminderState extends Omit<ReminderDue, "pages"> {
  readonly id: string;
  readonly account_id: string;
  readonly due_at: number;
  readonly pages: readonly Page[];
  readonly notifications: readonly Notification[];
}

export type ReminderEvent =
  | { readonly type: "reminder.due"; readonly payload: ReminderDue }
  | Extract<AlertEvent, { type: `notification.${string}` }>;

/** The same on every console, so that what two of them send is known to be one reminder. */
export const reminderId = (
  scheduleId: string,
  { kind, layer, person, at }: Pick<Reminder, "kind" | "layer" | "person" | "at">,
): string => `${kind}.${scheduleId}.${layer}.${person}.${at}`;

export const reminderStream = (id: string): string => `reminder:${id}`;
export const isReminderStream = (stream: string): boolean => stream.startsWith("reminder:");

interface Reached {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly hasDevice: boolean;
  readonly preferences: NotificationPreferences | null;
}

/** On what the person chose for what is not urgent, else on mail, push and text; a reminder never rings. */
export function reminderPages(id: string, person: Reached): readonly Page[] {
  const { name, email, phone, hasDevice } = person;
  const chosen = person.preferences?.LOW?.map(({ channel }) => channel) ?? [];
  const quiet = chosen.filter((channel) => noticeChannels.includes(channel));
  const wanted: readonly Channel[] = quiet.length > 0 ? quiet : ["EMAIL", "PUSH", "SMS"];
  const addressOn = (channel: Channel): string | null => {
    if (channel === "EMAIL") return email;
    return channel === "PUSH" ? (hasDevice ? email : null) : phone;
  };
  return noticeChannels
    .filter((channel) => wanted.includes(channel) && addressOn(channel) !== null)
    .map((channel) => ({
      id: `${reminderStream(id)}.${channel}`,
      kind: "reminder",
      name,
      person: personKey({ name, email, phone }),
      role: null,
      channel,
      address: addressOn(channel),
    }));
}

type Envelope = Pick<JournalEvent, "at" | "account_id" | "stream"> &
  Partial<Pick<JournalEvent, "console_id">> &
  ReminderEvent;

/** A newer Watchdesk knows more. */
export const reminderEventTypes: readonly string[] = [
  "reminder.due",
  "notification.attempted",
  "notification.delivered",
] satisfies readonly ReminderEvent["type"][];

export function evolveReminder(state: ReminderState | null, event: Envelope): ReminderState | null {
  const { at, account_id, stream } = event;
  if (event.type === "reminder.due") {
    if (state !== null) return state;
    const id = stream.slice("reminder:".length);
    const begun: ReminderState = { ...event.payload, id, account_id, due_at: at, notifications: [] };
    return tryNext(begun, at);
  }
  if (state === null || !reminderEventTypes.includes(event.type)) return state;
  const edit =
    event.type === "notification.attempted"
      ? attempted(true, event.payload, at, event.console_id)
      : delivered(true, event.payload, at);
  const notifications = state.notifications.map((one) => (one.id === event.payload.notification_id ? edit(one) : one));
  const after = { ...state, notifications };
  return notifications.every(({ status }) => status === "failed") ? tryNext(after, at) : after;
}

/** Whatever was tried has failed for good: the next channel, if there is one. */
function tryNext(state: ReminderState, at: number): ReminderState {
  const page = state.pages[state.notifications.length];
  if (page === undefined) return state;
  return { ...state, notifications: [...state.notifications, queuedOf(page, reminderStream(state.id), at)] };
}

/** A report that was overtaken undoes no delivery; one that says it did not arrive is tried again while it still matters. */
export function reportOnReminder(
  state: ReminderState,
  payload: Omit<NotificationPayload<"notification.delivered">, "next_at">,
  now: number,
): readonly ReminderEvent[] {
  const notification = state.notifications.find(({ id }) => id === payload.notification_id);
  if (notification === undefined || notification.status === "delivered") return [];
  const isWorthIt = !payload.delivered && now < state.at;
  const next_at = isWorthIt ? nextAttempt("reminder", notification.attempts.length, now, 0.5, null) : null;
  return [{ type: "notification.delivered", payload: { ...payload, next_at } }];
}

/** The best that is known of it; null: there is no channel on which this person could be told. */
export function reminderStatus({ notifications }: ReminderState): NotificationStatus | null {
  return notifications.at(-1)?.status ?? null;
}

export function composeReminder(
  { name, kind, team_name, layer, at, until, relieved_by }: ReminderState,
  writeTime: (at: number) => string,
): Message {
  const what = kind === "on_call" ? "on call" : "off call";
  const lead = `You go ${what} for ${team_name}, layer ${layer}`;
  const next = relieved_by.length === 0 ? "nobody" : relieved_by.join(", ");
  const facts: [string, string][] = [
    ["Who", name],
    ["Team", team_name],
    ["Layer", String(layer)],
    [kind === "on_call" ? "From" : "Until", writeTime(at)],
    ...(until === null ? [] : [["Until", writeTime(until)] as [string, string]]),
    ...(kind === "on_call" ? [] : [["Then", next] as [string, string]]),
  ];
  const more = kind === "on_call" ? (until === null ? "" : `, until ${writeTime(until)}`) : `. Then on call: ${next}`;
  const short = `${lead}: ${writeTime(at)}${more}`;
  return {
    subject: `${lead}: ${writeTime(at)}`,
    short,
    spoken: `${short}.`,
    facts,
    lead,
    link: null,
    emergency_contacts: [],
  };
}
