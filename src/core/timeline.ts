// One alert's stream in words, as the detail pane, the API and the record show it.
import type { Actor } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";
import { isUsablePlace } from "./geography.ts";
import type { JournalEvent } from "./journal-event.ts";
import { isKnownEvent } from "./sync/effect.ts";

export interface TimelineEntry {
  readonly id: string;
  readonly at: number;
  readonly type: string;
  readonly text: string;
  readonly notes: string | null;
  readonly actor: Actor;
  readonly tone: "normal" | "good" | "bad";
  /** False: made on the other side of a partition, where nobody knew that it did not apply any more. */
  readonly has_effect: boolean;
}

type Envelope = Pick<JournalEvent, "console_id" | "seq" | "at" | "actor"> & AlertEvent;

export function describeEvent(event: Envelope, nameOf: (notificationId: string) => string): TimelineEntry {
  const { text, tone = "normal", notes = null } = wordsOf(event, nameOf);
  return {
    id: `${event.console_id}-${event.seq}`,
    at: event.at,
    type: event.type,
    text,
    notes,
    actor: event.actor,
    tone,
    has_effect: true,
  };
}

interface Words {
  readonly text: string;
  readonly tone?: TimelineEntry["tone"];
  readonly notes?: string | null;
}

function wordsOf(event: AlertEvent, nameOf: (notificationId: string) => string): Words {
  if (!isKnownEvent(event.type)) return { text: `Recorded by a newer Watchdesk, not known to this one: ${event.type}` };
  switch (event.type) {
    case "alert.triggered": {
      const { employee_name, source, config_name, pages = [] } = event.payload;
      const people = new Set(pages.map((page) => page.name)).size;
      const chosen = config_name === null ? "no configuration applies" : `configuration "${config_name}" chosen`;
      return {
        text: `Triggered by ${employee_name ?? source}; ${chosen}; ${count(pages.length, "notification")} to ${count(people, "person", "people")}`,
        tone: config_name === null ? "bad" : "normal",
      };
    }
    case "alert.routed": {
      const { steps, notes } = event.payload;
      const decided = steps.map(({ router_name, rule, did }) =>
        [`Router "${router_name}"`, ...(rule === null ? [] : [rule]), did].join(", "),
      );
      return { text: decided.join(". "), notes: notes.length === 0 ? null : notes.join("\n") };
    }
    case "alert.suppressed":
      return { text: `Suppressed, nobody is called: ${event.payload.reason}`, tone: "bad" };
    case "alert.released":
      return {
        text: `No longer suppressed: ${event.payload.by} had people called`,
        tone: "bad",
        notes: event.payload.notes,
      };
    case "alert.told": {
      const people = [...new Set(event.payload.pages.map(({ name }) => name))];
      return { text: `Stakeholders told of the status: ${people.join(", ")}` };
    }
    case "alert.repeated":
      return { text: "Raised again by the same source", notes: event.payload.description };
    case "alert.escalated": {
      const { to, reason, notes } = event.payload;
      return to.length === 0
        ? { text: `Escalation was due, but nobody is named to escalate to: ${reason}`, tone: "bad", notes }
        : { text: `Escalated to ${to.join(", ")}: ${reason}`, tone: "bad", notes };
    }
    case "alert.dropped":
      return { text: `Dropped: ${event.payload.reason}`, tone: "bad" };
    case "alert.acknowledged":
      return {
        text: `Acknowledged by ${event.payload.by}${event.payload.track_ids === undefined ? "" : " for their destination"}`,
        tone: "good",
        notes: event.payload.notes,
      };
    case "alert.reminded":
      return { text: `${event.payload.of} was asked to confirm that they still have it`, tone: "bad" };
    case "alert.started":
      return { text: `Put in progress by ${event.payload.by}`, notes: event.payload.notes };
    case "alert.resolved":
      return { text: `Resolved by ${event.payload.by}`, tone: "good", notes: event.payload.notes };
    case "alert.closed": {
      const { by, is_auto, is_false_alarm, notes } = event.payload;
      if (is_auto) return { text: "Closed as a false alarm: resolved within the auto-close time", notes: null };
      return { text: `Closed by ${by}${is_false_alarm ? " as a false alarm" : ""}`, notes };
    }
    case "alert.reopened":
      return { text: `Reopened by ${event.payload.by}`, tone: "bad", notes: event.payload.notes };
    case "alert.unacknowledged":
      return {
        text: `Handed back by ${event.payload.by}; people are being notified again`,
        tone: "bad",
        notes: event.payload.notes,
      };
    case "alert.rejected":
      return { text: `Rejected by ${event.payload.by}`, tone: "bad", notes: event.payload.notes };
    case "alert.handed_off":
      return { text: `Handed off to ${event.payload.destination} by ${event.payload.by}`, notes: event.payload.notes };
    case "alert.commented":
      return { text: `${event.payload.by} commented`, notes: event.payload.text };
    case "alert.moved": {
      const { latitude, longitude, accuracy_meters } = event.payload;
      if (!isUsablePlace(latitude, longitude)) return { text: "Reported a position that is no usable place" };
      const within = accuracy_meters === null ? "" : `, within ${Math.round(accuracy_meters)} m`;
      return { text: `Now at ${latitude.toFixed(5)}, ${longitude.toFixed(5)}${within}` };
    }
    case "track.begun":
      return { text: `${event.payload.name} is being called: ${event.payload.reason}` };
    case "track.layer_started": {
      const { layer, round, people, timeout_seconds, reason } = event.payload;
      const names = people.map(({ name }) => name).join(", ");
      const again = round === 0 ? "" : `, round ${round + 1}`;
      return {
        text: `Layer ${layer}${again}: ${names} asked, for ${timeout_seconds} s; ${reason}`,
        tone: layer === 1 && round === 0 ? "normal" : "bad",
      };
    }
    case "track.layer_skipped":
      return { text: `Layer ${event.payload.layer} skipped: ${event.payload.reason}`, tone: "bad" };
    case "track.repeated":
      return { text: `Nobody answered on any layer: starting again, round ${event.payload.round + 1}`, tone: "bad" };
    case "track.exhausted":
      return { text: `Nobody left to call: ${event.payload.reason}`, tone: "bad" };
    case "notification.attempted": {
      const { notification_id, outcome, error, next_at } = event.payload;
      if (outcome === "sent") return { text: `${nameOf(notification_id)}: sent`, tone: "good" };
      const again = next_at === null ? "given up" : "trying again";
      return { text: `${nameOf(notification_id)}: ${reasonToWords(error)}; ${again}`, tone: "bad" };
    }
    case "notification.delivered":
      return event.payload.delivered
        ? { text: `${nameOf(event.payload.notification_id)}: delivered`, tone: "good" }
        : {
            text: `${nameOf(event.payload.notification_id)}: not delivered, ${reasonToWords(event.payload.error)}`,
            tone: "bad",
          };
  }
}

/** The fixed reasons of the contract in plain words; a provider's own answer is shown as it is. */
export function reasonToWords(reason: string | null): string {
  switch (reason) {
    case null:
      return "failed";
    case "not_configured":
      return "channel not set up";
    case "no_address":
      return "no address for this channel";
    case "no_device":
      return "no device registered";
    default:
      return reason;
  }
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
