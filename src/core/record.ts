// Things that people edit (users, teams, configurations, ...): an event carries only the fields that changed, and for each
// field the latest stamp wins, so that edits made apart to different fields both survive.
import type { JournalEvent } from "./journal-event.ts";

export type Fields = Readonly<Record<string, unknown>>;

export interface RecordState {
  readonly id: string;
  readonly number: number;
  readonly account_id: string;
  readonly fields: Fields;
  /** The stamp of the edit that each field's value comes from. */
  readonly stamps: Readonly<Record<string, string>>;
  readonly created_at: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
}

export type RecordEvent =
  | { readonly type: "record.created"; readonly payload: { readonly number: number; readonly fields: Fields } }
  | { readonly type: "record.changed"; readonly payload: { readonly fields: Fields } }
  | { readonly type: "record.deleted"; readonly payload: Readonly<Record<string, never>> };

type Envelope = Pick<JournalEvent, "at" | "account_id" | "stream" | "stamp"> & RecordEvent;

export function evolveRecord(state: RecordState | null, event: Envelope): RecordState {
  if (event.type === "record.created")
    return {
      id: event.stream.slice(event.stream.indexOf(":") + 1),
      number: event.payload.number,
      account_id: event.account_id,
      fields: event.payload.fields,
      stamps: Object.fromEntries(Object.keys(event.payload.fields).map((name) => [name, event.stamp])),
      created_at: event.at,
      updated_at: event.at,
      deleted_at: null,
    };
  if (state === null) throw new Error(`${event.stream} begins with ${event.type}`);
  if (event.type === "record.deleted") return { ...state, deleted_at: event.at, updated_at: event.at };
  const fields: Record<string, unknown> = { ...state.fields };
  const stamps: Record<string, string> = { ...state.stamps };
  for (const [name, value] of Object.entries(event.payload.fields)) {
    if ((stamps[name] ?? "") > event.stamp) continue;
    fields[name] = value;
    stamps[name] = event.stamp;
  }
  return { ...state, fields, stamps, updated_at: event.at };
}
