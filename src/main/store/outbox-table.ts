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

export function createOutboxTable(db: Db): OutboxTable {
  // With each rank named, SQLite reads only what is due, however much of it waits for a later attempt.
  const selectDue = db.prepare<[Channel, number, number], Waiting>(
    `SELECT id, alert_id FROM alert_notifications
      WHERE channel = +? AND rank IN (${ranks.join(", ")}) AND next_attempt_at <= +? AND next_attempt_at IS NOT NULL
      ORDER BY rank, next_attempt_at LIMIT +?`,
  );
  const selectNext = db.prepare<[Channel, number], { at: number | null }>(
    `WITH ranks (rank) AS (VALUES ${ranks.map((rank) => `(${rank})`).join(", ")})
     SELECT min((SELECT min(next_attempt_at) FROM alert_notifications
       WHERE channel = +? AND rank = ranks.rank AND next_attempt_at > +? AND next_attempt_at IS NOT NULL)) AS at FROM ranks`,
  );
  const selectDepth = db.prepare<[], { channel: Channel; waiting: number }>(
    "SELECT channel, count(*) AS waiting FROM alert_notifications WHERE next_attempt_at IS NOT NULL GROUP BY channel",
  );
  const selectDueAlerts = db.prepare<[number, number], { id: string; due_at: number }>(
    "SELECT id, next_escalation_at AS due_at FROM alerts WHERE next_escalation_at IS NOT NULL AND next_escalation_at <= +? ORDER BY next_escalation_at LIMIT +?",
  );
  const selectDeadline = db.prepare<[], { at: number | null }>(
    "SELECT min(next_escalation_at) AS at FROM alerts WHERE next_escalation_at IS NOT NULL",
  );
  return {
    due: (channel, now, limit) => selectDue.all(channel, now, limit),
    nextAfter: (channel, now) => selectNext.get(channel, now)?.at ?? null,
    depth: () => selectDepth.all(),
    dueAlerts: (now, limit) => selectDueAlerts.all(now, limit),
    nextDeadline: () => selectDeadline.get()?.at ?? null,
  };
}
