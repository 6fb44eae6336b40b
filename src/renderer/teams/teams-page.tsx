import { memo } from "react";

import type { TeamRoster } from "../../contract/roster.ts";
import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { byName, nameFits, useListing } from "../records/listing.ts";
import { RecordRow, RecordScreen, type RowPlace } from "../records/record-screen.tsx";
import { isOpen, peopleWords } from "../roster/roster-words.ts";
import { formKey, useIsEdited } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { useRoster } from "../state/roster.ts";
import { TeamForm } from "./team-form.tsx";
import "./teams.css";

export function TeamsPage(): React.JSX.Element {
  const listing = useListing({ page: "teams", collection: "teams", fits: nameFits, order: byName });
  const people = useRecords("users");
  const roster = useRoster((state) => state.roster);
  return (
    <RecordScreen
      listing={listing}
      title={t("Teams")}
      noun="team"
      detailLook="wide"
      nothingFits={<CalmNotice title={t("No team fits the search")} />}
      empty={
        <CalmNotice title={t("There is no team yet")}>
          <p>{t("Press + to make one. It comes with a schedule and a policy of its own.")}</p>
        </CalmNotice>
      }
      renderRow={(team, place) => (
        <TeamRow team={team} roster={roster?.teams.find(({ team_id }) => team_id === team.id) ?? null} {...place} />
      )}
      renderForm={(team) => <TeamForm team={team} teams={listing.items} people={people.items} />}
      unopened={
        <CalmNotice
          title={
            listing.opened === null || !listing.isRead ? t("No team is opened") : t("This team is not there any more")
          }
        >
          <p>{t("Choose one with j and k, or by a click.")}</p>
        </CalmNotice>
      }
    />
  );
}

interface TeamRowProps extends RowPlace {
  readonly team: Item<"teams">;
  readonly roster: TeamRoster | null;
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
          {isEdited && <span className="record-unsaved"> {t("not saved")}</span>}
        </span>
        <span className="mute small">{t("{{count}} people", { count: members })}</span>
        {roster !== null && !roster.has_shifts ? (
          <span className="mute small team-now">{t("nothing planned")}</span>
        ) : open.length > 0 ? (
          <span className="record-warning small team-now">
            {t("nobody on layer {{open}}", { open: open.join(", ") })}
          </span>
        ) : (
          <span className="mute small clip team-now">{peopleWords(asked[0]?.now ?? [])}</span>
        )}
      </span>
    </RecordRow>
  );
});
