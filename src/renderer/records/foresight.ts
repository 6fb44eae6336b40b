// What a dry run says, line by line: everything that comes at the same moment stands together. Pure.
import type { Foresight } from "../../contract/roster.ts";
import type { ForeseenNotification } from "../../core/dry-run.ts";

export interface Moment {
  /** Seconds after the alert is raised. */
  readonly after: number;
  readonly happenings: readonly string[];
  readonly told: readonly Told[];
}

/** One person at one moment, on all channels. */
export interface Told {
  readonly name: string;
  readonly role: string | null;
  readonly why: string;
  readonly calls: readonly Pick<ForeseenNotification, "channel" | "address" | "error">[];
}

export function momentsOf({ at, notifications, happenings }: Foresight): readonly Moment[] {
  const times = [...new Set([...notifications, ...happenings].map((one) => one.at))].toSorted(
    (one, other) => one - other,
  );
  return times.map((time) => ({
    after: Math.round((time - at) / 1000),
    happenings: happenings.filter((one) => one.at === time).map(({ text }) => text),
    told: toldOf(notifications.filter((one) => one.at === time)),
  }));
}

function toldOf(notifications: readonly ForeseenNotification[]): readonly Told[] {
  const byPerson = new Map<string, Told>();
  for (const { name, role, why, channel, address, error } of notifications) {
    const key = [name, role, why].join("\n");
    const known = byPerson.get(key);
    const call = { channel, address, error };
    byPerson.set(key, { name, role, why, calls: [...(known?.calls ?? []), call] });
  }
  return [...byPerson.values()];
}
