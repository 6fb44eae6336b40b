import { expect, test } from "vitest";

import type { RosterLayer } from "../../../src/contract/roster.ts";
import { gapLines, isOpen, layerSentence, peopleWords, urgentGap } from "../../../src/renderer/roster/roster-words.ts";
import { nextReadIn } from "../../../src/renderer/state/roster.ts";

const hour = 3_600_000;
const day = 24 * hour;
const monday = new Date(2026, 2, 2, 12, 0).getTime();
const until = monday + 7 * day;
const asha = { id: "a", name: "Asha Rao", is_reachable: true };
const dev = { id: "d", name: "Dev Kumar", is_reachable: true };

const layer = (more: Partial<RosterLayer> = {}): RosterLayer => ({
  layer: 1,
  timeout_seconds: 300,
  color_hex: "#10B981",
  now: [asha],
  is_intended_gap: false,
  until: monday + 8 * hour,
  next: { people: [dev], start: monday + 8 * hour },
  gaps: [],
  ...more,
});
const team = (...layers: RosterLayer[]) => ({ team_id: "t", number: 1, name: "Night", has_shifts: true, layers });
const words = (one: RosterLayer): string[] => gapLines(team(one), monday, until, monday).map((line) => line.words);

test("says who is on call, until when, and who is next", () => {
  expect(layerSentence(layer(), monday)).toBe("Layer 1: Asha Rao until 20:00, next Dev Kumar 20:00");
  expect(layerSentence(layer({ now: [], until: null, next: null }), monday)).toBe("Layer 1: nobody");
});

test("names two and counts the others", () => {
  expect(peopleWords([asha, dev, asha, dev])).toBe("Asha Rao, Dev Kumar +2");
});

test("tells gaps in words", () => {
  const gap = (start: number, end: number, is_intended = false) => layer({ gaps: [{ start, end, is_intended }] });
  expect(words(gap(monday + 14 * hour, monday + 18 * hour))).toEqual(["Nobody on layer 1, Tue 02:00-06:00"]);
  expect(words(gap(monday + 10 * hour, monday + 12 * hour))).toEqual(["Nobody on layer 1, 22:00-24:00"]);
  expect(words(gap(monday, monday + 18 * hour))).toEqual(["Nobody on layer 1, now, until Tue 06:00"]);
  expect(words(gap(monday, until))).toEqual(["Nobody on layer 1, for the next 7 days"]);
  expect(words(gap(monday + day, until))).toEqual(["Nobody on layer 1, from Tue 12:00"]);
  expect(words(gap(monday + hour, monday + 2 * hour, true))).toEqual(["Nobody on layer 1 on purpose, 13:00-14:00"]);
});

test("a layer that the policy never asks has no gap", () => {
  const never = layer({ now: [], timeout_seconds: null, gaps: [{ start: monday, end: until, is_intended: false }] });
  expect(isOpen(never)).toBe(false);
  expect(words(never)).toEqual([]);
});

test("only a gap of the next day is urgent, and one on purpose never is", () => {
  const at = (start: number, is_intended = false) =>
    urgentGap(layer({ gaps: [{ start, end: start + hour, is_intended }] }), monday);
  expect(at(monday + 23 * hour)).not.toBeNull();
  expect(at(monday + 25 * hour)).toBeNull();
  expect(at(monday + hour, true)).toBeNull();
});

test("is read again when a turn ends, and at least every minute", () => {
  const roster = { at: monday, looked_until: until, teams: [team(layer({ until: monday + 5000, next: null }))] };
  expect(nextReadIn(roster, monday)).toBe(5050);
  expect(nextReadIn(roster, monday + 6000)).toBe(60_000);
  expect(nextReadIn(null, monday)).toBe(60_000);
});
