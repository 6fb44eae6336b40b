// The words of a notification, per kind; each notifier shapes them for its channel.
import type { Alert, AlertType, Notification, Severity } from "./alert.ts";
import type { EmergencyContact } from "./configuration.ts";

export interface Message {
  /** One line: mail subject, push title. */
  readonly subject: string;
  /** For SMS, WhatsApp and push: short, plain, the most important first. */
  readonly short: string;
  /** For a voice: whole sentences, digits apart. */
  readonly spoken: string;
  /** For mail: one fact a line. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly lead: string;
  /** Shows the place on a map; null where none is known. */
  readonly link: string | null;
  readonly emergency_contacts: readonly EmergencyContact[];
}

export const typeNames: Readonly<Record<AlertType, string>> = {
  SOS: "SOS",
  MEDICAL: "Medical",
  ACCIDENT: "Accident",
  SAFETY_CONCERN: "Safety concern",
  ROUTE_DEVIATION: "Route deviation",
  DELAYED: "Delayed",
  OTHER: "Other",
};

export const severityNames: Readonly<Record<Severity, string>> = {
  CRITICAL: "Critical",
  HIGH: "High",
  MEDIUM: "Medium",
  LOW: "Low",
};

const statusWords: Readonly<Record<string, string>> = {
  ACKNOWLEDGED: "acknowledged",
  IN_PROGRESS: "in progress",
  RESOLVED: "resolved",
  CLOSED: "closed",
  TRIGGERED: "open again",
};

/** To somebody outside: that something is going on, and how it goes. */
const outsideWords: Readonly<Record<string, string>> = {
  TRIGGERED: "was raised",
  ACKNOWLEDGED: "has been taken",
  IN_PROGRESS: "is being worked on",
  RESOLVED: "is resolved",
  CLOSED: "is closed",
  DROPPED: "has not been answered by anybody yet",
};

export interface Situation {
  readonly alert: Alert;
  readonly notification: Pick<Notification, "kind" | "about">;
  readonly emergency_contacts: readonly EmergencyContact[];
  /** Writes an instant for people, in the account's time zone. */
  readonly writeTime: (at: number) => string;
}

export function composeMessage({ alert, notification, emergency_contacts, writeTime }: Situation): Message {
  if (notification.about?.to_outside === true) return outsideMessage(alert, notification.about.status, writeTime);
  // Whoever reads no further must know.
  const lead = `${alert.is_drill ? "EXERCISE, nothing has happened: " : ""}${leadOf(alert, notification)}`;
  const place = placeOf(alert);
  const link = mapLinkOf(alert);
  const who = alert.employee_name ?? alert.source;
  const isNotice = notification.about !== null;
  const notes = notification.about?.notes ?? null;
  const subject = isNotice ? lead : `${lead}: ${alert.title}`;
  const title = clip(alert.title);
  const short = [
    isNotice ? lead : `${lead}: ${title}`,
    ...(isNotice || title.includes(who) ? [] : [who]),
    ...(isNotice || place === null ? [] : [place]),
    ...(notes === null ? [] : [`"${notes}"`]),
    ...(isNotice ? [] : [writeTime(alert.triggered_at)]),
    ...(link === null || isNotice ? [] : [link]),
  ].join(". ");
  const facts: [string, string][] = [
    ["Alert", `#${alert.number} ${alert.title}`],
    ["Type", `${typeNames[alert.alert_type]} (${severityNames[alert.severity]})`],
    ["Who", [who, alert.team_name].filter(Boolean).join(", ")],
    ...(alert.employee_phone === null ? [] : [["Phone", alert.employee_phone] as [string, string]]),
    ...(place === null ? [] : [["Where", place] as [string, string]]),
    ["Triggered", writeTime(alert.triggered_at)],
    ...(alert.description === null ? [] : [["Details", alert.description] as [string, string]]),
    ...(notes === null ? [] : [["Notes", notes] as [string, string]]),
  ];
  return { subject, short, spoken: spokenOf(alert, lead, who), facts, lead, link, emergency_contacts };
}

/** Neither who it is, nor where, nor what was said about it. */
function outsideMessage(alert: Alert, status: string, writeTime: Situation["writeTime"]): Message {
  const lead = `${typeNames[alert.alert_type]} alert #${alert.number} ${outsideWords[status] ?? status}`;
  const facts: [string, string][] = [
    ["Alert", `#${alert.number}`],
    ["Type", `${typeNames[alert.alert_type]} (${severityNames[alert.severity]})`],
    ...(alert.team_name === null ? [] : [["Team", alert.team_name] as [string, string]]),
    ["Triggered", writeTime(alert.triggered_at)],
  ];
  return { subject: lead, short: lead, spoken: `${lead}.`, facts, lead, link: null, emergency_contacts: [] };
}

/** A title that came in by webhook can be long; who, where and when must still fit into a text message. */
function clip(title: string): string {
  const letters = Array.from(title);
  return letters.length > 120 ? `${letters.slice(0, 119).join("")}…` : title;
}

function leadOf(alert: Alert, { kind, about }: Situation["notification"]): string {
  const name = `${alert.severity === "CRITICAL" ? "CRITICAL " : ""}${typeNames[alert.alert_type]} alert #${alert.number}`;
  switch (kind) {
    case "triggered":
      return `New ${name}`;
    case "escalated":
      return `Escalated, not acknowledged: ${name}`;
    case "unconfigured":
      return `Nobody is configured for ${name}`;
    case "escalation_notice":
      return `Alert #${alert.number} escalated to ${about?.by ?? "the next level"}`;
    case "drop_notice":
      return `Nobody answered: ${name} was dropped`;
    case "handoff_notice":
      return `Alert #${alert.number} handed off to ${alert.handed_to ?? "somebody else"} by ${about?.by ?? "the control room"}`;
    case "reminder":
    case "broadcast":
      return `Reminder of alert #${alert.number}`;
    case "confirm":
      return `Are you still on it? Confirm ${name}`;
    case "status_changed":
    case "closed": {
      const by = about?.by ?? "the control room";
      const status = about?.status ?? alert.status;
      if (about?.to_employee === true) {
        if (status === "ACKNOWLEDGED") return `${by} is on the way`;
        if (status === "IN_PROGRESS") return `${by} is dealing with your alert`;
        if (status === "TRIGGERED") return "Your alert is open again and people are being called";
        return "Your alert has been resolved";
      }
      return `Alert #${alert.number} ${statusWords[status] ?? status} by ${by}`;
    }
  }
}

/** Every phone opens this, and a responder on the way has no console. */
function mapLinkOf(alert: Alert): string | null {
  if (alert.trigger_latitude === null || alert.trigger_longitude === null) return null;
  return `https://maps.google.com/?q=${alert.trigger_latitude.toFixed(5)},${alert.trigger_longitude.toFixed(5)}`;
}

/** Five decimals are about a metre. */
function placeOf(alert: Alert): string | null {
  if (alert.trigger_latitude === null || alert.trigger_longitude === null) return null;
  const at = `${alert.trigger_latitude.toFixed(5)}, ${alert.trigger_longitude.toFixed(5)}`;
  return alert.accuracy_meters === null ? at : `${at} ± ${Math.round(alert.accuracy_meters)} m`;
}

function spokenOf(alert: Alert, lead: string, who: string): string {
  const number = String(alert.number).split("").join(" ");
  const title = alert.title.trim() === "" ? "No summary was given" : alert.title;
  return `${lead.replace(`#${alert.number}`, `number ${number}`)}. ${title}. Raised by ${who}.`;
}
