import fc from "fast-check";
import { expect, test } from "vitest";

import { type AlertStatus, AlertStatus as Status, isUnanswered, Severity } from "../../../src/core/alert.ts";
import { chooseLoop, newlyDrilled, newlyDropped } from "../../../src/renderer/sound/choose-loop.ts";

const alert = (severity: Severity, status: AlertStatus = "TRIGGERED") => ({ severity, status, is_drill: false });
const all = Severity.options;
const scene = { audible: all, muted_until: null, now: 1000 };

test("nothing plays on an empty board", () => {
  expect(chooseLoop({ ...scene, alerts: [] })).toEqual({
    kind: "quiet",
    severity: null,
    waiting: 0,
    muted_until: null,
  });
});

test("the loudest severity that waits for an answer plays, whatever order they came in", () => {
  const alerts = [alert("LOW"), alert("HIGH"), alert("MEDIUM")];
  expect(chooseLoop({ ...scene, alerts })).toMatchObject({ kind: "play", severity: "HIGH", waiting: 3 });
  expect(chooseLoop({ ...scene, alerts: alerts.toReversed() })).toMatchObject({ kind: "play", severity: "HIGH" });
});

test.each([
  ["QUEUED", "play"],
  ["TRIGGERED", "play"],
  ["DROPPED", "play"],
  ["ACKNOWLEDGED", "quiet"],
  ["IN_PROGRESS", "quiet"],
  ["RESOLVED", "quiet"],
  ["CLOSED", "quiet"],
  ["SUPPRESSED", "quiet"],
] as const)("%s: %s", (status, kind) => {
  expect(chooseLoop({ ...scene, alerts: [alert("CRITICAL", status)] }).kind).toBe(kind);
});

test("a critical alert that was acknowledged leaves the floor to the next severity", () => {
  const alerts = [alert("CRITICAL", "ACKNOWLEDGED"), alert("LOW")];
  expect(chooseLoop({ ...scene, alerts })).toMatchObject({ kind: "play", severity: "LOW", waiting: 1 });
});

test("a severity that is not audible neither sounds nor counts", () => {
  const alerts = [alert("LOW"), alert("LOW"), alert("MEDIUM")];
  const audible = ["CRITICAL", "MEDIUM"] as const;
  expect(chooseLoop({ ...scene, audible, alerts })).toMatchObject({ severity: "MEDIUM", waiting: 1 });
  expect(chooseLoop({ ...scene, audible: [], alerts }).kind).toBe("quiet");
});

test("mute holds for critical alerts too, says until when, and ends by itself", () => {
  const alerts = [alert("CRITICAL")];
  expect(chooseLoop({ ...scene, alerts, muted_until: 1001 })).toEqual({
    kind: "muted",
    severity: "CRITICAL",
    waiting: 1,
    muted_until: 1001,
  });
  expect(chooseLoop({ ...scene, alerts, muted_until: 1000 })).toMatchObject({ kind: "play", muted_until: null });
});

test("mute is told even while nothing waits", () => {
  expect(chooseLoop({ ...scene, alerts: [], muted_until: 2000 })).toMatchObject({ kind: "muted", waiting: 0 });
});

test("unmuted, it is silent exactly when no audible alert waits", () => {
  const alerts = fc.array(
    fc
      .constantFrom(...all)
      .chain((severity) => fc.constantFrom(...Status.options).map((status) => alert(severity, status))),
  );
  fc.assert(
    fc.property(alerts, fc.subarray([...all]), (board, audible) => {
      const asking = board.filter(({ status, severity }) => isUnanswered(status) && audible.includes(severity));
      const choice = chooseLoop({ ...scene, alerts: board, audible });
      expect(choice.kind).toBe(asking.length === 0 ? "quiet" : "play");
      expect(choice.waiting).toBe(asking.length);
      expect(choice.severity).toBe(all.find((one) => asking.some(({ severity }) => severity === one)) ?? null);
    }),
  );
});

test("only an alert that was dropped since the last look is news", () => {
  const one = { id: "a", status: "DROPPED" as const, is_drill: false };
  const two = { id: "b", status: "TRIGGERED" as const, is_drill: false };
  const start = newlyDropped(null, [one, two]);
  expect(start).toEqual({ dropped: new Set(["a"]), isNew: false });
  expect(newlyDropped(start.dropped, [one, two]).isNew).toBe(false);
  expect(newlyDropped(start.dropped, [one, { ...two, status: "DROPPED" }]).isNew).toBe(true);
  expect(newlyDropped(start.dropped, []).dropped.size).toBe(0);
});

test("an alert that was escalated again and dropped again is news again", () => {
  const dropped = newlyDropped(null, [{ id: "a", status: "DROPPED", is_drill: false }]).dropped;
  const between = newlyDropped(dropped, [{ id: "a", status: "TRIGGERED", is_drill: false }]).dropped;
  expect(newlyDropped(between, [{ id: "a", status: "DROPPED", is_drill: false }]).isNew).toBe(true);
});

test("an exercise plays no loop, is never dropped into the room's ears, and is new once", () => {
  const drill = { id: "d", severity: "CRITICAL", status: "DROPPED", is_drill: true } as const;
  expect(chooseLoop({ ...scene, alerts: [drill] })).toMatchObject({ kind: "quiet", waiting: 0 });
  expect(newlyDropped(new Set(), [drill]).isNew).toBe(false);
  expect(newlyDrilled(null, [drill]).isNew).toBe(false);
  const first = newlyDrilled(new Set(), [drill, { id: "a", is_drill: false }]);
  expect(first.isNew).toBe(true);
  expect(newlyDrilled(first.drills, [drill]).isNew).toBe(false);
});
