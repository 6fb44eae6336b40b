// The command palette's search: everything that has a name, answered from what the station holds.
import { type Found, searchedCollections, type searchCalls as calls } from "../contract/search.ts";
import type { Handlers } from "./shell/console-station.ts";
import { createAlertSearch } from "./store/alert-search.ts";
import type { Store } from "./store/store.ts";

const eachAtMost = 8;

export function searchCalls(store: Store, accountId: string): Pick<Handlers, keyof typeof calls> {
  const findAlerts = createAlertSearch(store.db);

  function named(collection: (typeof searchedCollections)[number], wanted: string): readonly Found[] {
    return store.records[collection]
      .all(accountId)
      .flatMap(({ id, number, fields }) => {
        const title = "config_name" in fields ? fields.config_name : fields.name;
        const detail = "email" in fields ? [fields.email, fields.phone].filter((one) => one !== null).join(" · ") : "";
        const at = `${title}\n${detail}`.toLowerCase().indexOf(wanted);
        return at === -1 ? [] : [{ found: { kind: collection, id, number, title, detail }, at }];
      })
      .toSorted((one, other) => one.at - other.at || one.found.number - other.found.number)
      .slice(0, eachAtMost)
      .map(({ found }) => found);
  }

  return {
    "search.read": ({ q }) => [
      ...findAlerts(accountId, q, eachAtMost).map(({ id, number, title, employee_name }): Found => ({
        kind: "alert",
        id,
        number,
        title: title ?? "",
        detail: employee_name !== null && !(title ?? "").includes(employee_name) ? employee_name : "",
      })),
      ...searchedCollections.flatMap((collection) => named(collection, q.toLowerCase())),
    ],
  };
}
