// The window's calls about handing a shift over.
import { setImmediate as breathe } from "node:timers/promises";

import type { handoverCalls as calls } from "../contract/handover.ts";
import type { Collection } from "../core/collection.ts";
import { type Change, type HandoverSummary, NewHandover, summarise, watchedCollections } from "../core/handover.ts";
import type { Fields } from "../core/record.ts";
import { accepted, invalid, issuesToErrors, refused } from "../core/refusal.ts";
import { answering } from "./permitted-desk.ts";
import type { Caller } from "./ports.ts";
import type { Handlers } from "./shell/console-station.ts";
import type { Station } from "./station.ts";
import { createRecordTrail, type TrailEntry } from "./store/record-trail.ts";

const mostAlerts = 5000;
const mostChanges = 200;
const mostHandovers = 200;

export function handoverCalls(
  { store, reader, list, figures, permitted }: Pick<Station, "store" | "reader" | "list" | "figures" | "permitted">,
  console: {
    readonly caller: () => Caller;
    readonly now: () => number;
    readonly savePage: (name: string) => Promise<string | null>;
  },
): Pick<Handlers, keyof typeof calls> {
  const trail = createRecordTrail(store.db);

  async function draft(since: number, now: number): Promise<HandoverSummary> {
    const { account_id } = console.caller();
    const came = reader.alerts(account_id, { since }, { limit: mostAlerts, after: null, descending: true });
    await breathe();
    const channels = await figures.channels({ account_id, from: since, to: Math.max(now, since + 1) });
    return summarise({
      open: list.open(account_id),
      since: came.items,
      raised: came.total,
      channels: channels.map(({ channel, messages, failed }) => ({ channel, messages, failed })),
      changes: await changesSince(account_id, since),
    });
  }

  async function changesSince(accountId: string, since: number): Promise<readonly Change[]> {
    const changes: Change[] = [];
    for (const collection of watchedCollections) {
      const entries = trail(collection, accountId, since, mostChanges);
      changes.push(
        ...entries.map((entry) => ({
          at: entry.at,
          by: entry.by,
          kind: entry.kind,
          collection,
          name: nameOf(collection, entry),
        })),
      );
      await breathe();
    }
    return withoutRepeats(changes.toSorted((one, other) => other.at - one.at)).slice(0, mostChanges);
  }

  /** What it is called now, or was called when it was there; a shift is called as its schedule. */
  function nameOf(collection: Collection, { id }: TrailEntry): string {
    const fields = fieldsOf(collection, id);
    if (collection === "shifts") return store.records.schedules.get(String(fields["schedule_id"]))?.fields.name ?? "";
    const name = fields["name"] ?? fields["config_name"];
    return typeof name === "string" ? name : "";
  }

  function fieldsOf(collection: Collection, id: string): Fields {
    const known = store.records[collection].get(id);
    if (known !== null) return { ...known.fields };
    const events = store.journal.stream(`${collection}:${id}`);
    return Object.assign(
      {},
      ...events.map(({ payload }) => (payload as { readonly fields?: Fields }).fields),
    ) as Fields;
  }

  function who(name: string): { readonly name: string; readonly user_id: string | null } {
    const { account_id, actor } = console.caller();
    if (actor.id !== undefined && actor.name === name) return { name, user_id: actor.id };
    const same = store.records.users
      .all(account_id)
      .filter(({ fields }) => fields.name.toLowerCase() === name.toLowerCase());
    return { name, user_id: same.length === 1 ? (same[0]?.id ?? null) : null };
  }

  return {
    "handover.draft": ({ since }) => draft(since, console.now()),
    "handover.keep": async ({ began_at, outgoing, incoming, notes }) => {
      const ended_at = console.now();
      if (began_at > ended_at) return refused(invalid("began_at", "must not lie ahead"));
      const summary = await draft(began_at, ended_at);
      const fields = { began_at, ended_at, outgoing: who(outgoing), incoming: who(incoming), notes, summary };
      const parsed = NewHandover.safeParse(fields);
      if (!parsed.success)
        return refused({
          kind: "invalid",
          detail: "Some fields are not right",
          errors: issuesToErrors(parsed.error.issues),
        });
      return await answering(async () => accepted(await permitted.create("handovers", parsed.data, console.caller())));
    },
    "handover.list": () => store.records.handovers.all(console.caller().account_id).slice(-mostHandovers).toReversed(),
    "page.pdf": ({ name }) => console.savePage(name),
  };
}

/** The same thing edited several times in a row by one person is told once. */
const withoutRepeats = (changes: readonly Change[]): readonly Change[] =>
  changes.filter((one, place) => {
    const before = changes[place - 1];
    return (
      before === undefined ||
      (["by", "kind", "collection", "name"] as const).some((field) => before[field] !== one[field])
    );
  });
