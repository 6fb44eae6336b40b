// Checks what comes in against its zod schema, and words what is wrong for people.
import type { FastifySchemaCompiler } from "fastify";
import { z } from "zod";

import { type FieldError, issuesToErrors } from "../../core/refusal.ts";

export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[]) {
    const [first] = errors;
    super(first === undefined ? "The input is not valid" : `${first.path || "the body"} ${lowerFirst(first.message)}`);
    this.errors = errors;
  }
}

/** Zod's own words for a field that is not there speak of `undefined`, which no caller wrote. */
const wordIssue: z.core.$ZodErrorMap = (issue) => {
  const isAbsent = issue.input === undefined;
  return isAbsent && ["invalid_type", "invalid_value", "invalid_union"].includes(issue.code ?? "")
    ? "is required"
    : undefined;
};
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

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
