// Why a command was not carried out. Refusals are values; each border turns them into its own words (HTTP status, dialog).

export interface FieldError {
  /** Dotted, as in `primary_recipients.0.email`; empty for the whole body. */
  readonly path: string;
  readonly message: string;
}

export type Refusal =
  | { readonly kind: "invalid"; readonly detail: string; readonly errors: readonly FieldError[] }
  | { readonly kind: "not_found"; readonly detail: string }
  | { readonly kind: "conflict"; readonly detail: string }
  | { readonly kind: "forbidden"; readonly detail: string };

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (refusal: Refusal): Result<never> => ({ ok: false, refusal });

export const invalid = (path: string, message: string, detail = message): Refusal => ({
  kind: "invalid",
  detail,
  errors: [{ path, message }],
});
export const conflict = (detail: string): Refusal => ({ kind: "conflict", detail });

/** The issues of a zod error, as every border shows them. */
export function issuesToErrors(
  issues: readonly {
    readonly path: readonly PropertyKey[];
    readonly message: string;
    readonly code?: string | undefined;
    readonly keys?: readonly string[];
  }[],
): readonly FieldError[] {
  return issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" && issue.keys !== undefined
      ? issue.keys.map((key) => ({ path: [...issue.path, key].map(String).join("."), message: "is not a known field" }))
      : [{ path: issue.path.map(String).join("."), message: issue.message }],
  );
}
