import { Select } from "@mantine/core";
import { memo, useDeferredValue, useMemo } from "react";
import { create } from "zustand";

import type { Item } from "../../core/collection.ts";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { useListKeys } from "../records/list-keys.ts";
import { RecordList, RecordRow, RecordScreen } from "../records/record-screen.tsx";
import { formKey, useIsEdited } from "../state/record-form.ts";
import { readRecords, useRecords } from "../state/records.ts";
import { useMay } from "../state/sign-in.ts";
import { newId, useView } from "../state/view.ts";
import "./people.css";
import { PersonForm } from "./person-form.tsx";
import { contactTrouble, matchesPerson } from "./person-words.ts";

type TeamFilter = "all" | "none" | "unreachable" | (string & {});

/** Outlives the page. */
const useSearch = create<{ readonly query: string; readonly team: TeamFilter }>(() => ({ query: "", team: "all" }));

const noTeams: readonly Item<"teams">[] = [];

export function PeoplePage(): React.JSX.Element {
  const people = useRecords("users");
  const teams = useRecords("teams");
  const { query, team } = useSearch();
  const opened = useView(({ openedByPage }) => openedByPage.people ?? null);
  const mayCreate = useMay("users.create");
  const sought = useDeferredValue(query);
  const teamNames = useMemo(() => new Map(teams.items.map(({ id, fields }) => [id, fields.name])), [teams.items]);
  const shown = useMemo(
    () =>
      people.items
        .filter((person) => isWanted(person, team) && matchesPerson(person, teamOf(person, teamNames), sought))
        .toSorted((one, other) => one.fields.name.localeCompare(other.fields.name)),
    [people.items, team, sought, teamNames],
  );
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  useListKeys({ page: "people", ids, mayCreate });
  const person = people.items.find(({ id }) => id === opened) ?? null;
  const unreachable = people.items.filter(({ fields }) => contactTrouble(fields) !== null).length;
  const tabStop = opened !== null && ids.includes(opened) ? opened : ids[0];
  return (
    <RecordScreen
      page="people"
      title="People"
      noun="person"
      shown={shown.length}
      total={people.items.length}
      query={query}
      onSearch={(text) => useSearch.setState({ query: text })}
      mayCreate={mayCreate}
      filters={
        <Select
          aria-label="Team"
          className="people-team"
          allowDeselect={false}
          searchable
          data={[
            { value: "all", label: "All teams" },
            { value: "none", label: "In no team" },
            { value: "unreachable", label: `Cannot be reached (${unreachable})` },
            ...teams.items.map(({ id, fields }) => ({ value: id, label: fields.name })),
          ]}
          value={team}
          onChange={(value) => useSearch.setState({ team: value ?? "all" })}
        />
      }
      list={
        <RecordList
          label="People"
          isRead={people.isRead}
          failure={people.failure}
          onRetry={() => void readRecords("users")}
          isEmpty={shown.length === 0}
          empty={<Empty hasAny={people.items.length > 0} />}
        >
          {shown.map((one) => (
            <PersonRow
              key={one.id}
              person={one}
              teamName={teamOf(one, teamNames)}
              isOpened={one.id === opened}
              isTabStop={one.id === tabStop}
            />
          ))}
        </RecordList>
      }
      detail={
        opened === newId || person !== null ? (
          <PersonForm key={opened} person={person} teams={teams.isRead ? teams.items : noTeams} people={people.items} />
        ) : (
          <CalmNotice
            title={opened === null || !people.isRead ? "Nobody is opened" : "This person is not there any more"}
          >
            <p>Choose somebody with j and k, or by a click.</p>
          </CalmNotice>
        )
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

interface PersonRowProps {
  readonly person: Item<"users">;
  readonly teamName: string;
  readonly isOpened: boolean;
  readonly isTabStop: boolean;
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
          {isEdited && <span className="record-unsaved"> not saved</span>}
        </span>
        <span className="clip mute">{teamName || "no team"}</span>
        {trouble === null ? (
          <>
            <span className="clip mute">{fields.email ?? "no email"}</span>
            <span className="clip mute num">{fields.phone ?? "no phone"}</span>
          </>
        ) : (
          <span className="record-warning person-trouble">{trouble}</span>
        )}
      </span>
    </RecordRow>
  );
});

function Empty({ hasAny }: { readonly hasAny: boolean }): React.JSX.Element {
  return hasAny ? (
    <CalmNotice title="Nobody fits the search">
      <p>Press Esc in the search field to empty it, or choose all teams.</p>
    </CalmNotice>
  ) : (
    <CalmNotice title="Nobody is here yet">
      <p>Press + to enter somebody. People can be put on call once they are here.</p>
    </CalmNotice>
  );
}
