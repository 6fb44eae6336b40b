// What integrations received and what became of it. It rides along with the next group commit and is pruned by count.
import type { Log } from "../ports.ts";
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
  log: Log,
): WebhookLog<Entry> {
  const insert = db.prepare("INSERT INTO webhook_deliveries (integration_id, at, entry) VALUES (?, ?, ?)");
  const prune = db.prepare(
    "DELETE FROM webhook_deliveries WHERE integration_id = +? AND id <= (SELECT id FROM webhook_deliveries WHERE integration_id = +? ORDER BY id DESC LIMIT 1 OFFSET +?)",
  );
  const select = db.prepare<[string], { entry: string }>(
    "SELECT entry FROM webhook_deliveries WHERE integration_id = +? ORDER BY id DESC",
  );
  return {
    record: (entry) => {
      const work = ledger.commit(({ now }) => {
        insert.run(entry.integration_id, now, JSON.stringify(entry));
        prune.run(entry.integration_id, entry.integration_id, kept);
      });
      // The sender was answered already; a full disk is shown on the board as it is.
      work.catch((error: unknown) =>
        log.warn({ error: String(error) }, "what an integration received could not be recorded"),
      );
    },
    list: (integrationId) => select.all(integrationId).map(({ entry }) => JSON.parse(entry) as Entry),
  };
}
