// Wherein the collections differ for the routes: who may do what, what they refer to, what is added to what a caller says.
import { hash, randomBytes } from "node:crypto";
import type { z } from "zod";

import type { Collection, Kept, collections } from "../../core/collection.ts";
import { windowTrouble } from "../../core/maintenance-window.ts";
import type { FieldError } from "../../core/refusal.ts";
import type { Reader } from "../ports.ts";
import type { Ability, Asker } from "./access.ts";
import type { ShownCollection } from "./collection-json.ts";
import type { References } from "./reference-check.ts";

export type Said<C extends Collection> = z.output<(typeof collections)[C]["create"]>;

export interface Table<C extends ShownCollection> {
  readonly noun: string;
  /** The name of its request schemas in the OpenAPI document. */
  readonly schemaName: string;
  readonly reading: Ability;
  readonly writing: Ability;
  readonly references: References;
  /** Adds what a caller does not say, as who it is; `once` is shown in this one answer and never again. */
  readonly complete: (
    said: Said<C>,
    by: string,
  ) => { readonly fields: Kept[C]; readonly once?: { readonly token: string } };
  /** What is wrong with it as a whole, beyond what each field may be; at its creation `created_at` is the present. */
  readonly trouble?: (fields: Kept[C] & { readonly created_at: number }) => readonly FieldError[];
  /** What has routes of its own. */
  readonly own?: readonly ("list" | "create" | "edit" | "remove")[];
  /** Why this caller may not make this edit; `edit` is null for a deletion. */
  readonly forbids?: (id: string, edit: Partial<Kept[C]> | null, asker: Asker, reader: Reader) => string | null;
}

const edited = { reading: "read", writing: "operate" } as const;
const administered = { reading: "administer", writing: "administer" } as const;

/** The schedule and the people that a shift names. */
export const shiftReferences: References = { schedule_id: ["schedules"], attendees: ["users"] };

/** Whom an alert may go to. */
const destinations = ["teams", "users", "routers"] as const;

export const tables: { readonly [C in ShownCollection]: Table<C> } = {
  "alert-configurations": {
    noun: "alert configuration",
    schemaName: "AlertConfiguration",
    ...edited,
    // The team may be made after its configuration: that is a warning.
    references: {},
    complete: (fields) => ({ fields }),
  },
  users: {
    noun: "user",
    schemaName: "User",
    ...edited,
    references: { team_id: ["teams"] },
    complete: (fields) => ({ fields }),
    // The owner is who is told when no configuration applies.
    forbids: (id, edit, { account_id }, reader) =>
      edit === null && reader.item("accounts", account_id, account_id)?.fields.owner_user_id === id
        ? "This user owns the account; name another owner first"
        : null,
  },
  "account-users": {
    noun: "account user",
    schemaName: "AccountUser",
    reading: "read",
    writing: "administer",
    references: {},
    complete: (fields) => ({ fields }),
    own: ["create"],
  },
  teams: {
    noun: "team",
    schemaName: "Team",
    ...edited,
    references: {
      members: ["users"],
      admins: ["users"],
      schedule_id: ["schedules"],
      escalation_policy_id: ["escalation-policies"],
      "drop_notice.user_ids": ["users"],
      "handoff_notice.user_ids": ["users"],
    },
    complete: (fields) => ({ fields }),
  },
  schedules: {
    noun: "schedule",
    schemaName: "Schedule",
    ...edited,
    references: {},
    complete: (said) => ({ fields: { ...said, feed_token: randomBytes(24).toString("base64url") } }),
  },
  shifts: {
    noun: "shift",
    schemaName: "Shift",
    ...edited,
    references: shiftReferences,
    complete: (fields) => ({ fields }),
    own: ["edit", "remove"],
  },
  "escalation-policies": {
    noun: "escalation policy",
    schemaName: "EscalationPolicy",
    ...edited,
    references: { reassign_team_ids: ["teams"], reassign_user_ids: ["users"] },
    complete: (fields) => ({ fields }),
  },
  "notification-rules": {
    noun: "notification rule",
    schemaName: "NotificationRule",
    ...edited,
    references: { user_ids: ["users"] },
    complete: (fields) => ({ fields }),
  },
  routers: {
    noun: "router",
    schemaName: "Router",
    ...edited,
    references: { "rules.actions.destinations": destinations, catch_all: destinations },
    complete: (fields) => ({ fields }),
  },
  "maintenance-windows": {
    noun: "maintenance window",
    schemaName: "MaintenanceWindow",
    ...edited,
    references: { team_ids: ["teams"], integration_ids: ["integrations"] },
    complete: (said, by) => ({ fields: { ...said, by } }),
    trouble: windowTrouble,
  },
  stakeholders: {
    noun: "stakeholder",
    schemaName: "Stakeholder",
    ...edited,
    references: { team_ids: ["teams"] },
    complete: (fields) => ({ fields }),
  },
  "api-tokens": {
    noun: "API token",
    schemaName: "ApiToken",
    ...administered,
    references: { user_id: ["users"] },
    complete: ({ name, role, user_id = null }) => {
      const token = `wd_${randomBytes(32).toString("base64url")}`;
      const whose = user_id === null ? null : String(user_id);
      return {
        fields: { name, role, user_id: whose, hash: hash("sha256", token, "hex"), last_four: token.slice(-4) },
        once: { token },
      };
    },
    // Nobody could undo it without another administrator's token, and there may be none.
    forbids: (id, edit, { actor, role }) =>
      id === actor.id && (edit === null || (edit.role !== undefined && edit.role !== role))
        ? "A token can't take away its own rights; use another one"
        : null,
  },
  integrations: {
    noun: "integration",
    schemaName: "Integration",
    ...edited,
    references: { destinations },
    complete: (said) => ({ fields: { ...said, key: randomBytes(24).toString("base64url") } }),
  },
  locations: {
    noun: "location",
    schemaName: "Location",
    ...edited,
    references: {},
    complete: (fields) => ({ fields }),
  },
  zones: {
    noun: "zone",
    schemaName: "Zone",
    ...edited,
    references: {},
    complete: (fields) => ({ fields }),
  },
  routes: {
    noun: "route",
    schemaName: "Route",
    ...edited,
    references: { employee_id: ["users"] },
    complete: (fields) => ({ fields }),
  },
  accounts: {
    noun: "account",
    schemaName: "Account",
    ...administered,
    references: { owner_user_id: ["users"] },
    complete: (said) => ({ fields: { ...said, owner_user_id: null } }),
    own: ["list", "create", "remove"],
  },
};
