// A message as FCM's HTTP v1 body, within the 4 KB that FCM takes.
import type { Delivery, Now } from "../ports.ts";
import { clip, oneLine } from "./one-line.ts";

/** Of notification and data together; the rest of FCM's 4096 bytes is left to what it adds. */
const longestPayload = 3600;
const ttlSeconds = 3600;

export function fcmMessage({ notification_id, alert_id, kind, severity, message }: Delivery, token: string, now: Now) {
  const title = clip(oneLine(message.subject), 200);
  const data = { alert_id, notification_id, kind, severity, ...(message.link === null ? {} : { link: message.link }) };
  const taken = sizeOf({ notification: { title, body: "" }, data });
  const body = clipBytes(oneLine(bodyOf(message.short, message.link)), longestPayload - taken);
  return {
    message: {
      token,
      notification: { title, body },
      data,
      android: {
        priority: "HIGH",
        ttl: `${ttlSeconds}s`,
        notification: {
          sound: "default",
          tag: alert_id,
          notification_priority: "PRIORITY_MAX",
          default_vibrate_timings: true,
        },
      },
      apns: {
        headers: { "apns-priority": "10", "apns-expiration": String(Math.floor(now() / 1000) + ttlSeconds) },
        payload: { aps: { sound: "default", "thread-id": alert_id, "interruption-level": "time-sensitive" } },
      },
      webpush: {
        headers: { Urgency: "high", TTL: String(ttlSeconds) },
        // FCM takes no other scheme here.
        ...(message.link?.startsWith("https://") === true ? { fcm_options: { link: message.link } } : {}),
      },
    },
  };
}

/** A tap opens the link, so it need not be read. */
const bodyOf = (short: string, link: string | null): string =>
  link !== null && short.endsWith(link) ? short.slice(0, -link.length).replace(/[.\s]+$/u, "") : short;

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** By the bytes that the text takes in JSON. */
function clipBytes(text: string, room: number): string {
  let length = text.length;
  let clipped = text;
  while (sizeOf(clipped) > room && length > 0) {
    length = Math.floor(length * 0.9);
    clipped = clip(text, length);
  }
  return clipped;
}
