// Everything that can be asked of the store without changing it.
import { timelineOf } from "../../core/alert-timeline.ts";
import type { AlertEvent } from "../../core/alert-event.ts";
import type { Collection, Item } from "../../core/collection.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import { pageLength } from "../../core/sync/numbers.ts";
import type { TimelineEntry } from "../../core/timeline.ts";
import type { ComingReminder, Reader, Slice, SliceQuery } from "../ports.ts";
import type { AlertList } from "./alert-list.ts";
import type { Store } from "./store.ts";

export function createReader(
  store: Store,
  list: AlertList,
  {
    preview,
    shifts,
    foresee,
    coming,
  }: Pick<Reader, "preview" | "shifts" | "foresee"> & {
    readonly coming: (user: Item<"users">, from: number, to: number) => readonly ComingReminder[];
  },
): Reader {
  const { alerts, plans, records, journal, trails } = store;

  const timeline = (alertId: string): readonly TimelineEntry[] =>
    timelineOf(journal.stream(`alert:${alertId}`) as readonly (JournalEvent & AlertEvent)[], (id) => `console ${id}`);

  return {
    alert: (accountId, ref) => {
      const direct = alerts.get(ref);
      if (direct !== null) return direct.alert.account_id === accountId ? direct : null;
      const id = /^#?\d{1,15}$/u.test(ref) ? alerts.idByNumber(accountId, Number(ref.replace("#", ""))) : null;
      return id === null ? null : alerts.get(id);
    },
    alerts: list.page,
    plan: plans.get,
    timeline,
    positions: trails.points,
    trails: trails.open,
    notification: (id) => {
      const found = store.findNotification(id);
      return found === null ? null : { ...found, account_id: found.alert.account_id };
    },
    alertBySource: (accountId, sourceId) => {
      const id = alerts.openIdBySource(accountId, sourceId);
      return id === null ? null : (alerts.get(id)?.alert ?? null);
    },
    item: (collection, accountId, ref) => records[collection].find(accountId, ref),
    items: (collection, accountId, query, q) => slice(records[collection].all(accountId), query, q),
    token: (hash) => records["api-tokens"].everywhere().find(({ fields }) => fields.hash === hash) ?? null,
    integration: (key) => records.integrations.everywhere().find(({ fields }) => fields.key === key) ?? null,
    conflicts: store.conflicts.open,
    shifts,
    schedule: (id) => records.schedules.get(id),
    preview,
    foresee,
    reminders: (user, { from, to, limit }) => ({
      coming: coming(user, from, to),
      told: store.reminders.ofUser(user.account_id, user.id, limit),
    }),
  };
}

/** `items` come in the order of their numbers. */
function slice<C extends Collection>(items: readonly Item<C>[], query: SliceQuery, q = ""): Slice<Item<C>> {
  const wanted = q.trim().toLowerCase();
  const found =
    wanted === "" ? items : items.filter(({ fields }) => JSON.stringify(fields).toLowerCase().includes(wanted));
  const ordered = query.descending ? found.toReversed() : found;
  const { after } = query;
  const rest =
    after === null ? ordered : ordered.filter(({ number }) => (query.descending ? number < after : number > after));
  const page = rest.slice(0, pageLength(rest, query.limit));
  return { items: page, total: found.length, next: rest.length > page.length ? (page.at(-1)?.number ?? null) : null };
}
