import type { Icon } from "@tabler/icons-react";

import type { AnyKeyLine } from "../parts/key-line.ts";
import type { Page } from "../state/view.ts";

/** What a screen is for; those of one purpose stand together. */
export type Purpose = "operate" | "plan" | "arrange" | "review";

/** How a screen is named and reached; the label is English, translated where it is drawn. */
export interface Screen {
  readonly label: string;
  /** A single letter, upper case. */
  readonly key: string;
  readonly purpose: Purpose;
  readonly Icon: Icon;
  /** Its own keys, in the order in which they are told. */
  readonly lines?: readonly AnyKeyLine[];
}
export type Screens = Readonly<Record<Page, Screen>>;
