// What became of the messages on each channel: how many went out, arrived or failed, how fast, and what they cost.
import { Channel, type NotificationStatus } from "../alert.ts";

/** Messages of one channel and one fate that took about as long. */
export interface DeliveryPile {
  readonly channel: Channel;
  readonly status: NotificationStatus;
  /** From the provider's acceptance to the delivery, in tenths of a second; null: no delivery was reported. */
  readonly tenths: number | null;
  readonly count: number;
  readonly cost: number;
}

export interface ChannelFigures {
  readonly channel: Channel;
  readonly messages: number;
  /** Taken by the provider, whether or not an arrival was reported. */
  readonly sent: number;
  readonly delivered: number;
  readonly failed: number;
  /** Overtaken by an answer before they went out. */
  readonly cancelled: number;
  readonly waiting: number;
  /** Of those whose arrival was reported: the median from sent to delivered. */
  readonly median_seconds: number | null;
  /** As the provider told it, in the currency of its account. */
  readonly cost: number;
}

export interface DeliveryTally {
  readonly add: (pile: DeliveryPile) => void;
  /** Channels that were used. */
  readonly figures: () => readonly ChannelFigures[];
}

export function createDeliveryTally(): DeliveryTally {
  const counts = new Map<Channel, Map<NotificationStatus, number>>();
  const costs = new Map<Channel, number>();
  const arrivals = new Map<Channel, Map<number, number>>();
  const among = <K, V>(map: Map<Channel, Map<K, V>>, channel: Channel): Map<K, V> => {
    const known = map.get(channel) ?? new Map<K, V>();
    map.set(channel, known);
    return known;
  };
  return {
    add: ({ channel, status, tenths, count, cost }) => {
      const byStatus = among(counts, channel);
      byStatus.set(status, (byStatus.get(status) ?? 0) + count);
      costs.set(channel, (costs.get(channel) ?? 0) + cost);
      if (tenths === null) return;
      const byTime = among(arrivals, channel);
      byTime.set(tenths, (byTime.get(tenths) ?? 0) + count);
    },
    figures: () =>
      Channel.options.flatMap((channel) => {
        const byStatus = counts.get(channel);
        if (byStatus === undefined) return [];
        const of = (...statuses: readonly NotificationStatus[]): number =>
          statuses.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0);
        const tenths = median(arrivals.get(channel) ?? new Map<number, number>());
        return [
          {
            channel,
            messages: [...byStatus.values()].reduce((sum, count) => sum + count, 0),
            sent: of("sent", "delivered"),
            delivered: of("delivered"),
            failed: of("failed"),
            cancelled: of("cancelled"),
            waiting: of("queued", "sending", "retrying"),
            median_seconds: tenths === null ? null : tenths / 10,
            cost: costs.get(channel) ?? 0,
          },
        ];
      }),
  };
}

/** By nearest rank, of values with how often each comes. */
function median(countByValue: ReadonlyMap<number, number>): number | null {
  const values = [...countByValue.keys()].toSorted((one, other) => one - other);
  const total = values.reduce((sum, value) => sum + (countByValue.get(value) ?? 0), 0);
  const rank = Math.ceil(total / 2);
  let seen = 0;
  return (
    values.find((value) => {
      seen += countByValue.get(value) ?? 0;
      return seen >= rank;
    }) ?? null
  );
}
