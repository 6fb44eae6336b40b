import { expect, test } from "vitest";

import { createAnswerTally } from "../../../src/core/figures/answer.ts";
import { createDeliveryTally } from "../../../src/core/figures/delivery.ts";
import { loadOf } from "../../../src/core/figures/load.ts";
import { zoneNamed } from "../../../src/core/schedule/zone.ts";
import { changeOf, formatSeconds, formatShare } from "../../../src/renderer/figures/figure-words.ts";
import { figuresToCsv } from "../../../src/renderer/figures/figures-csv.ts";
import { before, dayText, spanOf } from "../../../src/renderer/figures/period.ts";

const local = (text: string): number => new Date(text).getTime();
const now = local("2026-11-21T18:45:00");
const day = 86_400_000;

test("periods begin at midnight of this computer and end now, or with their last day", () => {
  const span = (kind: "today" | "7" | "own", first = "", last = "") => spanOf({ kind, first, last }, now);
  expect(span("today")).toEqual({ from: local("2026-11-21T00:00:00"), to: now });
  expect(span("7")).toEqual({ from: local("2026-11-15T00:00:00"), to: now });
  expect(span("own", "2026-11-01", "2026-11-01")).toEqual({
    from: local("2026-11-01T00:00:00"),
    to: local("2026-11-02T00:00:00"),
  });
  expect(span("own", "2026-11-02", "2026-11-01")).toBeNull();
  expect(span("own", "", "2026-11-01")).toBeNull();
  expect(dayText(now)).toBe("2026-11-21");
});

test("the period before is as long and ends where it begins", () => {
  expect(before({ from: 10 * day, to: 17 * day })).toEqual({ from: 3 * day, to: 10 * day });
});

test("seconds and shares in words, and what became worse", () => {
  expect([null, 0, 4.25, 12.4, 90].map(formatSeconds)).toEqual(["–", "0.0 s", "4.3 s", "12 s", "1 min 30 s"]);
  expect([null, 0.9854].map(formatShare)).toEqual(["–", "98.5 %"]);
  expect(changeOf(12, 9, formatSeconds, 0.1)).toEqual({ text: "+3.0 s", isWorse: true });
  expect(changeOf(9, 12, formatSeconds, 0.1)).toEqual({ text: "−3.0 s", isWorse: false });
  expect(changeOf(9, 9.01, formatSeconds, 0.1)).toBeNull();
  expect(changeOf(9, null, formatSeconds, 0.1)).toBeNull();
});

function figures(person: string, seconds: number): Parameters<typeof figuresToCsv>[0] {
  const answers = createAnswerTally({ zone: zoneNamed("UTC"), now });
  answers.add({
    id: "a",
    triggered_at: now,
    answered_at: now + seconds * 1000,
    answered_by: person,
    alert_type: "SOS",
    team_id: null,
    team_name: null,
    is_over: true,
    is_false_alarm: true,
  });
  const channels = createDeliveryTally();
  channels.add({ channel: "SMS", status: "delivered", tenths: 12, count: 2, cost: 0.1 });
  return {
    answers: answers.figures(),
    load: loadOf([now], { from: now - day, to: now + 1, operators: 1, slots: 1 }),
    channels: channels.figures(),
  };
}

test("one measure a line, beside that of the period before; a name is no formula", () => {
  const lines = figuresToCsv(figures("=HYPERLINK(1)", 4), figures("Priya", 8)).split("\r\n");
  expect(lines[0]).toBe("section,name,measure,value,period_before");
  expect(lines).toContain("all,,p50_seconds,4,8");
  expect(lines).toContain(`person,"'=HYPERLINK(1)",p50_seconds,4,`);
  expect(lines).toContain("channel,SMS,delivered,2,2");
  expect(lines).toContain("standard,NENA,share within 15 s (asked: 0.9),1,1");
});
