// The plan in force: the configuration as it was when the alert came, and why it was chosen. Editing never changes it.
import { type Choice } from "./applicable.ts";
import type { Configuration } from "./configuration.ts";

export interface Plan {
  readonly configuration: Configuration | null;
  readonly why: string;
  readonly others: Choice["others"];
  /** Who is told when no configuration applies. */
  readonly owner: { readonly name: string; readonly email: string | null } | null;
  /** The alert came before its plan: its engine waits, people need not. */
  readonly is_on_its_way?: true;
}
