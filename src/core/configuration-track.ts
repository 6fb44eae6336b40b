// The configuration track: primary recipients at once, escalation recipients at the threshold. Pure arithmetic and lists.
import type { Alert, Channel, NotificationKind, StatusNotice } from "./alert.ts";
import type { Page } from "./alert-event.ts";
import { addressOn, type Configuration, type Recipient } from "./configuration.ts";
import type { Plan } from "./plan.ts";

interface Paging {
  readonly alertId: string;
  readonly kind: NotificationKind;
  /** Tells apart two rounds of the same kind: a second escalation, each change of status. */
  readonly round: string;
  readonly about?: StatusNotice;
}

/** A channel is used when it is among the recipient's and the configuration allows it; in the recipient's order, each once. */
export function channelsOf(recipient: Recipient, allowed: readonly Channel[]): readonly Channel[] {
  return [...new Set(recipient.channels)].filter((channel) => allowed.includes(channel));
}

/** One page for each recipient and channel. Seed 002, step 4: all channels at the same time. */
export function pageAll(
  recipients: readonly Recipient[],
  allowed: readonly Channel[],
  paging: Paging,
): readonly Page[] {
  return toldOnce(
    recipients.flatMap((recipient, index) =>
      channelsOf(recipient, allowed).map((channel) => page(recipient, index, channel, paging)),
    ),
  );
}

/** Somebody who is listed twice is told once. */
function toldOnce(pages: readonly Page[]): readonly Page[] {
  const told = new Set<string>();
  return pages.filter(({ channel, address }) => {
    const key = `${channel} ${address}`;
    if (address !== null && told.has(key)) return false;
    told.add(key);
    return true;
  });
}

/** The same person has the same key on every channel and track, as far as contacts can tell. */
export const personKey = (person: {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}): string => (person.email ?? person.phone ?? person.name).toLowerCase();

/** Quietest first. A notice is no call for help, so it never rings. */
export const noticeChannels: readonly Channel[] = ["EMAIL", "PUSH", "WHATSAPP", "SMS"];

/** One notice for each recipient, on the quietest channel that reaches them: mail where there is mail (seed 002, steps 7, 8 and 10). */
export function noticeAll(
  recipients: readonly Recipient[],
  allowed: readonly Channel[],
  paging: Paging,
): readonly Page[] {
  const pages = recipients.flatMap((recipient, index) => {
    const channels = channelsOf(recipient, allowed);
    const channel = noticeChannels.find((quiet) => channels.includes(quiet) && addressOn(recipient, quiet) !== null);
    return channel === undefined ? [] : [page(recipient, index, channel, paging)];
  });
  return toldOnce(pages);
}

function page(recipient: Recipient, index: number, channel: Channel, paging: Paging): Page {
  return {
    id: `${paging.alertId}.${paging.kind}.${paging.round}.${index}.${channel}`,
    kind: paging.kind,
    name: recipient.name,
    person: personKey(recipient),
    role: recipient.role,
    channel,
    address: addressOn(recipient, channel),
    ...(paging.about === undefined ? {} : { about: paging.about }),
  };
}

/** What the person who raised the alert is told, by push where a device is registered, else by mail. */
export function employeePage(alert: Alert, hasDevice: boolean, round: string, about: StatusNotice): readonly Page[] {
  if (alert.employee_id === null || alert.employee_email === null) return [];
  const channel: Channel = hasDevice ? "PUSH" : "EMAIL";
  const kind: NotificationKind = about.status === "CLOSED" ? "closed" : "status_changed";
  return [
    {
      id: `${alert.id}.${kind}.${round}.employee.${channel}`,
      kind,
      name: alert.employee_name ?? alert.employee_id,
      person: alert.employee_email.toLowerCase(),
      role: "Employee",
      channel,
      address: alert.employee_email,
      about,
    },
  ];
}

/** The pages of a new alert, and of one that was handed back. Without a configuration the account's owner is told. */
export function firstPages(plan: Plan, alertId: string, round = "1"): readonly Page[] {
  const { configuration, owner } = plan;
  if (configuration !== null)
    return pageAll(configuration.primary_recipients, configuration.notification_channels, {
      alertId,
      kind: "triggered",
      round,
    });
  if (owner === null) return [];
  return [
    {
      id: `${alertId}.unconfigured.${round}.0.EMAIL`,
      kind: "unconfigured",
      name: owner.name,
      person: personKey({ ...owner, phone: null }),
      role: "Account owner",
      channel: "EMAIL",
      address: owner.email,
    },
  ];
}

export interface Deadline {
  readonly next_at: number | null;
  readonly next_step: "escalate" | "drop" | null;
}

/** Seed 002, step 5: `triggered_at + escalation_threshold_seconds`. */
export function escalationDeadline(configuration: Configuration | null, from: number): Deadline {
  if (configuration === null || !configuration.enable_escalation) return { next_at: null, next_step: null };
  return { next_at: from + configuration.escalation_threshold_seconds * 1000, next_step: "escalate" };
}

/** The escalation recipients get as long as the primaries had; then this track is exhausted. */
export function exhaustionDeadline(configuration: Configuration, from: number): Deadline {
  return { next_at: from + configuration.escalation_threshold_seconds * 1000, next_step: "drop" };
}
