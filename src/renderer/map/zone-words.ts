import type { ZoneKind } from "../../core/geography.ts";

export const zoneKindNames: Readonly<Record<ZoneKind, string>> = {
  site: "Own site",
  safe: "Safe place",
  restricted: "Restricted",
  danger: "Danger",
  other: "Other",
};
