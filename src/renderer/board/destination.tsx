import { Select } from "@mantine/core";

import { t } from "../language/language.ts";

import { peopleWords } from "../roster/roster-words.ts";
import { useRecords } from "../state/records.ts";
import { useRoster } from "../state/roster.ts";

interface DestinationProps {
  readonly value: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** A team, with who is on call for it now, a person, or a router that decides between them. */
export function Destination({ value, onChoose }: DestinationProps): React.JSX.Element {
  const teams = useRecords("teams");
  const people = useRecords("users");
  const routers = useRecords("routers");
  const roster = useRoster((state) => state.roster);
  const onCall = (teamId: string): string => {
    const team = roster?.teams.find(({ team_id }) => team_id === teamId);
    const now = team?.layers.find((layer) => layer.now.length > 0)?.now ?? [];
    return now.length === 0 ? t("nobody on call") : t("on call: {{peopleWords}}", { peopleWords: peopleWords(now) });
  };
  const failure = teams.failure ?? people.failure ?? routers.failure;
  return (
    <Select
      label={t("To")}
      placeholder={t("Team, person or router")}
      mb="sm"
      searchable
      limit={60}
      data-autofocus
      allowDeselect={false}
      nothingFoundMessage={t("No team, router or person of that name")}
      error={failure === null ? undefined : t("The list cannot be read: {{failure}}", { failure })}
      data={[
        {
          group: t("Teams"),
          items: teams.items.map(({ id, fields }) => ({ value: id, label: `${fields.name} (${onCall(id)})` })),
        },
        { group: t("People"), items: people.items.map(({ id, fields }) => ({ value: id, label: fields.name })) },
        ...(routers.items.length === 0
          ? []
          : [
              {
                group: t("Routers"),
                items: routers.items.map(({ id, fields }) => ({ value: id, label: fields.name })),
              },
            ]),
      ]}
      value={value}
      onChange={onChoose}
    />
  );
}
