// What came in at each integration's webhook and what became of it, for whoever sets one up or wonders where an alert is.
import { z } from "zod";

export const ReceivedDelivery = z
  .object({
    id: z.string(),
    integration_id: z.string(),
    received_at: z.iso.datetime({ offset: true }),
    remote_address: z.string(),
    /** What the sender was answered. */
    status: z.int(),
    results: z.array(
      z.object({
        event: z.string(),
        outcome: z.string(),
        alert_id: z.string().nullable(),
        detail: z.string().nullable(),
      }),
    ),
    /** The first 16 KiB, as text. */
    body: z.string(),
    is_body_cut: z.boolean(),
    /** Who had it taken in once more; absent or null: it came from outside. */
    replayed_by: z.string().nullish(),
  })
  .meta({ id: "ReceivedDelivery" });
export type ReceivedDelivery = z.infer<typeof ReceivedDelivery>;

export interface DeliveryLog {
  /** Must neither throw nor wait: the sender is answered whatever becomes of this record. */
  readonly record: (delivery: ReceivedDelivery) => void;
  /** Newest first, at most `keptPerIntegration`. */
  readonly list: (integrationId: string) => readonly ReceivedDelivery[];
}

export const keptPerIntegration = 200;

export function createMemoryDeliveryLog(): DeliveryLog {
  const listById = new Map<string, ReceivedDelivery[]>();
  return {
    record: (delivery) => {
      const list = listById.get(delivery.integration_id) ?? [];
      list.unshift(delivery);
      if (list.length > keptPerIntegration) list.pop();
      listById.set(delivery.integration_id, list);
    },
    list: (integrationId) => listById.get(integrationId) ?? [],
  };
}
