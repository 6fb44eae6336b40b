// What the editors need beside listing and saving: the history of anything, texts of configurations, webhooks received.
import { z } from "zod";

import type { ReadConfiguration } from "../core/configuration-text.ts";
import type { Warning } from "../core/configuration.ts";
import type { Result } from "../core/refusal.ts";
import type { Version } from "../core/version.ts";
import { EditedCollection } from "./record.ts";

/** One configuration of a text, judged as if it were to be kept. */
export interface ImportEntry extends ReadConfiguration {
  readonly warnings: readonly Warning[];
  /** Those that are kept under the same name. */
  readonly namesakes: readonly { readonly id: string; readonly number: number }[];
}

export interface IntegrationKey {
  readonly key: string;
  /** Where the third party sends its payloads. */
  readonly webhook_url: string;
}

/** What came in at a webhook and what became of it. */
export interface Delivery {
  readonly id: string;
  readonly integration_id: string;
  /** ISO 8601. */
  readonly received_at: string;
  readonly remote_address: string;
  /** What the sender was answered. */
  readonly status: number;
  readonly results: readonly {
    readonly event: string;
    readonly outcome: string;
    readonly alert_id: string | null;
    readonly detail: string | null;
  }[];
  /** The beginning of it, as text. */
  readonly body: string;
  readonly is_body_cut: boolean;
  /** Who had it taken in once more; null: it came from outside. */
  readonly replayed_by: string | null;
}

const id = z.string().min(1).max(100);

export const editorCalls = {
  /** Newest first. */
  "record.history": {
    input: z.strictObject({ collection: EditedCollection, id }),
    output: z.custom<readonly Version[]>(),
  },
  /** What would be accepted although it will not work. Fields that are not right yet answer nothing. */
  "configuration.warnings": {
    input: z.strictObject({ fields: z.record(z.string(), z.unknown()) }),
    output: z.custom<readonly Warning[]>(),
  },
  /** Nothing is kept. */
  "configuration.read_text": {
    input: z.strictObject({ text: z.string().max(2_000_000) }),
    output: z.custom<Result<readonly ImportEntry[]>>(),
  },
  "integration.show_key": { input: z.strictObject({ id }), output: z.custom<Result<IntegrationKey>>() },
  /** The old key is worth nothing from now on. */
  "integration.rotate_key": { input: z.strictObject({ id }), output: z.custom<Result<IntegrationKey>>() },
  /** Newest first, the last 200. */
  "integration.deliveries": { input: z.strictObject({ id }), output: z.custom<readonly Delivery[]>() },
  /** Takes a payload in once more, as if it came now; alerts are raised and people are told. */
  "integration.replay": {
    input: z.strictObject({ id, delivery_id: id }),
    output: z.custom<Result<Delivery>>(),
  },
};
