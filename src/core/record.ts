// Things that people edit (users, teams, configurations, ...): an event carries only the fields that changed, and for each
// field the latest stamp wins, so that edits made apart to different fields both survive. What an edit did not know of when it
// won is kept, for somebody to settle.
import type { JournalEvent } from "./journal-event.ts";
import { type Edit, openConflict, type RecordConflict, settle, withDeletion, withEdit } from "./record-conflict.ts";

export type Fields = Readonly<Record<string, unknown>>;

export interface RecordState {
  readonly id: string;
  readonly stream: string;
  readonly number: number;
  readonly account_id: string;
  readonly fields: Fields;
  /** The stamp of the edit that each field's value comes from. */
  readonly stamps: Readonly<Record<string, string>>;
  readonly created_at: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
  /** Who made the edit that each field's value comes from. */
  readonly edits: Readonly<Record<string, Edit>>;
  /** The deletion that stands. */
  readonly deletion: Edit | null;
  readonly conflicts: readonly RecordConflict[];
}

/** `seen`: the stamps that the writer knew of, of the fields that it changes. Absent: it knew all that came before it. */
interface Seeing {
  readonly seen?: Readonly<Record<string, string>>;
}

/** `settles`: the conflicts that are over by this. */
interface Settling {
  readonly settles?: readonly string[];
}

export type RecordEvent =
  | {
      readonly type: "record.created";
      /** `after`: the stamp of the deletion that it takes back. */
      readonly payload: { readonly number: number; readonly fields: Fields; readonly after?: string };
    }
  | { readonly type: "record.changed"; readonly payload: Seeing & Settling & { readonly fields: Fields } }
  /** `seen`: of every field. */
  | { readonly type: "record.deleted"; readonly payload: Seeing }
  | { readonly type: "record.restored"; readonly payload: Settling }
  | { readonly type: "record.settled"; readonly payload: Settling };

export const recordEventTypes: readonly string[] = [
  "record.created",
  "record.changed",
  "record.deleted",
  "record.restored",
  "record.settled",
] satisfies readonly RecordEvent["type"][];

type Envelope = Pick<JournalEvent, "at" | "account_id" | "stream" | "stamp" | "console_id" | "actor"> & RecordEvent;

/** Null: the record has not begun. */
export function evolveRecord(state: RecordState | null, event: Envelope): RecordState | null {
  const edit: Edit = { stamp: event.stamp, at: event.at, by: event.actor.name, console_id: event.console_id };
  if (state === null) return event.type === "record.created" ? created(event, edit) : null;
  switch (event.type) {
    // Made on two sides, as an account's settings may be: the number of the first, and for each field the later.
    case "record.created":
      return (event.payload.after ?? "") >= (state.deletion?.stamp ?? "~")
        ? { ...created(event, edit), conflicts: state.conflicts }
        : changed(state, event.payload.fields, {}, edit);
    case "record.changed": {
      const { fields, seen, settles } = event.payload;
      return settle(changed(state, fields, seen ?? null, edit), settles, edit);
    }
    case "record.deleted": {
      if (state.deletion !== null) return state;
      const { seen = state.stamps } = event.payload;
      const unseen = Object.keys(state.stamps).filter((name) => (state.stamps[name] ?? "") > (seen[name] ?? ""));
      const deleted = { ...state, deleted_at: event.at, deletion: edit, updated_at: event.at };
      return unseen.reduce<RecordState>((next, name) => withDeletion(next, name, state.edits[name] ?? edit), deleted);
    }
    case "record.restored": {
      const back = { ...state, deleted_at: null, deletion: null, updated_at: event.at };
      return settle(state.deletion === null ? state : back, event.payload.settles, edit);
    }
    case "record.settled":
      return settle(state, event.payload.settles, edit);
    default:
      return state;
  }
}

export const foldRecord = (events: readonly JournalEvent[]): RecordState | null =>
  events.reduce<RecordState | null>((state, event) => evolveRecord(state, event as Envelope), null);

const created = (event: Extract<Envelope, { type: "record.created" }>, edit: Edit): RecordState => {
  const names = Object.keys(event.payload.fields);
  return {
    id: event.stream.slice(event.stream.indexOf(":") + 1),
    stream: event.stream,
    number: event.payload.number,
    account_id: event.account_id,
    fields: event.payload.fields,
    stamps: Object.fromEntries(names.map((name) => [name, event.stamp])),
    created_at: event.at,
    updated_at: event.at,
    deleted_at: null,
    edits: Object.fromEntries(names.map((name) => [name, edit])),
    deletion: null,
    conflicts: [],
  };
};

/** `seen` null: the writer knew of everything. */
function changed(
  before: RecordState,
  fields: Fields,
  seen: Readonly<Record<string, string>> | null,
  edit: Edit,
): RecordState {
  let state = before;
  for (const [name, value] of Object.entries(fields)) {
    const last = state.edits[name];
    const isUnseen = seen !== null && last !== undefined && last.stamp > (seen[name] ?? "");
    if (isUnseen && !isSame(state.fields[name], value)) state = withEdit(state, openConflict(state, name, value, edit));
    state = {
      ...state,
      fields: { ...state.fields, [name]: value },
      stamps: { ...state.stamps, [name]: edit.stamp },
      edits: { ...state.edits, [name]: edit },
      updated_at: edit.at,
    };
    if (state.deletion !== null) state = withDeletion(state, name, edit);
  }
  return state;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
