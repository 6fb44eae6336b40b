import { afterEach, describe, expect, it } from "vitest";

import type { Alert } from "../../../src/core/alert.ts";
import { flood } from "../../../src/main/demo/crowd.ts";
import { readScene, type Scene } from "../../../src/main/demo/populate.ts";
import { moment, rehearse, type Rehearsal } from "./rehearsal.ts";

let running: Rehearsal[] = [];
async function show(scene: Scene, seed?: number): Promise<Rehearsal> {
  const rehearsal = await rehearse(scene, seed);
  running.push(rehearsal);
  return rehearsal;
}

afterEach(async () => {
  for (const { stop } of running) await stop();
  running = [];
});

const openOf = ({ station }: Rehearsal): readonly Alert[] =>
  station.list.open("default").toSorted((a, b) => a.number - b.number);

/** As a row of the board: number, seconds, who, what, where, reached, status. */
const rowOf = (alert: Alert): string =>
  [
    `#${alert.number}`,
    (moment - alert.triggered_at) / 1000,
    alert.employee_name ?? alert.source,
    alert.title,
    alert.metadata?.["place"],
    `${alert.people_reached} of ${alert.people_paged}`,
    alert.status,
  ].join(" | ");

describe("the board of the picture", () => {
  it("shows its eight alerts at the moment of the picture", async () => {
    const rehearsal = await show("board-picture");
    expect(openOf(rehearsal).map(rowOf)).toEqual([
      "#1033 | 3130 | Anita Joseph | SOS button | Indiranagar | 2 of 2 | RESOLVED",
      "#1035 | 1908 | Route 9 | Delayed 22 min | KR Puram | 1 of 2 | ACKNOWLEDGED",
      "#1036 | 1503 | S. Thomas | Safety concern | Block C | 1 of 1 | IN_PROGRESS",
      "#1038 | 680 | Farah Khan | SOS button | MG Road Metro | 2 of 2 | IN_PROGRESS",
      "#1040 | 401 | Plant 4 | Gas leak in hall 2 | Peenya | 4 of 4 | ACKNOWLEDGED",
      "#1041 | 252 | Meera Iyer | SOS button | Outer Ring Rd, Bellandur | 0 of 4 | TRIGGERED",
      "#1042 | 115 | Cab KA-01-9911 | Route deviation | Sarjapur Rd | 1 of 2 | TRIGGERED",
      "#1043 | 38 | Rahul Menon | Medical | Gate 4, Hosur Rd | 2 of 3 | TRIGGERED",
    ]);
    const gasLeak = openOf(rehearsal).find(({ number }) => number === 1040);
    expect(gasLeak?.dedup_count).toBe(12);
    expect(rehearsal.station.list.countClosedSince("default", moment - 9 * 3_600_000)).toBe(31);
    expect(rehearsal.errors()).toEqual([]);
  });

  it("tells of each channel why it reached nobody, and what was due at its instant", async () => {
    const { station } = await show("board-picture");
    const unreached = station.reader.alert("default", "1041");
    const errors = new Set(unreached?.notifications.map(({ channel, error }) => `${channel} ${error}`));
    expect(errors).toEqual(
      new Set([
        "SMS Twilio 30003: the phone is off or out of reach",
        "EMAIL the server said 452 4.2.2 Mailbox full",
        "PUSH not_configured",
        "VOICE Twilio: busy",
      ]),
    );
    const [first] = unreached?.escalations ?? [];
    expect(first).toMatchObject({
      is_auto_escalation: true,
      escalated_at: moment - 252_000 + 120_000,
      escalated_to: ["Chief Security Officer", "VP Operations"],
    });
  });

  it("is all in the journal: a refill gives the same rows", async () => {
    const rehearsal = await show("board-picture");
    const before = openOf(rehearsal);
    rehearsal.station.store.refill();
    expect(openOf(rehearsal)).toEqual(before);
  });

  it("is the same for the same chance, and another past for another", async () => {
    const past = async (seed: number): Promise<unknown> => {
      const { station } = await show("board-picture", seed);
      const alerts = station.reader.alerts("default", {}, { limit: 200, after: null, descending: false }).items;
      return alerts.map(({ number, title, triggered_at, closed_by, closed_at }) => [
        number,
        title,
        triggered_at,
        closed_by,
        closed_at,
      ]);
    };
    const [first, again, other] = [await past(3), await past(3), await past(4)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe("the other scenes", () => {
  it("a busy board has 200 open alerts, and somebody who was not reached", async () => {
    const rehearsal = await show("busy");
    const open = openOf(rehearsal);
    expect(open).toHaveLength(200);
    expect(new Set(open.map(({ status }) => status))).toEqual(
      new Set(["TRIGGERED", "ACKNOWLEDGED", "IN_PROGRESS", "RESOLVED"]),
    );
    expect(open.filter(({ people_reached }) => people_reached === 0)).toHaveLength(1);
  });

  it("an empty board has a past", async () => {
    const rehearsal = await show("empty");
    expect(openOf(rehearsal)).toEqual([]);
    expect(rehearsal.station.list.lastTriggeredAt("default")).toBeGreaterThan(moment - 3_600_000);
  });

  it("a flood leaves open what it brought, with nothing left to send and nothing overdue", async () => {
    const rehearsal = await show("empty");
    await flood(rehearsal.stage, 1000, moment + 120_000);
    const open = openOf(rehearsal);
    expect(open).toHaveLength(1000);
    expect(open.filter(({ status }) => status === "TRIGGERED").length).toBeGreaterThan(700);
    expect(
      open.every(({ next_escalation_at }) => next_escalation_at === null || next_escalation_at > moment + 120_000),
    ).toBe(true);
    const { waiting } = rehearsal.station.store.db
      .prepare<[], { waiting: number }>(
        "SELECT count(*) AS waiting FROM alert_notifications WHERE next_attempt_at IS NOT NULL",
      )
      .get() ?? { waiting: -1 };
    expect(waiting).toBe(0);
  });

  it("chooses a scene by its name, and says which there are", () => {
    expect(readScene(["electron", ".", "--demo"])).toBe("demo");
    expect(readScene(["--demo", "--scene=flood"])).toBe("flood");
    expect(() => readScene(["--scene=rain"])).toThrow('There is no scene "rain", only demo, board-picture');
  });
});
