// Which alerts a list shows. Pure.
import { z } from "zod";

import { type Alert, AlertType, Severity } from "../../core/alert.ts";
import { severityNames, typeNames } from "../../core/message.ts";
import { locationOf } from "./location.ts";
import { groupOf } from "./order.ts";

export const Tab = z.enum(["open", "mine", "unreached", "to_close", "closed"]);
export type Tab = z.infer<typeof Tab>;

export const Filter = z.object({
  tab: Tab,
  /** Empty: all. */
  severities: z.array(Severity),
  types: z.array(AlertType),
  teams: z.array(z.string()),
  query: z.string(),
});
export type Filter = z.infer<typeof Filter>;

export const noFilter: Filter = { tab: "open", severities: [], types: [], teams: [], query: "" };

/** True when something besides the tab narrows the list. */
export const isNarrowed = ({ severities, types, teams, query }: Filter): boolean =>
  severities.length > 0 || types.length > 0 || teams.length > 0 || query.trim() !== "";

export interface Onlooker {
  readonly operator_name: string;
  readonly now: number;
}

export const isMine = (alert: Alert, operator: string): boolean =>
  operator !== "" &&
  (alert.status === "ACKNOWLEDGED" || alert.status === "IN_PROGRESS" || alert.status === "RESOLVED") &&
  (alert.handed_to ?? alert.acknowledged_by ?? alert.resolved_by) === operator;

export function createMatcher(filter: Filter, { operator_name, now }: Onlooker): (alert: Alert) => boolean {
  const words = filter.query.toLowerCase().split(/\s+/u).filter(Boolean);
  const { tab, severities, types, teams } = filter;
  return (alert) =>
    isInTab(alert, tab, operator_name, now) &&
    (severities.length === 0 || severities.includes(alert.severity)) &&
    (types.length === 0 || types.includes(alert.alert_type)) &&
    (teams.length === 0 || teams.includes(alert.team_name ?? "")) &&
    words.every((word) => textOf(alert).includes(word));
}

function isInTab(alert: Alert, tab: Tab, operator: string, now: number): boolean {
  switch (tab) {
    case "open":
    case "closed":
      return true;
    case "mine":
      return isMine(alert, operator);
    case "unreached":
      return groupOf(alert, now) === "unreached";
    case "to_close":
      return alert.status === "RESOLVED";
  }
}

const texts = new WeakMap<Alert, string>();
const preparedAtOnce = 400;

/** Makes what a search reads, a few alerts at a time, so that the first letter typed is not the slow one. */
export async function prepareSearch(alerts: Iterable<Alert>): Promise<void> {
  let count = 0;
  for (const alert of alerts) {
    if (texts.has(alert)) continue;
    textOf(alert);
    count += 1;
    if (count % preparedAtOnce === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** Everything an operator may remember of an alert, in lower case. */
function textOf(alert: Alert): string {
  const known = texts.get(alert);
  if (known !== undefined) return known;
  const { name, position } = locationOf(alert);
  const text = [
    `#${alert.number}`,
    alert.employee_name,
    alert.employee_phone,
    alert.employee_phone?.replaceAll(/\D/gu, ""),
    alert.employee_email,
    alert.team_name,
    alert.title,
    alert.description,
    name,
    position,
    typeNames[alert.alert_type],
    severityNames[alert.severity],
    alert.status.replaceAll("_", " "),
    alert.source,
    alert.source_id,
    alert.acknowledged_by,
    alert.resolved_by,
    alert.handed_to,
    alert.config_name,
    alert.closure_notes,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join("\n")
    .toLowerCase();
  texts.set(alert, text);
  return text;
}
