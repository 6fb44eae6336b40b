// Checks what comes in against its zod schema, and words what is wrong for people.
import type { FastifySchemaCompiler } from "fastify";
import { z } from "zod";

import { type FieldError, issuesToErrors } from "../../core/refusal.ts";

export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[]) {
    const [first] = errors;
    super(first === undefined ? "The input is not valid" : `${first.path || "the body"} ${first.message}`);
    this.errors = errors;
  }
}

/** Zod's own words are for programmers. A message that a schema gives itself comes before these. */
const wordIssue: z.core.$ZodErrorMap = (issue) => {
  const isWhole = issue.path?.length === 0;
  const isAbsent = issue.input === undefined && !isWhole;
  switch (issue.code) {
    case "invalid_type":
      return isAbsent ? "is required" : `must be ${nounOf(issue.expected, isWhole)}`;
    case "invalid_value":
      return isAbsent ? "is required" : `must be one of ${issue.values.map(String).join(", ")}`;
    case "invalid_union": {
      if (isAbsent) return "is required";
      const expected = issue.errors.flatMap(([first]) =>
        first?.code === "invalid_type" ? [nounOf(first.expected, false)] : [],
      );
      return expected.length === 0 ? "has a wrong form" : `must be ${expected.join(" or ")}`;
    }
    case "too_small":
      return issue.origin === "string" && issue.minimum === 1
        ? "must not be empty"
        : `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    case "too_big":
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
    case "invalid_format":
      return "is not well-formed";
    default:
      return undefined;
  }
};

const nouns: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
  never: "left out",
};
const nounOf = (expected: string, isWhole: boolean): string =>
  isWhole && expected !== "array" ? "a JSON object" : (nouns[expected] ?? expected);

const units: Readonly<Record<string, string>> = { string: " characters", array: " entries" };
const unitOf = (origin: string): string => units[origin] ?? "";

const wording = { error: wordIssue };

export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, wording);
  if (!parsed.success) throw new InvalidInput(issuesToErrors(parsed.error.issues));
  return parsed.data;
}

export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (input) => {
    const parsed = schema.safeParse(input, wording);
    return parsed.success ? { value: parsed.data } : { error: new InvalidInput(issuesToErrors(parsed.error.issues)) };
  };
