import type { AllAnswers } from "../../core/figures/answer.ts";
import { standards } from "../../core/figures/standard.ts";
import { t } from "../language/language.ts";
import { formatCount } from "../parts/time.ts";
import { type Change, changeOf, formatSeconds, formatShare, shareOf } from "./figure-words.ts";

interface AnswerSectionProps {
  readonly now: AllAnswers;
  readonly before: AllAnswers;
}

const measures = [
  ["p50", "Half within"],
  ["p80", "80 % within"],
  ["p90", "90 % within"],
  ["p95", "95 % within"],
  ["p98_5", "98.5 % within"],
] as const;

export function AnswerSection({ now, before }: AnswerSectionProps): React.JSX.Element {
  const falseNow = shareOf(now.false_alarms, now.over);
  const falseBefore = shareOf(before.false_alarms, before.over);
  const note = before.alerts === 0 ? t("none before") : t("as before");
  return (
    <section className="figures-section" aria-labelledby="figures-answers">
      <div className="figures-head">
        <h2 id="figures-answers">{t("Time until somebody answers")}</h2>
      </div>
      <dl className="figures-tiles">
        {measures.map(([measure, name]) => (
          <Tile
            key={measure}
            name={t(name)}
            value={formatSeconds(now.seconds[measure])}
            note={note}
            change={changeOf(now.seconds[measure], before.seconds[measure], formatSeconds, 0.1)}
          />
        ))}
        <Tile
          name={t("Alerts")}
          value={formatCount(now.alerts)}
          note={t("{{n}} before", { n: formatCount(before.alerts) })}
        />
        <Tile
          name={t("Nobody answered")}
          value={formatCount(now.alerts - now.answered)}
          note={note}
          change={changeOf(now.alerts - now.answered, before.alerts - before.answered, formatCount, 1)}
        />
        <Tile
          name={t("False alarms")}
          value={formatShare(falseNow)}
          note={note}
          change={changeOf(falseNow, falseBefore, formatShare, 0.0005)}
        />
      </dl>
      <Standards now={now} before={before} />
    </section>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly change?: Change | null;
  /** Said when nothing changed. */
  readonly note: string;
}

function Tile({ name, value, change = null, note }: TileProps): React.JSX.Element {
  return (
    <div className="figures-tile">
      <dt>{name}</dt>
      <dd className="num">{value}</dd>
      <dd className="figures-change num" data-worse={change?.isWorse || undefined}>
        {change === null ? note : `${change.isWorse ? "▲" : "▽"} ${change.text}`}
      </dd>
    </div>
  );
}

const confidences = {
  public: null,
  cited: "from secondary sources",
  unverified: "unverified",
} as const;

function Standards({ now, before }: AnswerSectionProps): React.JSX.Element {
  return (
    <div className="figures-scroll">
      <table className="figures-table">
        <caption className="unseen">{t("Kept to standards")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Standard")}</th>
            <th scope="col">{t("Asked for")}</th>
            <th scope="col">{t("Achieved")}</th>
            <th scope="col">{t("Before")}</th>
            <th scope="col">{t("Judgement")}</th>
            <th scope="col">{t("Clause")}</th>
          </tr>
        </thead>
        <tbody>
          {now.standards.map(({ standard_id, share, seconds, reached }, place) => {
            const standard = standards.find(({ id }) => id === standard_id);
            const confidence = standard === undefined ? null : confidences[standard.confidence];
            const isKept = reached === null ? null : reached >= share;
            return (
              <tr key={`${standard_id} ${share}`}>
                <th scope="row">
                  {standard?.name ?? standard_id}
                  {confidence !== null && <span className="figures-mark">{t(confidence)}</span>}
                </th>
                <td className="num">{t("{{share}} within {{seconds}} s", { share: `${share * 100} %`, seconds })}</td>
                <td className="num">{formatShare(reached)}</td>
                <td className="num mute">{formatShare(before.standards[place]?.reached ?? null)}</td>
                <td>
                  {isKept === null ? (
                    <span className="mute">{t("nothing to judge")}</span>
                  ) : isKept ? (
                    t("kept")
                  ) : (
                    <b className="figures-missed">▲ {t("missed")}</b>
                  )}
                </td>
                <td className="mute small">{standard === undefined ? "" : t(standard.clause)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
