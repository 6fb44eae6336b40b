// Mail over SMTP. `smtp://` upgrades by STARTTLS where the server offers it, `smtps://` is TLS from the first byte; user and
// password stand in the URL, and so may nodemailer's options (`?requireTLS=true`, `?tls.rejectUnauthorized=false`).
import { createHash } from "node:crypto";

import { createTransport } from "nodemailer";

import type { ChannelSettings, Delivery, DeliveryOutcome, Notifier } from "../ports.ts";
import { inTime } from "./in-time.ts";
import { mailHtml, mailText } from "./mail-body.ts";
import { noAddress, notConfigured, refuse, retryLater, writeReason } from "./outcome.ts";

const connections = 4;

const smtp = {
  pool: true,
  maxConnections: connections,
  maxMessages: Number.POSITIVE_INFINITY,
  // Once: a connection that the server dropped while idle is worth a new one at once, the rest is for the outbox.
  maxRequeues: 1,
  dnsTimeout: 4_000,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 8_000,
  idleTimeout: 60_000,
  disableFileAccess: true,
  disableUrlAccess: true,
} as const;

type Transport = ReturnType<typeof openTransport>;

export function createEmailNotifier(settings: () => ChannelSettings): Notifier {
  let open: { readonly url: string; readonly transport: Transport } | null = null;

  const transportTo = (url: URL): Transport => {
    if (open?.url === url.href) return open.transport;
    open?.transport.close();
    open = { url: url.href, transport: openTransport(url) };
    return open.transport;
  };

  return {
    channel: "EMAIL",
    concurrency: connections,
    isConfigured: () => Boolean(settings().smtp_url) && Boolean(settings().smtp_from),
    send: async (delivery, signal) => {
      const { smtp_url, smtp_from } = settings();
      if (!smtp_url || !smtp_from) return notConfigured;
      if (delivery.address === "") return noAddress;
      const url = URL.canParse(smtp_url) ? new URL(smtp_url) : null;
      if (url === null || !/^smtps?:$/u.test(url.protocol))
        return refuse("the SMTP URL is not an smtp:// or smtps:// address");
      return await inTime(signal, async () => {
        try {
          const sent = await transportTo(url).sendMail({ ...toMail(delivery, smtp_from), signal });
          return { kind: "sent", provider_id: sent.messageId, cost: null };
        } catch (error) {
          return readFailure(error, secretsOf(url, smtp_url));
        }
      });
    },
    close: async () => {
      open?.transport.close({ force: true });
      open = null;
    },
  };
}

function openTransport(url: URL) {
  // A relay on this machine has no certificate that anybody could vouch for.
  const isLocal = /^(?:localhost|127\.[\d.]+|\[::1\])$/u.test(url.hostname);
  return createTransport({ ...smtp, url: url.href, ...(isLocal ? { tls: { rejectUnauthorized: false } } : {}) });
}

/** The same notification tried again keeps its Message-ID; all mails of one alert stand in one thread. */
function toMail(delivery: Delivery, from: string) {
  const { message } = delivery;
  const domain = /@([\w.-]+)/u.exec(from)?.[1] ?? "watchdesk.invalid";
  const thread = `<alert.${idPart(delivery.alert_id)}@${domain}>`;
  return {
    from,
    to: [{ name: delivery.recipient_name, address: delivery.address }],
    subject: message.subject,
    text: mailText(message),
    html: mailHtml(message, delivery.severity),
    messageId: `<${idPart(delivery.notification_id)}@${domain}>`,
    inReplyTo: thread,
    references: [thread],
    ...(delivery.severity === "CRITICAL" ? { priority: "high" as const } : {}),
    // RFC 3834: keeps out-of-office replies away.
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

/** Ids that are no dot-atom (RFC 5322) go in as their digest. */
const idPart = (id: string): string =>
  /^[A-Za-z0-9_-]{1,64}$/u.test(id) ? id : createHash("sha256").update(id).digest("hex").slice(0, 40);

function readFailure(error: unknown, secrets: readonly string[]): DeliveryOutcome {
  if (!(error instanceof Error)) throw error;
  const { code, responseCode } = error as Error & { readonly code?: string; readonly responseCode?: number };
  const isPermanent = responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  const words = writeReason(error.message, secrets);
  if (code === "EAUTH" || code === "ENOAUTH") {
    // Without an answer of the server, the connection ended in the middle of logging in.
    return isPermanent || responseCode === undefined
      ? refuse(`the mail server rejected the user name or password: ${words}`)
      : retryLater(`the mail server cannot check the password now: ${words}`);
  }
  if (isPermanent) return refuse(`the mail server refused: ${words}`);
  if (responseCode !== undefined) return retryLater(`the mail server asks to try later: ${words}`);
  // Nothing was asked of the server: the address itself is no mail address.
  if (code === "EENVELOPE") return refuse(`not a mail address: ${words}`);
  return retryLater(`the mail server cannot be reached: ${words}`);
}

const secretsOf = (url: URL, written: string): readonly string[] => [
  written,
  url.href,
  url.password,
  decode(url.password),
  `${url.username}:${url.password}`,
  Buffer.from(`\0${decode(url.username)}\0${decode(url.password)}`).toString("base64"),
  Buffer.from(decode(url.password)).toString("base64"),
];

/** A stray percent sign in a password is no reason to fail. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
