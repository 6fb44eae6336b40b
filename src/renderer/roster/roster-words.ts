// Who is on call, in words: now, until when, who is next, and when nobody is. Pure.
import type { RosterGap, RosterLayer, RosterPerson, TeamRoster } from "../../contract/roster.ts";
import { t } from "../language/language.ts";
import { formatTurn, formatTurnSpan } from "../parts/turn-time.ts";

export function peopleWords(people: readonly Pick<RosterPerson, "name">[], most = 2): string {
  const named = people.slice(0, most).map(({ name }) => name);
  const more = people.length - named.length;
  return more > 0 ? `${named.join(", ")} +${more}` : named.join(", ");
}

/** Nobody on a layer that would be asked, without being planned so. */
export const isOpen = ({ now, is_intended_gap, timeout_seconds }: RosterLayer): boolean =>
  now.length === 0 && !is_intended_gap && timeout_seconds !== null;

/** The first time ahead without anybody; one that lasts now comes first. */
export const firstGap = ({ gaps, timeout_seconds }: RosterLayer): RosterGap | null =>
  timeout_seconds === null ? null : (gaps.find(({ is_intended }) => !is_intended) ?? null);

const soonMs = 24 * 3_600_000;

/** For the strip: the gap that has to be seen now, because it lasts or comes within a day. */
export function urgentGap(layer: RosterLayer, now: number): RosterGap | null {
  const gap = firstGap(layer);
  return gap !== null && gap.start - now < soonMs ? gap : null;
}

export function gapTime({ start, end }: RosterGap, lookedFrom: number, lookedUntil: number, now: number): string {
  const isNow = start <= lookedFrom;
  if (isNow && end >= lookedUntil) return t("for the next 7 days");
  if (isNow) return t("now, until {{turn}}", { turn: formatTurn(end, now) });
  return end >= lookedUntil ? t("from {{turn}}", { turn: formatTurn(start, now) }) : formatTurnSpan(start, end, now);
}

export interface GapLine {
  readonly key: string;
  readonly words: string;
  readonly isIntended: boolean;
}

/** Every gap ahead of a team, layer by layer. Layers that are never asked have none. */
export function gapLines({ layers }: TeamRoster, lookedFrom: number, lookedUntil: number, now: number): GapLine[] {
  return layers
    .filter(({ timeout_seconds }) => timeout_seconds !== null)
    .flatMap(({ layer, gaps }) =>
      gaps.map((gap) => ({
        key: `${layer} ${gap.start}`,
        words: t(
          gap.is_intended ? "Nobody on layer {{layer}} on purpose, {{time}}" : "Nobody on layer {{layer}}, {{time}}",
          { layer, time: gapTime(gap, lookedFrom, lookedUntil, now) },
        ),
        isIntended: gap.is_intended,
      })),
    );
}

export function nextWords({ next }: RosterLayer, now: number): string | null {
  return next === null ? null : `${peopleWords(next.people)} ${formatTurn(next.start, now)}`;
}

/** The whole layer in a sentence, for a tooltip and for those who listen. */
export function layerSentence(layer: RosterLayer, now: number): string {
  const who = layer.now.length > 0 ? layer.now.map(({ name }) => name).join(", ") : t("nobody");
  const until = layer.until === null ? "" : t(" until {{turn}}", { turn: formatTurn(layer.until, now) });
  const next = nextWords(layer, now);
  const purpose = layer.is_intended_gap ? t(" on purpose") : "";
  return `${t("Layer {{layer}}", { layer: layer.layer })}: ${who}${purpose}${until}${next === null ? "" : t(", next {{next}}", { next })}`;
}
