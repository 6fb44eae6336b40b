// A message to many at once, which belongs to no alert: a stream of its own, with every delivery.
import { z } from "zod";

import { Channel, type Notification } from "./alert.ts";
import type { AlertEvent, Page } from "./alert-event.ts";
import { personKey } from "./configuration-track.ts";
import { nextAttempt } from "./delivery.ts";
import type { JournalEvent } from "./journal-event.ts";
import type { Message } from "./message.ts";
import { attempted, delivered, type NotificationPayload, queuedOf } from "./notification-evolve.ts";

const reference = z.union([z.string().trim().min(1).max(100), z.int().positive()]);
const references = z.array(reference).max(500, "must be at most 500").default([]);

/** It never rings: whoever has to be called is called by an alert. */
export const BroadcastChannel = Channel.exclude(["VOICE"]);

export const NewBroadcast = z
  .strictObject({
    title: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
    message: z.string().trim().max(2000, "must be at most 2000 characters").nullable().default(null),
    /** On each of them, as far as somebody can be reached there. */
    channels: z.array(BroadcastChannel).min(1, "must name a channel").max(4).default(["EMAIL"]),
    /** Members and admins. */
    team_ids: references,
    user_ids: references,
    stakeholder_ids: references,
  })
  .refine((to) => to.team_ids.length + to.user_ids.length + to.stakeholder_ids.length > 0, {
    path: ["user_ids"],
    message: "must name somebody, or else teams or stakeholders",
  });
export type NewBroadcast = z.output<typeof NewBroadcast>;

export interface BroadcastSent extends NewBroadcast {
  readonly number: number;
  readonly by: string;
  readonly pages: readonly Page[];
}

export interface BroadcastState extends Omit<BroadcastSent, "pages"> {
  readonly id: string;
  readonly account_id: string;
  /** Epoch ms. */
  readonly sent_at: number;
  readonly notifications: readonly Notification[];
}

export type BroadcastEvent =
  | { readonly type: "broadcast.sent"; readonly payload: BroadcastSent }
  | Extract<AlertEvent, { type: `notification.${string}` }>;

/** What a broadcast's stream may hold; anything else is of a later version, and left alone. */
export const broadcastEventTypes: readonly string[] = [
  "broadcast.sent",
  "notification.attempted",
  "notification.delivered",
] satisfies BroadcastEvent["type"][];

export const broadcastStream = (id: string): string => `broadcast:${id}`;
export const isBroadcastStream = (stream: string): boolean => stream.startsWith("broadcast:");

export interface Addressee {
  readonly name: string;
  readonly role: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Null: nobody of this kind has devices. */
  readonly hasDevice: boolean | null;
}

/** Whoever is named twice is told once on each channel; who cannot be told on any shows as such. */
export function broadcastPages(
  id: string,
  addressees: readonly Addressee[],
  channels: readonly z.output<typeof BroadcastChannel>[],
): readonly Page[] {
  const told = new Set<string>();
  return addressees.flatMap((one, place) => {
    const own = [...new Set(channels)].filter((channel) => channel !== "PUSH" || one.hasDevice !== null);
    const reachable = own.filter((channel) => addressOn(one, channel) !== null);
    return (reachable.length > 0 ? reachable : own.slice(0, 1)).flatMap((channel): readonly Page[] => {
      const address = addressOn(one, channel);
      const key = `${channel} ${address ?? place}`;
      if (told.has(key)) return [];
      told.add(key);
      const page = { id: `${broadcastStream(id)}.${place}.${channel}`, kind: "broadcast" as const, channel, address };
      return [{ ...page, name: one.name, person: personKey(one), role: one.role }];
    });
  });
}

function addressOn({ email, phone, hasDevice }: Addressee, channel: Channel): string | null {
  if (channel === "EMAIL") return email;
  return channel === "PUSH" ? (hasDevice === true ? email : null) : phone;
}

type Envelope = Pick<JournalEvent, "at" | "account_id" | "console_id" | "stream"> & BroadcastEvent;

export function evolveBroadcast(state: BroadcastState | null, event: Envelope): BroadcastState | null {
  const { at, account_id, stream } = event;
  if (event.type === "broadcast.sent") {
    if (state !== null) return state;
    const { pages, ...sent } = event.payload;
    const notifications = pages.map((page) => queuedOf(page, stream, at));
    return { ...sent, id: stream.slice("broadcast:".length), account_id, sent_at: at, notifications };
  }
  if (state === null || !broadcastEventTypes.includes(event.type)) return state;
  const edit =
    event.type === "notification.attempted"
      ? attempted(true, event.payload, at, event.console_id)
      : delivered(true, event.payload, at);
  const notifications = state.notifications.map((one) => (one.id === event.payload.notification_id ? edit(one) : one));
  return { ...state, notifications };
}

/** A report that was overtaken undoes no delivery; one that says it did not arrive is tried again. */
export function reportOnBroadcast(
  { notifications }: BroadcastState,
  payload: Omit<NotificationPayload<"notification.delivered">, "next_at">,
  now: number,
): readonly BroadcastEvent[] {
  const notification = notifications.find(({ id }) => id === payload.notification_id);
  if (notification === undefined || notification.status === "delivered") return [];
  const next_at = payload.delivered ? null : nextAttempt("broadcast", notification.attempts.length, now, 0.5, null);
  return [{ type: "notification.delivered", payload: { ...payload, next_at } }];
}

export function composeBroadcast(
  { title, message, by, sent_at }: BroadcastState,
  writeTime: (at: number) => string,
): Message {
  const short = message === null ? title : `${title}. ${message}`;
  return {
    subject: title,
    short: `${short} (${by})`,
    spoken: `${short}.`,
    facts: [...(message === null ? [] : [["Message", message] as const]), ["From", by], ["Sent", writeTime(sent_at)]],
    lead: title,
    link: null,
    emergency_contacts: [],
  };
}
