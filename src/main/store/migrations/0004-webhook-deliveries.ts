export const webhookDeliveries = /* sql */ `
-- What integrations received and what became of it. A diagnosis of this console, not part of the record: it is pruned.
CREATE TABLE webhook_deliveries (
  id INTEGER PRIMARY KEY,
  integration_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  entry TEXT NOT NULL
) STRICT;
CREATE INDEX webhook_deliveries_integration ON webhook_deliveries (integration_id, id);
`;
