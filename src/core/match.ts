// Conditions on the fields of an alert: small, declarative, the same wherever something is to be matched.
import { z } from "zod";

import { type Alert, Severity } from "./alert.ts";
import { isFoundIn, isPattern, longestPattern } from "./pattern.ts";

const fieldNames = [
  "alert_type",
  "severity",
  "title",
  "description",
  "source",
  "source_id",
  "integration_id",
  "employee_id",
  "employee_name",
  "team_id",
  "team_name",
] as const;

/** A field of the alert, or `metadata.<name>`. */
const Field = z
  .string()
  .regex(
    new RegExp(`^(${fieldNames.join("|")}|metadata\\.[^.\\s]{1,100})$`, "u"),
    `must be one of ${fieldNames.join(", ")}, or metadata.<name>`,
  );

export const Operator = z.enum([
  "is",
  "is_not",
  "is_one_of",
  "is_none_of",
  "contains",
  "does_not_contain",
  "starts_with",
  "ends_with",
  "matches",
  "is_at_least",
  "is_at_most",
  "is_set",
  "is_not_set",
]);

const scalar = z.union([z.string().max(1000), z.number(), z.boolean()]);

export const Condition = z
  .strictObject({
    field: Field,
    operator: Operator,
    /** A list for `is_one_of` and `is_none_of`; nothing for `is_set` and `is_not_set`. */
    value: z
      .union([scalar, z.array(scalar).min(1).max(100)])
      .nullable()
      .default(null),
  })
  .superRefine(({ operator, value }, context) => {
    const message = misfit(operator, value);
    if (message !== null) context.addIssue({ code: "custom", path: ["value"], message });
  });
export type Condition = z.output<typeof Condition>;

function misfit(operator: z.infer<typeof Operator>, value: unknown): string | null {
  const isList = Array.isArray(value);
  if (operator === "is_set" || operator === "is_not_set")
    return value === null ? null : `must be left out for ${operator}`;
  if (operator === "is_one_of" || operator === "is_none_of") return isList ? null : `must be a list for ${operator}`;
  if (value === null || isList) return `must be one value for ${operator}`;
  if (operator !== "matches" || (typeof value === "string" && isPattern(value))) return null;
  return `must be a regular expression of at most ${longestPattern} characters`;
}

export type Matched = Pick<Alert, (typeof fieldNames)[number] | "metadata">;

/** Every condition holds; none holds for everything. Text is compared without regard to case. */
export const matchesAll = (conditions: readonly Condition[], alert: Matched): boolean =>
  conditions.every((condition) => matches(condition, alert));

function matches({ field, operator, value }: Condition, alert: Matched): boolean {
  const found = field.startsWith("metadata.")
    ? alert.metadata?.[field.slice("metadata.".length)]
    : alert[field as (typeof fieldNames)[number]];
  const text = plain(found);
  const wanted = plain(value);
  switch (operator) {
    case "is":
      return text === wanted;
    case "is_not":
      return text !== wanted;
    case "is_one_of":
      return Array.isArray(value) && value.some((one) => plain(one) === text);
    case "is_none_of":
      return Array.isArray(value) && value.every((one) => plain(one) !== text);
    case "contains":
      return text.includes(wanted);
    case "does_not_contain":
      return !text.includes(wanted);
    case "starts_with":
      return text.startsWith(wanted);
    case "ends_with":
      return text.endsWith(wanted);
    case "matches":
      return typeof value === "string" && isFoundIn(value, text);
    case "is_at_least":
      return rank(field, found) >= rank(field, value);
    case "is_at_most":
      return rank(field, found) <= rank(field, value);
    case "is_set":
      return text !== "";
    case "is_not_set":
      return text === "";
  }
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.toLowerCase();
}

/** A louder severity ranks higher. NaN, for what has no order, is neither at least nor at most anything. */
function rank(field: string, value: unknown): number {
  if (field !== "severity")
    return typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value ?? Number.NaN);
  const place = Severity.options.indexOf(String(value).toUpperCase() as Severity);
  return place === -1 ? Number.NaN : -place;
}
