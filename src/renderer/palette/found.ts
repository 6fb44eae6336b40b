// What search finds, by kind: how it is called, and which screen shows it.
import type { Found, FoundKind } from "../../contract/search.ts";
import { focusAlert, openPage, openThing, type Page } from "../state/view.ts";

/** In the order in which they are listed. */
export const kinds: Readonly<Record<FoundKind, { readonly title: string; readonly page: Page }>> = {
  alert: { title: "Alerts", page: "board" },
  users: { title: "People", page: "people" },
  teams: { title: "Teams", page: "teams" },
  "escalation-policies": { title: "Policies", page: "policies" },
  "alert-configurations": { title: "Configurations", page: "board" },
};

export function openFound({ kind, id }: Pick<Found, "kind" | "id">): void {
  if (kind === "alert") {
    focusAlert(id);
    openPage("board");
  } else openThing(kinds[kind].page, id);
}
