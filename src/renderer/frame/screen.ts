import type { Icon } from "@tabler/icons-react";

import type { Page } from "../state/view.ts";

/** How a screen is named and reached; the label is English, translated where it is drawn. */
export interface Screen {
  readonly label: string;
  /** A single letter, upper case. */
  readonly key: string;
  readonly Icon: Icon;
}
export type Screens = Readonly<Record<Page, Screen>>;
