// Conditions as they are typed, and what of a rule will not work. Pure.
import { AlertType, Severity } from "../../core/alert.ts";
import { addressFor, type Contacts } from "../../core/contact.ts";
import type { Warning } from "../../core/configuration.ts";
import type { Condition } from "../../core/match.ts";
import { severityNames, typeNames } from "../../core/message.ts";
import { cutOff, type Rule } from "../../core/notification-rule.ts";
import { t } from "../language/language.ts";

export const fieldNames: Readonly<Record<string, string>> = {
  alert_type: "Type",
  severity: "Severity",
  title: "Title",
  description: "Description",
  source: "Source",
  source_id: "Source's own id",
  employee_id: "Person's id",
  employee_name: "Person's name",
  team_id: "Team's id",
  team_name: "Team's name",
};

export const operatorNames: Readonly<Record<Condition["operator"], string>> = {
  is: "is",
  is_not: "is not",
  is_one_of: "is one of",
  is_none_of: "is none of",
  contains: "contains",
  does_not_contain: "does not contain",
  starts_with: "starts with",
  ends_with: "ends with",
  is_at_least: "is at least",
  is_at_most: "is at most",
  matches: "matches the pattern",
  is_set: "is set",
  is_not_set: "is not set",
};

export const takesList = (operator: Condition["operator"]): boolean =>
  operator === "is_one_of" || operator === "is_none_of";
export const takesNothing = (operator: Condition["operator"]): boolean =>
  operator === "is_set" || operator === "is_not_set";

/** Values that a field can have; null: anything. */
export function valuesOf(field: string): readonly string[] | null {
  if (field === "alert_type") return AlertType.options;
  return field === "severity" ? Severity.options : null;
}

export const valueNames: Readonly<Record<string, string>> = { ...typeNames, ...severityNames };

/** As another operator wants its value: a list, one, or none. */
export function withOperator(condition: Condition, operator: Condition["operator"]): Condition {
  const texts = toTexts(condition.value);
  if (takesNothing(operator)) return { ...condition, operator, value: null };
  return { ...condition, operator, value: takesList(operator) ? texts : (texts[0] ?? "") };
}

export const toTexts = (value: Condition["value"]): string[] =>
  value === null ? [] : (Array.isArray(value) ? value : [value]).map(String).filter((text) => text !== "");

export const blankCondition: Condition = { field: "severity", operator: "is_one_of", value: ["CRITICAL"] };
export const blankRule: Rule = {
  types: ["triggered", "escalated"],
  conditions: [],
  steps: [{ channel: "EMAIL", delay_seconds: 0 }],
};

/** Somebody whom the rules are for. */
export interface Told extends Contacts {
  readonly name: string;
  readonly hasDevice: boolean;
  readonly layers: readonly { readonly seconds: number; readonly layer: string }[];
}

/** Paths as in a notification rule: `rules.0.steps`. */
export function ruleWarnings(rules: readonly Rule[], people: readonly Told[]): readonly Warning[] {
  const matchAll = rules.findIndex(({ conditions, types }) => conditions.length === 0 && types.length === 2);
  return rules.flatMap(({ steps }, place) => {
    const path = `rules.${place}`;
    if (matchAll !== -1 && place > matchAll)
      return [{ path, message: t("is never reached: rule {{place}} fits every call", { place: matchAll + 1 }) }];
    if (steps.length === 0) return [{ path, message: t("tells nothing of what it fits") }];
    return people.flatMap((person) => [
      ...person.layers.flatMap(({ seconds, layer }) =>
        cutOff(steps, seconds).map(({ channel, delay_seconds }) => ({
          path,
          message: t(
            "{{name}}: {{channel}} after {{delay}} s is never reached on {{layer}}, which ends after {{seconds}} s",
            { name: person.name, channel, delay: delay_seconds, layer, seconds },
          ),
        })),
      ),
      ...[...new Set(steps.map(({ channel }) => channel))]
        .filter((channel) => addressFor(person, channel) === null || (channel === "PUSH" && !person.hasDevice))
        .map((channel) => ({
          path,
          message:
            addressFor(person, channel) === null
              ? t("{{name}} has no usable address for {{channel}}", { name: person.name, channel })
              : t("{{name}} has no device for PUSH", { name: person.name }),
        })),
    ]);
  });
}
