import type { RosterLayer, TeamRoster } from "../../contract/roster.ts";
import { t } from "../language/language.ts";
import { formatTurn } from "../parts/turn-time.ts";
import { useClock } from "../state/clock.ts";
import { useRoster } from "../state/roster.ts";
import { openPage, openThing } from "../state/view.ts";
import "./roster.css";
import { gapTime, isOpen, layerSentence, nextWords, peopleWords, urgentGap } from "./roster-words.ts";

/** Who is on call now, until when and who is next, team by team; what nobody covers in orange. Each leads to its team. */
export function RosterStrip(): React.JSX.Element | null {
  const roster = useRoster((state) => state.roster);
  const failure = useRoster((state) => state.failure);
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const planned = (roster?.teams ?? []).filter(({ has_shifts }) => has_shifts);
  if (planned.length === 0 && failure === null) return null;
  const open = planned.filter(({ layers }) => layers.some(isOpen));
  return (
    <section className="roster-strip" aria-label={t("On call now")}>
      <button type="button" className="link-button roster-title" onClick={() => openPage("teams")}>
        {t("On call now")} {open.length > 0 && <b className="roster-gap num"> ▲ {open.length}</b>}
      </button>
      {failure !== null && (
        <span className="crit" role="status">
          {roster === null ? t("cannot be read: {{failure}}", { failure }) : t("may be old")}
        </span>
      )}
      <ul
        className="roster-teams"
        onWheel={({ currentTarget, deltaX, deltaY }) => currentTarget.scrollBy({ left: deltaX + deltaY })}
      >
        {[...open, ...planned.filter((team) => !open.includes(team))].map((team) => (
          <li key={team.team_id}>
            <TeamChip team={team} at={roster?.at ?? 0} lookedUntil={roster?.looked_until ?? 0} now={minute} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TeamChipProps {
  readonly team: TeamRoster;
  readonly at: number;
  readonly lookedUntil: number;
  readonly now: number;
}

function TeamChip({ team, at, lookedUntil, now }: TeamChipProps): React.JSX.Element {
  const asked = team.layers.filter(({ timeout_seconds }) => timeout_seconds !== null);
  return (
    <button
      type="button"
      className="roster-team"
      title={asked.map((layer) => layerSentence(layer, now)).join("\n")}
      onClick={() => openThing("teams", team.team_id)}
    >
      <span className="roster-name">{team.name}</span>
      {asked.map((layer) => (
        <LayerWords key={layer.layer} layer={layer} at={at} lookedUntil={lookedUntil} now={now} />
      ))}
    </button>
  );
}

interface LayerWordsProps {
  readonly layer: RosterLayer;
  readonly at: number;
  readonly lookedUntil: number;
  readonly now: number;
}

function LayerWords({ layer, at, lookedUntil, now }: LayerWordsProps): React.JSX.Element {
  const gap = urgentGap(layer, now);
  const next = nextWords(layer, now);
  return (
    <span className="roster-layer num">
      <b>L{layer.layer}</b>{" "}
      {layer.now.length > 0 && (
        <>
          {peopleWords(layer.now)}
          {layer.until !== null && (
            <span className="mute"> {t("until {{turn}}", { turn: formatTurn(layer.until, now) })}</span>
          )}
          {layer.layer === 1 && gap === null && next !== null && (
            <span className="mute">{t(", then {{next}}", { next })}</span>
          )}
        </>
      )}
      {layer.now.length === 0 && layer.is_intended_gap && <span className="mute">{t("nobody on purpose")}</span>}
      {gap !== null && (
        <span className="roster-gap">
          {" "}
          {t("▲ nobody {{gapTime}}", { gapTime: gapTime(gap, at, lookedUntil, now) })}
        </span>
      )}
    </span>
  );
}
