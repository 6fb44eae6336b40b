// Gathers what is known of the room for the question whether it is ready. Team by team, so that no beat waits for the whole.
import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { setImmediate as breathe } from "node:timers/promises";

import type { ChannelHealth } from "../contract/room.ts";
import { Channel } from "../core/alert.ts";
import type { Item } from "../core/collection.ts";
import { addressOn, type Configuration } from "../core/configuration.ts";
import { addressFor, contactsOf } from "../core/contact.ts";
import { defaultPolicy } from "../core/escalation-policy.ts";
import type { Matched } from "../core/match.ts";
import { stepsFor } from "../core/notification-rule.ts";
import { defaultPreferences, Preferences } from "../core/preferences.ts";
import type {
  ChannelFact,
  IntegrationFact,
  ReadinessFacts,
  RecipientFact,
  TeamFact,
} from "../core/readiness/finding.ts";
import { gaps } from "../core/schedule/coverage.ts";
import { window } from "../core/schedule/on-call.ts";
import { dayMs } from "../core/schedule/wall-time.ts";
import type { ReceivedDelivery } from "./intake/delivery-log.ts";
import { createPersonWarnings } from "./person-warnings.ts";
import type { Proofs } from "./proofs.ts";
import type { Reader } from "./ports.ts";
import type { ConsoleValues } from "./store/console-values.ts";

const lookedAheadMs = 7 * dayMs;
const everything = { limit: 1_000_000, after: null, descending: false } as const;

const channelNames: Readonly<Record<Channel, string>> = {
  EMAIL: "Email",
  SMS: "SMS",
  PUSH: "Push",
  VOICE: "Voice",
  WHATSAPP: "WhatsApp",
};

/** The alert that everybody has to be reachable for. */
const worst: Matched = {
  alert_type: "SOS",
  severity: "CRITICAL",
  title: "",
  description: null,
  source: "",
  source_id: null,
  integration_id: null,
  employee_id: null,
  employee_name: null,
  team_id: null,
  team_name: null,
  metadata: null,
};

type RoomFacts = Pick<
  ReadinessFacts,
  | "now"
  | "receiver_error"
  | "store_error"
  | "set_aside"
  | "is_engine_beating"
  | "audit"
  | "backup"
  | "started_at"
  | "has_heartbeat"
>;

export interface FactsSetup {
  readonly reader: Pick<Reader, "item" | "items" | "shifts">;
  readonly channels: () => readonly ChannelHealth[];
  /** Newest first. */
  readonly deliveries: (integrationId: string) => readonly ReceivedDelivery[];
  readonly proofs: Proofs;
  readonly delivered: () => ReadonlyMap<Channel, number>;
  readonly drilledAt: (accountId: string) => number | null;
  readonly values: ConsoleValues;
  /** A console with a window is itself the last recipient. */
  readonly hasWindow: boolean;
  readonly dataDir: string;
  readonly room: () => RoomFacts;
  /** The system's clock. */
  readonly wall: () => number;
}

interface Serving {
  readonly id: string;
  readonly team: string;
  readonly from: number;
}

