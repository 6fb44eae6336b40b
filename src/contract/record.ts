// People, teams, schedules, policies and the like, as the window lists and edits them.
import { z } from "zod";

import type { Collection, Item } from "../core/collection.ts";

/** What an operator may edit in the window. Of an integration main shows neither the key nor the signing secret. */
export const EditedCollection = z.enum([
  "users",
  "teams",
  "schedules",
  "shifts",
  "escalation-policies",
  "notification-rules",
  "alert-configurations",
  "routers",
  "maintenance-windows",
  "stakeholders",
  "locations",
  "zones",
  "routes",
  "integrations",
] satisfies Collection[]);
export type EditedCollection = z.infer<typeof EditedCollection>;

/** Something else that still refers to what was to be deleted. */
export interface Reference {
  readonly collection: string;
  readonly id: string;
  readonly name: string;
}

export type Removed =
  | { readonly kind: "removed" }
  | { readonly kind: "missing" }
  /** Nothing was deleted: name something to take its place, or edit these first. */
  | { readonly kind: "referred"; readonly by: readonly Reference[] }
  | { readonly kind: "bad_heir" };

export type AnyItem = Item<EditedCollection>;
