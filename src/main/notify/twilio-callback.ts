// What Twilio tells the receiver about messages and calls. Only this small part of its package is loaded here.
import { validateRequest } from "twilio/lib/webhooks/webhooks.js";

export type CallbackParams = Readonly<Record<string, string>>;

/** `url` is the whole address that Twilio was given: the public one, with its query. */
export function isTwilioSignatureValid(
  authToken: string,
  signature: string | null | undefined,
  url: string,
  params: CallbackParams,
): boolean {
  if (!authToken || !signature || !URL.canParse(url)) return false;
  return validateRequest(authToken, signature, url, params);
}

export interface StatusReport {
  /** Null: under way, nothing is certain yet. */
  readonly delivered: boolean | null;
  readonly error: string | null;
}

const delivered: ReadonlySet<string> = new Set(["delivered", "read", "in-progress", "completed"]);
const lost: ReadonlySet<string> = new Set(["undelivered", "failed", "canceled", "busy", "no-answer"]);

/** A call counts as delivered once it is answered. */
export function readStatusCallback(params: CallbackParams): StatusReport {
  const status = (params["MessageStatus"] ?? params["SmsStatus"] ?? params["CallStatus"] ?? "").toLowerCase();
  if (delivered.has(status)) return { delivered: true, error: null };
  if (!lost.has(status)) return { delivered: null, error: null };
  const code = params["ErrorCode"] ?? "";
  const words = errorWords[code] ?? params["ErrorMessage"] ?? "";
  return { delivered: false, error: [status, code, words].filter((part) => part !== "").join(" ") };
}

/** Twilio sends the number alone. */
const errorWords: Readonly<Record<string, string>> = {
  "21610": "the recipient unsubscribed",
  "30001": "queue overflow",
  "30002": "account suspended",
  "30003": "the phone is off or out of reach",
  "30004": "the recipient or carrier blocks messages",
  "30005": "unknown number or no longer in service",
  "30006": "a landline or unreachable carrier",
  "30007": "filtered by the carrier",
  "30008": "unknown error at the carrier",
  "63016": "WhatsApp allows free text only within 24 hours of the recipient's last message",
  "63024": "not a WhatsApp number",
};
