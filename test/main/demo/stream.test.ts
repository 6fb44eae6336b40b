import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { Alert } from "../../../src/core/alert.ts";
import { comeAlive } from "../../../src/main/demo/demo.ts";
import { callerOf } from "../../../src/main/demo/found.ts";
import { firstPictureNumber } from "../../../src/main/demo/picture.ts";
import { moment, rehearse, type Rehearsal } from "./rehearsal.ts";

let rehearsal: Rehearsal;
let mostOpen = 0;

async function begin(): Promise<void> {
  rehearsal = await rehearse("demo");
  mostOpen = 0;
  rehearsal.station.onAlert(() => {
    mostOpen = Math.max(mostOpen, rehearsal.station.list.countOpen("default"));
  });
  comeAlive(rehearsal.stage);
}

const since = (at: number): readonly Alert[] =>
  rehearsal.station.reader.alerts("default", { since: at }, { limit: 10_000, after: null, descending: false }).items;

const operator = callerOf({ kind: "operator", name: "Priya Nair" });

describe("an hour of the stream", () => {
  beforeAll(async () => {
    await begin();
    await rehearsal.play(60);
  }, 60_000);
  afterAll(() => rehearsal.stop());

  it("brings a new one every 20 to 60 seconds, of many kinds, and never more than the board has room for", () => {
    const come = since(moment);
    const gaps = come.map(
      ({ triggered_at }, index) => (triggered_at - (come[index - 1]?.triggered_at ?? moment)) / 1000,
    );
    expect(Math.min(...gaps)).toBeGreaterThan(10);
    expect(come.length).toBeGreaterThan(55);
    expect(come.length).toBeLessThan(180);
    expect(mostOpen).toBeLessThanOrEqual(14);
    expect(mostOpen).toBeGreaterThan(8);
    expect(new Set(come.map(({ alert_type }) => alert_type)).size).toBe(7);
    expect(new Set(come.map(({ severity }) => severity)).size).toBe(4);
    expect(rehearsal.errors()).toEqual([]);
  });

  it("people close what they take, sometimes as a false alarm, and not before some has escalated", () => {
    const older = since(0).filter(({ triggered_at }) => triggered_at < moment + 40 * 60_000);
    expect(
      older.filter(({ status }) => status !== "CLOSED").map(({ number, status }) => `${number} ${status}`),
    ).toEqual([]);
    const come = older.filter(({ triggered_at }) => triggered_at >= moment);
    expect(come.filter(({ is_false_alarm }) => is_false_alarm).length).toBeGreaterThan(0);
    expect(come.filter(({ escalation_level }) => escalation_level > 1).length).toBeGreaterThan(0);
    expect(come.filter(({ comments_count }) => comments_count > 0).length).toBeGreaterThan(10);
  });

  it("channels fail now and then, and deliveries are reported later", () => {
    const { store } = rehearsal.station;
    const outcomes = store.db
      .prepare<[], { channel: string; status: string }>(
        "SELECT DISTINCT channel, status FROM alert_notifications WHERE attempts <> '[]'",
      )
      .all()
      .map(({ channel, status }) => `${channel} ${status}`);
    expect(outcomes).toEqual(
      expect.arrayContaining(["SMS delivered", "VOICE delivered", "WHATSAPP delivered", "EMAIL sent", "PUSH failed"]),
    );
    const reasons = store.db
      .prepare<[], { payload: string }>("SELECT payload FROM journal WHERE type = 'notification.delivered'")
      .all()
      .map(({ payload }) => (JSON.parse(payload) as { error: string | null }).error);
    expect(new Set(reasons)).toEqual(
      new Set([null, "undelivered 30003 the phone is off or out of reach", "busy", "no-answer"]),
    );
  });
});

describe("beside a real operator", () => {
  beforeEach(begin);
  afterEach(() => rehearsal.stop());

  it("leaves to the operator what the operator took, until it is handed back", async () => {
    const number = String(firstPictureNumber + 10);
    const status = (): string | undefined => rehearsal.station.reader.alert("default", number)?.alert.status;
    const taken = await rehearsal.station.desk.act(
      number,
      { kind: "acknowledge", by: "Priya Nair", notes: null },
      operator,
    );
    expect(taken.ok).toBe(true);
    await rehearsal.play(45);
    expect(status()).toBe("ACKNOWLEDGED");
    await rehearsal.station.desk.act(number, { kind: "unacknowledge", by: "Priya Nair", notes: null }, operator);
    await rehearsal.play(20);
    expect(status()).toBe("CLOSED");
  });

  it("answers what the operator raises", async () => {
    const raised = await rehearsal.station.desk.trigger({ alert_type: "SOS", title: "Caller at the gate" }, operator);
    if (!raised.ok) throw new Error(raised.refusal.detail);
    await rehearsal.play(20);
    expect(rehearsal.station.store.alerts.get(raised.value.alert.id)?.alert.status).toBe("CLOSED");
  });
});
