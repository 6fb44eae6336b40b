// The window's calls beside listing and saving: history, texts of configurations, integrations' keys and what they received.
import { randomBytes } from "node:crypto";

import type { Delivery, editorCalls as calls, ImportEntry, IntegrationKey } from "../contract/editors.ts";
import { readConfigurations } from "../core/configuration-text.ts";
import { NewConfiguration } from "../core/configuration.ts";
import type { Item } from "../core/collection.ts";
import type { JournalEvent } from "../core/journal-event.ts";
import type { RecordEvent } from "../core/record.ts";
import { accepted, conflict, type Refusal, refused, type Result } from "../core/refusal.ts";
import { versionsOf } from "../core/version.ts";
import { warningsOf } from "./intake/configuration-warning.ts";
import type { ReceivedDelivery } from "./intake/delivery-log.ts";
import { answering } from "./permitted-desk.ts";
import type { Caller } from "./ports.ts";
import type { Handlers } from "./shell/console-station.ts";
import type { Station } from "./station.ts";

const missing: Refusal = { kind: "not_found", detail: "This integration is not there any more" };

export function editorCalls(
  { permitted, reader, store, settings, webhooks }: Station,
  caller: () => Caller,
): Pick<Handlers, keyof typeof calls> {
  const namesakes = (accountId: string, name: string): ImportEntry["namesakes"] =>
    store.records["alert-configurations"]
      .all(accountId)
      .filter(({ fields }) => fields.config_name === name)
      .map(({ id, number }) => ({ id, number }));

  const keyOf = ({ fields: { key } }: Item<"integrations">): IntegrationKey => ({
    key,
    webhook_url: `${settings.inForce().public_url}/integrations/${key}`,
  });

  /** The integration, for somebody who may edit it. */
  function own(id: string): Result<Item<"integrations">> {
    const who = caller();
    const refusal = permitted.refusalOf("integrations.patch", who);
    const item = reader.item("integrations", who.account_id, id);
    if (refusal !== null) return refused(refusal);
    return item === null ? refused(missing) : accepted(item);
  }

  return {
    "record.history": ({ collection, id }) => {
      const { account_id } = caller();
      const events = store.journal.stream(`${collection}:${id}`).filter((event) => event.account_id === account_id);
      return versionsOf(collection, events as readonly (JournalEvent & RecordEvent)[]);
    },
    "configuration.warnings": ({ fields }) => {
      const parsed = NewConfiguration.safeParse(fields);
      return parsed.success ? warningsOf(parsed.data, caller().account_id, reader) : [];
    },
    "configuration.read_text": ({ text }) => {
      const { account_id } = caller();
      const read = readConfigurations(text);
      if (!read.ok) return read;
      return accepted(
        read.value.map((entry) => ({
          ...entry,
          warnings: entry.fields === null ? [] : warningsOf(entry.fields, account_id, reader),
          namesakes: namesakes(account_id, entry.config_name.trim()),
        })),
      );
    },
    "integration.show_key": ({ id }) => {
      const found = own(id);
      return found.ok ? accepted(keyOf(found.value)) : found;
    },
    "integration.rotate_key": ({ id }) =>
      answering(async () => {
        const key = randomBytes(24).toString("base64url");
        const item = await permitted.patch("integrations", id, { key }, caller());
        return item === null ? refused(missing) : accepted(keyOf(item));
      }),
    "integration.deliveries": ({ id }) => {
      const item = reader.item("integrations", caller().account_id, id);
      return item === null ? [] : webhooks.list(item.id).map(shown);
    },
    "integration.replay": async ({ id, delivery_id }) => {
      const found = own(id);
      if (!found.ok) return found;
      const delivery = webhooks.list(found.value.id).find((one) => one.id === delivery_id);
      if (delivery === undefined) return refused({ kind: "not_found", detail: "This payload is not kept any more" });
      if (delivery.is_body_cut)
        return refused(conflict("Only the beginning of this payload was kept, so it cannot be taken in again"));
      return accepted(shown(await webhooks.replay(found.value, delivery, caller().actor.name)));
    },
  };
}

const shown = ({ replayed_by = null, ...delivery }: ReceivedDelivery): Delivery => ({ ...delivery, replayed_by });
