// Whom an alert can be sent to, as a field offers it.
import { t } from "../language/language.ts";

export interface DestinationGroup {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

interface Named {
  readonly id: string;
  readonly fields: { readonly name: string };
}

const choices = (things: readonly Named[]) => things.map(({ id, fields }) => ({ value: id, label: fields.name }));

export const destinationGroups = (
  teams: readonly Named[],
  people: readonly Named[],
  routers: readonly Named[],
): readonly DestinationGroup[] => [
  { group: t("Teams"), items: choices(teams) },
  { group: t("People"), items: choices(people) },
  { group: t("Routers"), items: choices(routers) },
];
