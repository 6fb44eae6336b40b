// What still refers to a thing, in words.
import { t } from "../language/language.ts";
import type { Reference } from "../../contract/record.ts";

const nouns: Readonly<Record<string, string>> = {
  users: "Person",
  teams: "Team",
  schedules: "Schedule",
  shifts: "Shift",
  "escalation-policies": "Policy",
  "notification-rules": "Notification rule",
  "alert-configurations": "Alert configuration",
  integrations: "Integration",
  routers: "Router",
  "maintenance-windows": "Maintenance window",
  stakeholders: "Stakeholder",
  routes: "Route",
  locations: "Location",
  zones: "Zone",
  accounts: "Organisation",
  settings: "Settings",
  consoles: "Console",
  "account-users": "Membership",
};

export interface ReferenceLine {
  readonly key: string;
  readonly words: string;
  readonly count: number;
}

/** What one of a collection is called. */
export const nounOf = (collection: string): string => t(nouns[collection] ?? collection);

/** One that refers in several ways is one line. */
export function countReferences(references: readonly Reference[]): readonly ReferenceLine[] {
  const lines = new Map<string, ReferenceLine>();
  for (const { collection, id, name } of references) {
    const key = `${collection}:${id}`;
    const words = `${nounOf(collection)} ${name}`;
    lines.set(key, { key, words, count: (lines.get(key)?.count ?? 0) + 1 });
  }
  return [...lines.values()];
}