export function createReadinessFacts(setup: FactsSetup): (accountId: string) => Promise<ReadinessFacts> {
  const { reader, proofs } = setup;
  const warningsOf = createPersonWarnings(reader);

  return async (accountId) => {
    const room = setup.room();
    const { now } = room;
    const heldMs = now - setup.wall();
    const all = reader.items("teams", accountId, everything).items;
    const configurations = reader
      .items("alert-configurations", accountId, everything)
      .items.map(({ id, number, created_at, fields }): Configuration => ({ ...fields, id, number, created_at }));
    const teams: TeamFact[] = [];
    const serving = new Map<string, Serving>();
    for (const team of all) {
      const { fact, people } = lookAtTeam(team, accountId, now);
      teams.push(fact);
      for (const one of people) if (!serving.has(one.id)) serving.set(one.id, one);
      await breathe();
    }
    const rules = reader.items("notification-rules", accountId, everything).items;
    const countedOn = new Map<Channel, Set<string>>();
    const counts = (channel: Channel, name: string): void => {
      const names = countedOn.get(channel) ?? new Set();
      countedOn.set(channel, names.add(name));
    };
    const unreachable: ReadinessFacts["unreachable"][number][] = [];
    const troubled: ReadinessFacts["troubled"][number][] = [];
    for (const { id, team, from } of serving.values()) {
      const user = reader.item("users", accountId, id);
      if (user === null) {
        unreachable.push({ id, name: `unknown person ${id}`, team, from });
        continue;
      }
      const { name } = user.fields;
      const sets = rules.filter(({ fields }) => fields.user_ids.includes(user.id)).map(({ fields }) => fields);
      const { steps } = stepsFor(reachableOf(user), sets, worst, "triggered");
      if (contactsOf(user.fields).some(({ is_usable }) => is_usable))
        for (const { channel } of steps) counts(channel, name);
      else unreachable.push({ id: user.id, name, team, from });
      const messages = warningsOf(user).map(({ message }) => message);
      if (messages.length > 0) troubled.push({ id: user.id, name, messages });
      await breathe();
    }
    const recipients = configurations.filter(({ enabled }) => enabled).flatMap(recipientsOf);
    for (const { recipient, channels } of recipients) for (const channel of channels) counts(channel, recipient.name);

    return {
      ...room,
      disk: await diskOf(setup.dataDir),
      clock: { held_ms: Math.max(0, heldMs), is_synchronised: isSynchronised() },
      sound: setup.hasWindow ? soundOf() : null,
      drilled_at: setup.drilledAt(accountId),
      channels: channelFacts(countedOn),
      teams,
      unreachable,
      troubled,
      recipients: recipients.map(({ recipient }) => recipient),
      configurations,
      team_names: all.map(({ id, number, fields }) => ({ id, number, name: fields.name })),
      integrations: reader
        .items("integrations", accountId, everything)
        .items.filter(({ fields }) => fields.enabled)
        .map(integrationFact),
    };
  };

  function lookAtTeam(
    { id, fields }: Item<"teams">,
    accountId: string,
    now: number,
  ): { readonly fact: TeamFact; readonly people: readonly Serving[] } {
    const { name, schedule_id, escalation_policy_id } = fields;
    const shifts = schedule_id === null ? [] : reader.shifts(String(schedule_id));
    if (shifts.length === 0) return { fact: { id, name, layers: [] }, people: [] };
    const policy =
      escalation_policy_id === null
        ? null
        : reader.item("escalation-policies", accountId, String(escalation_policy_id));
    const asked = (policy?.fields ?? defaultPolicy(name)).layers.map((_, place) => place + 1);
    const empty = gaps(shifts, now, now + lookedAheadMs, asked);
    const layers = asked.map((layer) => ({ layer, gaps: empty.filter((gap) => gap.layer === layer) }));
    const people = window(shifts, now, now + dayMs)
      .filter(({ layer }) => asked.includes(layer))
      .flatMap((span) => span.people.map((person) => ({ id: person, team: name, from: span.start })));
    return { fact: { id, name, layers }, people };
  }

  function channelFacts(countedOn: ReadonlyMap<Channel, ReadonlySet<string>>): readonly ChannelFact[] {
    const delivered = setup.delivered();
    return setup.channels().map(({ channel, state, note }) => {
      const proven = Math.max(proofs.at(channel) ?? 0, delivered.get(channel) ?? 0);
      return {
        channel,
        name: channelNames[channel],
        state,
        note,
        used_by: [...(countedOn.get(channel) ?? [])],
        proven_at: proven === 0 ? null : proven,
      };
    });
  }

  function integrationFact({ id, created_at, fields }: Item<"integrations">): IntegrationFact {
    const [last] = setup.deliveries(id);
    if (last === undefined) return { id, name: fields.name, created_at, last: null };
    const is_refused = last.status >= 400;
    const reason = is_refused
      ? (last.results.find(({ detail }) => detail !== null)?.detail ?? `answered ${last.status}`)
      : null;
    return { id, name: fields.name, created_at, last: { at: Date.parse(last.received_at), is_refused, reason } };
  }

  function soundOf(): ReadinessFacts["sound"] {
    const kept = setup.values.read("preferences");
    const read = Preferences.safeParse({ ...defaultPreferences, ...(typeof kept === "object" ? kept : {}) });
    const { volume, audible, muted_until } = read.success ? read.data : defaultPreferences;
    return { tested_at: proofs.at("sound"), muted_until, volume, is_critical_audible: audible.includes("CRITICAL") };
  }
}

function reachableOf({ fields }: Item<"users">): Parameters<typeof stepsFor>[0] {
  const { devices, notification_preferences } = fields;
  return {
    email: addressFor(fields, "EMAIL"),
    phone: addressFor(fields, "SMS"),
    hasDevice: devices.length > 0 && fields.email !== null,
    preferences: notification_preferences ?? null,
  };
}

/** With the channels that would really be used. */
function recipientsOf(
  configuration: Configuration,
): readonly { readonly recipient: RecipientFact; readonly channels: readonly Channel[] }[] {
  const { id, config_name, notification_channels, primary_recipients, escalation_recipients, enable_escalation } =
    configuration;
  return [...primary_recipients, ...(enable_escalation ? (escalation_recipients ?? []) : [])].map((one) => {
    const channels = one.channels.filter((channel) => notification_channels.includes(channel));
    const reached = channels.filter((channel) => addressOn(one, channel) !== null);
    const unreached = channels.filter((channel) => !reached.includes(channel));
    return {
      channels: reached,
      recipient: {
        name: one.name,
        config_name,
        configuration_id: id,
        reached_on: reached.map((channel) => channelNames[channel]),
        unreached_on: (channels.length === 0 ? one.channels : unreached).map((channel) => channelNames[channel]),
      },
    };
  });
}

async function diskOf(folder: string): Promise<ReadinessFacts["disk"]> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free_bytes: bavail * bsize, total_bytes: blocks * bsize };
  } catch {
    return null;
  }
}

const timeService = "/run/systemd/timesync";

/** Null: this system does not say. */
function isSynchronised(): boolean | null {
  if (!existsSync(timeService)) return null;
  return existsSync(`${timeService}/synchronized`);
}
