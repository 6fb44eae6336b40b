import { Select } from "@mantine/core";
import { memo, useCallback, useMemo } from "react";
import { create } from "zustand";

import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { byName, useListing } from "../records/listing.ts";
import { RecordRow, RecordScreen, type RowPlace } from "../records/record-screen.tsx";
import { formKey, useIsEdited } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import "./people.css";
import { PersonForm } from "./person-form.tsx";
import { contactTrouble, matchesPerson } from "./person-words.ts";

type TeamFilter = "all" | "none" | "unreachable" | (string & {});

/** Outlives the page. */
const useFilter = create<{ readonly team: TeamFilter }>(() => ({ team: "all" }));

const noTeams: readonly Item<"teams">[] = [];

export function PeoplePage(): React.JSX.Element {
  const teams = useRecords("teams");
  const { team } = useFilter();
  const teamNames = useMemo(() => new Map(teams.items.map(({ id, fields }) => [id, fields.name])), [teams.items]);
  const fits = useCallback(
    (person: Item<"users">, sought: string) =>
      isWanted(person, team) && matchesPerson(person, teamOf(person, teamNames), sought),
    [team, teamNames],
  );
  const listing = useListing({ page: "people", collection: "users", fits, order: byName });
  const unreachable = listing.items.filter(({ fields }) => contactTrouble(fields) !== null).length;
  return (
    <RecordScreen
      listing={listing}
      title={t("People")}
      noun="person"
      filters={
        <Select
          aria-label={t("Team")}
          className="people-team"
          allowDeselect={false}
          searchable
          data={[
            { value: "all", label: t("All teams") },
            { value: "none", label: t("In no team") },
            { value: "unreachable", label: t("Cannot be reached ({{count}})", { count: unreachable }) },
            ...teams.items.map(({ id, fields }) => ({ value: id, label: fields.name })),
          ]}
          value={team}
          onChange={(value) => useFilter.setState({ team: value ?? "all" })}
        />
      }
      nothingFits={
        <CalmNotice title={t("Nobody fits the search")}>
          <p>{t("Press Esc in the search field to empty it, or choose all teams.")}</p>
        </CalmNotice>
      }
      empty={
        <CalmNotice title={t("Nobody is here yet")}>
          <p>{t("Press + to enter somebody. People can be put on call once they are here.")}</p>
        </CalmNotice>
      }
      renderRow={(person, place) => <PersonRow person={person} teamName={teamOf(person, teamNames)} {...place} />}
      renderForm={(person) => (
        <PersonForm person={person} teams={teams.isRead ? teams.items : noTeams} people={listing.items} />
      )}
      unopened={
        <CalmNotice
          title={
            listing.opened === null || !listing.isRead ? t("Nobody is opened") : t("This person is not there any more")
          }
        >
          <p>{t("Choose somebody with j and k, or by a click.")}</p>
        </CalmNotice>
      }
    />
  );
}

function isWanted({ fields }: Item<"users">, team: TeamFilter): boolean {
  if (team === "all") return true;
  if (team === "unreachable") return contactTrouble(fields) !== null;
  return team === "none" ? fields.team_id === null : fields.team_id === team;
}

const teamOf = ({ fields }: Item<"users">, names: ReadonlyMap<string, string>): string =>
  fields.team_id === null ? "" : (names.get(String(fields.team_id)) ?? "");

interface PersonRowProps extends RowPlace {
  readonly person: Item<"users">;
  readonly teamName: string;
}

const PersonRow = memo(function PersonRow({ person, teamName, isOpened, isTabStop }: PersonRowProps) {
  const { id, fields } = person;
  const trouble = contactTrouble(fields);
  const isEdited = useIsEdited(formKey("users", id));
  return (
    <RecordRow page="people" id={id} isOpened={isOpened} isTabStop={isTabStop}>
      <span className="person-row">
        <span className="clip">
          {fields.name}
          {isEdited && <span className="record-unsaved"> {t("not saved")}</span>}
        </span>
        <span className="clip mute">{teamName || t("no team")}</span>
        {trouble === null ? (
          <>
            <span className="clip mute">{fields.email ?? t("no email")}</span>
            <span className="clip mute num">{fields.phone ?? t("no phone")}</span>
          </>
        ) : (
          <span className="record-warning person-trouble">{trouble}</span>
        )}
      </span>
    </RecordRow>
  );
});
