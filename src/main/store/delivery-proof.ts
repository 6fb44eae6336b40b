// When each channel last took a real message.
import type { Channel } from "../../core/alert.ts";
import type { Db } from "./open.ts";

/** Only the newest are looked at, so that asking costs the same however many there are. */
const lookedAt = 4000;

/** Epoch ms by channel. */
export function createDeliveryProof(db: Db): () => ReadonlyMap<Channel, number> {
  const select = db.prepare<[number], { channel: Channel; at: number }>(
    `SELECT channel, max(sent_at) AS at FROM
       (SELECT channel, sent_at FROM alert_notifications ORDER BY rowid DESC LIMIT +?)
      WHERE sent_at IS NOT NULL GROUP BY channel`,
  );
  return () => new Map(select.all(lookedAt).map(({ channel, at }) => [channel, at]));
}
