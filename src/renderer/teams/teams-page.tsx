import { memo, useDeferredValue, useMemo } from "react";
import { create } from "zustand";

import type { TeamRoster } from "../../contract/roster.ts";
import type { Item } from "../../core/collection.ts";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { useListKeys } from "../records/list-keys.ts";
import { RecordList, RecordRow, RecordScreen } from "../records/record-screen.tsx";
import { isOpen, peopleWords } from "../roster/roster-words.ts";
import { formKey, useIsEdited } from "../state/record-form.ts";
import { readRecords, useRecords } from "../state/records.ts";
import { useRoster } from "../state/roster.ts";
import { useMay } from "../state/sign-in.ts";
import { newId, useView } from "../state/view.ts";
import { TeamForm } from "./team-form.tsx";
import "./teams.css";

/** Outlives the page. */
const useSearch = create<{ readonly query: string }>(() => ({ query: "" }));

export function TeamsPage(): React.JSX.Element {
  const teams = useRecords("teams");
  const people = useRecords("users");
  const roster = useRoster((state) => state.roster);
  const query = useSearch((search) => search.query);
  const opened = useView(({ openedByPage }) => openedByPage.teams ?? null);
  const mayCreate = useMay("teams.create");
  const sought = useDeferredValue(query).trim().toLowerCase();
  const shown = useMemo(
    () =>
      teams.items
        .filter(({ fields }) => fields.name.toLowerCase().includes(sought))
        .toSorted((one, other) => one.fields.name.localeCompare(other.fields.name)),
    [teams.items, sought],
  );
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  useListKeys({ page: "teams", ids, mayCreate });
  const team = teams.items.find(({ id }) => id === opened) ?? null;
  const tabStop = opened !== null && ids.includes(opened) ? opened : ids[0];
  return (
    <RecordScreen
      page="teams"
      title="Teams"
      noun="team"
      shown={shown.length}
      total={teams.items.length}
      query={query}
      onSearch={(text) => useSearch.setState({ query: text })}
      mayCreate={mayCreate}
      detailLook="wide"
      list={
        <RecordList
          label="Teams"
          isRead={teams.isRead}
          failure={teams.failure}
          onRetry={() => void readRecords("teams")}
          isEmpty={shown.length === 0}
          empty={
            teams.items.length > 0 ? (
              <CalmNotice title="No team fits the search" />
            ) : (
              <CalmNotice title="There is no team yet">
                <p>Press + to make one. It comes with a schedule and a policy of its own.</p>
              </CalmNotice>
            )
          }
        >
          {shown.map((one) => (
            <TeamRow
              key={one.id}
              team={one}
              roster={roster?.teams.find(({ team_id }) => team_id === one.id) ?? null}
              isOpened={one.id === opened}
              isTabStop={one.id === tabStop}
            />
          ))}
        </RecordList>
      }
      detail={
        opened === newId || team !== null ? (
          <TeamForm key={opened} team={team} teams={teams.items} people={people.items} />
        ) : (
          <CalmNotice
            title={opened === null || !teams.isRead ? "No team is opened" : "This team is not there any more"}
          >
            <p>Choose one with j and k, or by a click.</p>
          </CalmNotice>
        )
      }
    />
  );
}

interface TeamRowProps {
  readonly team: Item<"teams">;
  readonly roster: TeamRoster | null;
  readonly isOpened: boolean;
  readonly isTabStop: boolean;
}

const TeamRow = memo(function TeamRow({ team, roster, isOpened, isTabStop }: TeamRowProps) {
  const { id, fields } = team;
  const isEdited = useIsEdited(formKey("teams", id));
  const members = new Set([...fields.members, ...fields.admins].map(String)).size;
  const asked = (roster?.layers ?? []).filter(({ timeout_seconds }) => timeout_seconds !== null);
  const open = asked.filter(isOpen).map(({ layer }) => layer);
  return (
    <RecordRow page="teams" id={id} isOpened={isOpened} isTabStop={isTabStop}>
      <span className="team-row">
        <span className="clip">
          {fields.name}
          {isEdited && <span className="record-unsaved"> not saved</span>}
        </span>
        <span className="mute small">{members === 1 ? "1 person" : `${members} people`}</span>
        {roster !== null && !roster.has_shifts ? (
          <span className="mute small team-now">nothing planned</span>
        ) : open.length > 0 ? (
          <span className="record-warning small team-now">nobody on layer {open.join(", ")}</span>
        ) : (
          <span className="mute small clip team-now">{peopleWords(asked[0]?.now ?? [])}</span>
        )}
      </span>
    </RecordRow>
  );
});
