import { Select } from "@mantine/core";

import type { Alert } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { useRoster } from "../state/roster.ts";
import { layerChoices, nextLayer } from "./layer-choices.ts";

interface LayerChoiceProps {
  readonly alert: Alert;
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** Where an escalation goes: on to the next layer, or to one of the layers of a team that is called. */
export function LayerChoice({ alert, value, onChoose }: LayerChoiceProps): React.JSX.Element {
  const roster = useRoster((state) => state.roster);
  return (
    <Select
      label={t("To")}
      mb="sm"
      allowDeselect={false}
      data={[
        { value: nextLayer, label: t("Next layer") },
        ...layerChoices(alert, roster).map(({ group, items }) => ({ group, items: [...items] })),
      ]}
      value={value}
      onChange={(chosen) => onChoose(chosen ?? nextLayer)}
    />
  );
}
