// What waits to be sent, and when the engine is next needed.
import type { Channel } from "../../core/alert.ts";
import { ranks } from "./alert-table.ts";
import type { Db } from "./open.ts";

export interface Waiting {
  readonly id: string;
  readonly alert_id: string;
}

export interface OutboxTable {
  /** Due by `now` on this channel: calls for help first, loudest first, oldest first. */
  readonly due: (channel: Channel, now: number, limit: number) => readonly Waiting[];
  /** When something on this channel is due after `now`; null when nothing else waits. */
  readonly nextAfter: (channel: Channel, now: number) => number | null;
  readonly depth: () => readonly { readonly channel: Channel; readonly waiting: number }[];
  /** Alerts whose deadline has passed, the longest overdue first. */
  readonly dueAlerts: (now: number, limit: number) => readonly { readonly id: string; readonly due_at: number }[];
  readonly nextDeadline: () => number | null;
}

/** Nothing that is older than `heldBefore` (epoch ms) is due while it is not null. */
export function createOutboxTable(db: Db, heldBefore: () => number | null = () => null): OutboxTable {
  const all = prepare(db, "", "");
  const selectDepth = db.prepare<[], { channel: Channel; waiting: number }>(
    "SELECT channel, count(*) AS waiting FROM alert_notifications WHERE next_attempt_at IS NOT NULL GROUP BY channel",
  );
  let newer: ReturnType<typeof prepare> | null = null;
  let newerThan = 0;
  /** A hold is rare: what is asked beat by beat has its statements without it. */
  function now(): ReturnType<typeof prepare> {
    const held = heldBefore();
    if (held === null) return all;
    if (newer === null || held !== newerThan)
      newer = prepare(db, `AND queued_at >= ${Math.floor(held)}`, `AND triggered_at >= ${Math.floor(held)}`);
    newerThan = held;
    return newer;
  }
  return {
    due: (channel, at, limit) => now().due.all(channel, at, limit),
    nextAfter: (channel, at) => now().next.get(channel, at)?.at ?? null,
    depth: () => selectDepth.all(),
    dueAlerts: (at, limit) => now().dueAlerts.all(at, limit),
    nextDeadline: () => now().deadline.get()?.at ?? null,
  };
}

function prepare(db: Db, ofNotifications: string, ofAlerts: string) {
  return {
    // With each rank named, SQLite reads only what is due, however much of it waits for a later attempt.
    due: db.prepare<[Channel, number, number], Waiting>(
      `SELECT id, alert_id FROM alert_notifications
        WHERE channel = +? AND rank IN (${ranks.join(", ")}) AND next_attempt_at <= +? AND next_attempt_at IS NOT NULL
          ${ofNotifications}
        ORDER BY rank, next_attempt_at LIMIT +?`,
    ),
    next: db.prepare<[Channel, number], { at: number | null }>(
      `WITH ranks (rank) AS (VALUES ${ranks.map((rank) => `(${rank})`).join(", ")})
       SELECT min((SELECT min(next_attempt_at) FROM alert_notifications
         WHERE channel = +? AND rank = ranks.rank AND next_attempt_at > +? AND next_attempt_at IS NOT NULL
           ${ofNotifications})) AS at FROM ranks`,
    ),
    dueAlerts: db.prepare<[number, number], { id: string; due_at: number }>(
      `SELECT id, next_escalation_at AS due_at FROM alerts
        WHERE next_escalation_at IS NOT NULL AND next_escalation_at <= +? ${ofAlerts} ORDER BY next_escalation_at LIMIT +?`,
    ),
    deadline: db.prepare<[], { at: number | null }>(
      `SELECT min(next_escalation_at) AS at FROM alerts WHERE next_escalation_at IS NOT NULL ${ofAlerts}`,
    ),
  };
}
