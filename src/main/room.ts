// The health of the room, as the board and /health show it.
import type { ChannelHealth } from "../contract/room.ts";
import { Channel } from "../core/alert.ts";
import type { Outbox } from "./engine/outbox.ts";
import type { Notifier } from "./ports.ts";
import type { OutboxTable } from "./store/outbox-table.ts";

export function channelHealth(
  notifiers: ReadonlyMap<Channel, Notifier>,
  outbox: Outbox,
  table: OutboxTable,
): readonly ChannelHealth[] {
  const waiting = new Map(table.depth().map((lane) => [lane.channel, lane.waiting]));
  return Channel.options.map((channel) => {
    const isSetUp = notifiers.get(channel)?.isConfigured() ?? false;
    const { state, note } = outbox.health(channel);
    return {
      channel,
      state: isSetUp ? state : "not_set_up",
      note: isSetUp ? note : null,
      waiting: waiting.get(channel) ?? 0,
    };
  });
}

/** What a backup that ran, or failed, left to tell. */
export interface BackupReport {
  readonly last_backup_at: number | null;
  readonly backup_error: string | null;
}
