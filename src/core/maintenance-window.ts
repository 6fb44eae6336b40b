// A time during which alerts of what it covers call nobody: they are kept, counted, and can be taken up by hand.
import { z } from "zod";

import { AlertType, isCryForHelp } from "./alert.ts";
import type { Warning } from "./configuration.ts";

const reference = z.union([z.string().trim().min(1).max(100), z.int().positive()]);
const instant = z.iso.datetime({ offset: true, error: "must be a time such as 2026-03-02T18:45:00Z" });

/** Longer than any work on a plant; whoever needs more says that it has no end. */
const longestDays = 7;
const dayMs = 86_400_000;

const fields = {
  name: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
  reason: z.string().trim().min(1, "must say why").max(1000),
  /** Whatever comes, from wherever. */
  everything: z.boolean(),
  /** Each list that is not empty must name the alert's own. */
  team_ids: z.array(reference).max(200),
  integration_ids: z.array(reference).max(200),
  alert_types: z.array(AlertType).max(20),
  /** Null: from its creation on. */
  from: instant.nullable(),
  /** Null: until somebody ends it. */
  until: instant.nullable(),
  enabled: z.boolean(),
  /** An SOS calls nobody either. Without it, people in danger are heard whatever the window covers. */
  also_sos: z.boolean(),
};

export const NewMaintenanceWindow = z.strictObject({
  name: fields.name,
  reason: fields.reason,
  everything: fields.everything.default(false),
  team_ids: fields.team_ids.default([]),
  integration_ids: fields.integration_ids.default([]),
  alert_types: fields.alert_types.default([]),
  from: fields.from.default(null),
  until: fields.until.default(null),
  enabled: fields.enabled.default(true),
  also_sos: fields.also_sos.default(false),
});
/** `by`: who made it. */
export type MaintenanceWindowFields = z.output<typeof NewMaintenanceWindow> & { readonly by: string };
export const MaintenanceWindowPatch = z.strictObject(fields).partial();

export interface MaintenanceWindow extends MaintenanceWindowFields {
  readonly id: string;
  /** Epoch ms. */
  readonly created_at: number;
}

const startOf = ({ from, created_at }: Pick<MaintenanceWindow, "from" | "created_at">): number =>
  from === null ? created_at : Date.parse(from);
const endOf = ({ until }: Pick<MaintenanceWindow, "until">): number =>
  until === null ? Number.POSITIVE_INFINITY : Date.parse(until);

/** The end is not included. */
export const isInForce = (window: MaintenanceWindow, at: number): boolean =>
  window.enabled && startOf(window) <= at && at < endOf(window);

/** Edits of two consoles, each sound, may leave one that names nothing: it keeps nothing quiet. */
const coversNothing = (window: Omit<MaintenanceWindowFields, "by">): boolean =>
  !window.everything && [window.team_ids, window.integration_ids, window.alert_types].every((l) => l.length === 0);

/** What is wrong with it as a whole, by path. */
export function windowTrouble(
  window: Omit<MaintenanceWindowFields, "by"> & { readonly created_at: number },
): readonly Warning[] {
  const lasts = endOf(window) - startOf(window);
  return [
    ...(coversNothing(window)
      ? [{ path: "everything", message: "must be true, or name teams, integrations or types" }]
      : []),
    ...(lasts <= 0 ? [{ path: "until", message: "must be after its beginning" }] : []),
    ...(Number.isFinite(lasts) && lasts > longestDays * dayMs
      ? [{ path: "until", message: `must be at most ${longestDays} days after its beginning` }]
      : []),
  ];
}

/** What is accepted although somebody may regret it. */
export function windowWarnings(window: Omit<MaintenanceWindowFields, "by">): readonly Warning[] {
  const coversSos = window.everything || window.alert_types.length === 0 || window.alert_types.some(isCryForHelp);
  return [
    ...(window.until === null
      ? [{ path: "until", message: "it has no end: alerts call nobody until somebody ends it" }]
      : []),
    ...(coversSos && window.also_sos
      ? [{ path: "also_sos", message: "an SOS of a person in danger calls nobody while it lasts" }]
      : []),
    ...(coversSos && !window.also_sos
      ? [{ path: "also_sos", message: "an SOS calls people all the same; only also_sos would keep it quiet" }]
      : []),
  ];
}

/** The window that keeps this alert quiet; null: it calls people. The oldest decides. A team that is not covered is called. */
export function windowOver(
  windows: readonly MaintenanceWindow[],
  alert: {
    readonly alert_type: AlertType;
    /** Every team that it goes to. */
    readonly team_ids: readonly string[];
    readonly integration_id: string | null;
  },
  at: number,
): MaintenanceWindow | null {
  const names = (list: readonly (string | number)[], ids: readonly (string | null)[]): boolean =>
    list.length === 0 || (ids.length > 0 && ids.every((id) => list.some((one) => String(one) === id)));
  return (
    windows.find(
      (window) =>
        isInForce(window, at) &&
        !coversNothing(window) &&
        (window.also_sos || !isCryForHelp(alert.alert_type)) &&
        (window.everything ||
          (names(window.team_ids, alert.team_ids) &&
            names(window.integration_ids, [alert.integration_id]) &&
            (window.alert_types.length === 0 || window.alert_types.includes(alert.alert_type)))),
    ) ?? null
  );
}
