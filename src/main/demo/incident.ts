// One thing that happens in the demonstration, and what people then say of it.
import type { AlertType, Severity } from "../../core/alert.ts";
import type { TeamName } from "./people.ts";
import type { SiteName } from "./places.ts";

export interface Incident {
  readonly alert_type: AlertType;
  /** Null: by the type. */
  readonly severity: Severity | null;
  readonly title: string;
  readonly description: string | null;
  /** `app`: a person's phone. `fleet`: a vehicle's tracker. `site`: a sensor. */
  readonly from: "app" | "fleet" | "site";
  readonly team: TeamName | null;
  readonly where: "street" | "road" | SiteName;
  /** What the responder notes when taking it, on the way, and when it is over. */
  readonly words: Words;
  /** How often it comes compared with others; 1 unless told, 0 for what only the picture tells. */
  readonly weight?: number;
}

export interface Words {
  readonly taken: string | null;
  readonly underWay: string | null;
  readonly over: string;
}
