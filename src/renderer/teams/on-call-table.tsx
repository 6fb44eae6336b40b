import { t } from "../language/language.ts";

import { formatDuration } from "../parts/duration.ts";
import { formatTurn } from "../parts/turn-time.ts";
import { gapLines, nextWords } from "../roster/roster-words.ts";
import { useClock } from "../state/clock.ts";
import { readRoster, useRoster } from "../state/roster.ts";
import { openThing } from "../state/view.ts";

const shownGaps = 8;

/** Layer by layer: who is on call now, until when, who is next; and what nobody covers in the days ahead. */
export function OnCallTable({ teamId }: { readonly teamId: string }): React.JSX.Element {
  const roster = useRoster((state) => state.roster);
  const failure = useRoster((state) => state.failure);
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const team = roster?.teams.find(({ team_id }) => team_id === teamId);
  const gaps = team === undefined ? [] : gapLines(team, roster?.at ?? 0, roster?.looked_until ?? 0, minute);
  return (
    <section className="record-section" aria-labelledby="team-on-call">
      <h3 id="team-on-call">{t("On call")}</h3>
      {failure !== null && (
        <p className="record-warning" role="status">
          {t("What stands here may be old: {{failure}}.", { failure })}{" "}
          <button type="button" className="link-button" onClick={() => void readRoster()}>
            {t("Read again")}
          </button>
        </p>
      )}
      {team === undefined && failure === null && <p className="mute">{t("Reading who is on call")}</p>}
      {team !== undefined && !team.has_shifts && (
        <p>{t("Nobody is planned, so this team is not called. Add a shift to put somebody on call.")}</p>
      )}
      {team !== undefined && team.has_shifts && (
        <>
          <table className="on-call-table">
            <thead>
              <tr>
                <th scope="col">{t("Layer")}</th>
                <th scope="col">{t("Now")}</th>
                <th scope="col">{t("Until")}</th>
                <th scope="col">{t("Next")}</th>
              </tr>
            </thead>
            <tbody>
              {team.layers.map((layer) => (
                <tr key={layer.layer}>
                  <th scope="row">
                    <span className="layer-colour" style={{ background: layer.color_hex ?? "transparent" }} />L
                    {layer.layer}
                    <span className="mute">
                      {layer.timeout_seconds === null
                        ? t(" never asked: not in the policy")
                        : ` ${formatDuration(layer.timeout_seconds)}`}
                    </span>
                  </th>
                  <td>
                    {layer.now.length > 0 ? (
                      layer.now.map(({ id, name, is_reachable }) => (
                        <span key={id} className="on-call-person">
                          <button type="button" className="link-button" onClick={() => openThing("people", id)}>
                            {name}
                          </button>
                          {!is_reachable && <span className="record-warning small"> {t("cannot be reached")}</span>}
                        </span>
                      ))
                    ) : layer.is_intended_gap ? (
                      <span className="mute">{t("nobody, on purpose")}</span>
                    ) : (
                      <b className="record-warning">{t("nobody")}</b>
                    )}
                  </td>
                  <td className="num">{layer.until === null ? "" : formatTurn(layer.until, minute)}</td>
                  <td className="num">
                    {nextWords(layer, minute) ?? <span className="mute">{t("nobody is planned")}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {gaps.length > 0 && (
            <ul className="gap-list" aria-label={t("Times without anybody in the next 7 days")}>
              {gaps.slice(0, shownGaps).map(({ key, words, isIntended }) => (
                <li key={key} className={isIntended ? "mute" : "record-warning"}>
                  {words}
                </li>
              ))}
              {gaps.length > shownGaps && (
                <li className="mute">{t("and {{length}} more", { length: gaps.length - shownGaps })}</li>
              )}
            </ul>
          )}
          {gaps.every(({ isIntended }) => isIntended) && (
            <p className="mute">{t("Every layer is covered for the next 7 days.")}</p>
          )}
        </>
      )}
    </section>
  );
}
