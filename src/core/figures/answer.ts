// How soon alerts were answered: all together, and by team, type, shift and person.
import type { AlertType } from "../alert.ts";
import { typeNames } from "../message.ts";
import { hourMs } from "../schedule/wall-time.ts";
import type { Zone } from "../schedule/zone.ts";
import { type Percentiles, percentilesOf } from "./percentile.ts";
import { judge, type Kept } from "./standard.ts";

/** What the figures need to know of an alert. */
export interface AlertFigure {
  readonly id: string;
  readonly triggered_at: number;
  /** When the first person took it, or finished it without that; epoch ms. */
  readonly answered_at: number | null;
  readonly answered_by: string | null;
  readonly alert_type: AlertType;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly is_over: boolean;
  readonly is_false_alarm: boolean;
}

export const groupings = ["team", "type", "shift", "person"] as const;
export type Grouping = (typeof groupings)[number];

export interface AnswerFigures {
  readonly alerts: number;
  readonly answered: number;
  readonly over: number;
  readonly false_alarms: number;
  /** Seconds, of those that were answered. */
  readonly seconds: Percentiles;
}

export interface AnswerGroup extends AnswerFigures {
  readonly key: string;
  readonly name: string;
}

export interface AllAnswers extends AnswerFigures {
  readonly standards: readonly Kept[];
  /** Most alerts first; shifts in the order of the day. */
  readonly groups: Readonly<Record<Grouping, readonly AnswerGroup[]>>;
}

const shifts = [
  { key: "night", name: "Night, 22:00 to 06:00" },
  { key: "morning", name: "Morning, 06:00 to 14:00" },
  { key: "evening", name: "Evening, 14:00 to 22:00" },
] as const;

function shiftAt(at: number, zone: Zone): (typeof shifts)[number] {
  const hour = Math.floor(zone.toWall(at) / hourMs) % 24;
  return hour < 6 || hour >= 22 ? shifts[0] : hour < 14 ? shifts[1] : shifts[2];
}

interface Pile {
  readonly key: string;
  readonly name: string;
  alerts: number;
  over: number;
  falseAlarms: number;
  readonly answers: number[];
}

export interface AnswerTally {
  readonly add: (alert: AlertFigure) => void;
  readonly figures: () => AllAnswers;
}

/** `now`, epoch ms: until then what nobody has answered has waited. */
export function createAnswerTally({ zone, now }: { readonly zone: Zone; readonly now: number }): AnswerTally {
  const all = newPile("", "");
  const waits: number[] = [];
  const piles: Readonly<Record<Grouping, Map<string, Pile>>> = {
    team: new Map(),
    type: new Map(),
    shift: new Map(shifts.map(({ key, name }) => [key, newPile(key, name)])),
    person: new Map(),
  };

  function pileOf(grouping: Grouping, key: string, name: string): Pile {
    const known = piles[grouping].get(key);
    if (known !== undefined) return known;
    const made = newPile(key, name);
    piles[grouping].set(key, made);
    return made;
  }

  return {
    add: (alert) => {
      const { alert_type, team_id, team_name, triggered_at, answered_at, answered_by } = alert;
      const seconds = answered_at === null ? null : Math.max(0, answered_at - triggered_at) / 1000;
      if (seconds === null) waits.push((now - triggered_at) / 1000);
      const { key, name } = shiftAt(triggered_at, zone);
      count(all, alert, seconds);
      count(pileOf("team", team_id ?? "", team_name ?? team_id ?? ""), alert, seconds);
      count(pileOf("type", alert_type, typeNames[alert_type]), alert, seconds);
      count(pileOf("shift", key, name), alert, seconds);
      if (answered_by !== null) count(pileOf("person", answered_by, answered_by), alert, seconds);
    },
    figures: () => {
      const whole = figuresOf(all);
      const listed = (grouping: Grouping): readonly AnswerGroup[] => {
        const groups = [...piles[grouping].values()].map((pile) => ({
          key: pile.key,
          name: pile.name,
          ...figuresOf(pile),
        }));
        return grouping === "shift" ? groups : groups.toSorted((one, other) => other.alerts - one.alerts);
      };
      return {
        ...whole,
        standards: judge(all.answers, waits),
        groups: { team: listed("team"), type: listed("type"), shift: listed("shift"), person: listed("person") },
      };
    },
  };
}

const newPile = (key: string, name: string): Pile => ({ key, name, alerts: 0, over: 0, falseAlarms: 0, answers: [] });

function count(pile: Pile, { is_over, is_false_alarm }: AlertFigure, seconds: number | null): void {
  pile.alerts += 1;
  if (is_over) pile.over += 1;
  if (is_false_alarm) pile.falseAlarms += 1;
  if (seconds !== null) pile.answers.push(seconds);
}

function figuresOf(pile: Pile): AnswerFigures {
  pile.answers.sort((one, other) => one - other);
  return {
    alerts: pile.alerts,
    answered: pile.answers.length,
    over: pile.over,
    false_alarms: pile.falseAlarms,
    seconds: percentilesOf(pile.answers),
  };
}
