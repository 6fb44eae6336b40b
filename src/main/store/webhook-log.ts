// What integrations received and what became of it. It rides along with the next group commit and is pruned by count.
import type { Db } from "./open.ts";
import type { Ledger } from "./ledger.ts";

export interface WebhookLog<Entry> {
  /** Neither throws nor waits. */
  readonly record: (entry: Entry) => void;
  /** Newest first. */
  readonly list: (integrationId: string) => readonly Entry[];
}

export function createWebhookLog<Entry extends { readonly integration_id: string }>(
  db: Db,
  ledger: Ledger,
  kept: number,
): WebhookLog<Entry> {
  const insert = db.prepare("INSERT INTO webhook_deliveries (integration_id, at, entry) VALUES (?, ?, ?)");
  const prune = db.prepare(
    "DELETE FROM webhook_deliveries WHERE integration_id = ?1 AND id <= (SELECT id FROM webhook_deliveries WHERE integration_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
  );
  const select = db.prepare<[string], { entry: string }>(
    "SELECT entry FROM webhook_deliveries WHERE integration_id = ? ORDER BY id DESC",
  );
  return {
    record: (entry) => {
      const work = ledger.commit(({ now }) => {
        insert.run(entry.integration_id, now, JSON.stringify(entry));
        prune.run(entry.integration_id, kept);
      });
      // A full disk already refuses the request itself and is shown on the board; this record may be missing then.
      work.catch(() => undefined);
    },
    list: (integrationId) => select.all(integrationId).map(({ entry }) => JSON.parse(entry) as Entry),
  };
}
