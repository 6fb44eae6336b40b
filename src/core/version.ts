// The history of something that people edit: who changed what and when, and how it stood after each edit.
import type { Actor } from "./alert.ts";
import type { Collection } from "./collection.ts";
import type { JournalEvent } from "./journal-event.ts";
import type { Fields, RecordEvent } from "./record.ts";
import { secretSettings } from "./settings.ts";

export interface Change {
  readonly field: string;
  /** Undefined: there was no such field yet. */
  readonly before: unknown;
  readonly after: unknown;
  /** What it was and is may not be shown; both are left out. */
  readonly is_secret: boolean;
}

export interface Version {
  /** Of its event, unique. */
  readonly id: string;
  readonly at: number;
  readonly actor: Actor;
  readonly kind: "created" | "changed" | "deleted";
  readonly changes: readonly Change[];
  /** As it stood afterwards, without secrets. */
  readonly fields: Fields;
}

const secretFields: Readonly<Partial<Record<Collection, readonly string[]>>> = {
  users: ["verifications"],
  "account-users": ["secret"],
  "api-tokens": ["hash"],
  schedules: ["feed_token"],
  settings: secretSettings,
  integrations: ["key", "signing_secret"],
};

/** What may not be shown to whoever may see the rest. */
export const isSecret = (collection: Collection, field: string): boolean =>
  secretFields[collection]?.includes(field) === true;

const kinds: Readonly<Record<string, Version["kind"]>> = {
  "record.created": "created",
  "record.restored": "created",
  "record.deleted": "deleted",
};

type Edit = Pick<JournalEvent, "console_id" | "seq" | "at" | "actor"> & RecordEvent;

/** Newest first. `events` are one thing's, in the order of their stamps. */
export function versionsOf(collection: Collection, events: readonly Edit[]): readonly Version[] {
  const secrets = secretFields[collection] ?? [];
  let fields: Fields = {};
  const versions = events
    .filter(({ type }) => type !== "record.settled")
    .map((event): Version => {
      const before = fields;
      const edits = "fields" in event.payload ? event.payload.fields : {};
      fields = { ...fields, ...edits };
      const { console_id, seq, at, actor } = event;
      const kind = kinds[event.type] ?? "changed";
      const changes = Object.entries(edits).map(([field, after]): Change => {
        const is_secret = secrets.includes(field);
        return is_secret
          ? { field, before: undefined, after: undefined, is_secret }
          : { field, before: before[field], after, is_secret };
      });
      const shown = Object.entries(fields).filter(([name]) => !secrets.includes(name));
      return { id: `${console_id}-${seq}`, at, actor, kind, changes, fields: Object.fromEntries(shown) };
    });
  return versions.toReversed();
}
