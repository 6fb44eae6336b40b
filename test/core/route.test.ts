import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { Condition, type Matched } from "../../src/core/match.ts";
import { Hours, isWithin } from "../../src/core/hours.ts";
import { route, type Router, type Routing } from "../../src/core/route.ts";
import { NewRouter } from "../../src/core/router.ts";

const alert: Matched = {
  alert_type: "DELAYED",
  severity: "LOW",
  title: "Door 7 is open",
  description: null,
  source: "Doors",
  source_id: null,
  integration_id: "doors",
  employee_id: null,
  employee_name: null,
  team_id: null,
  team_name: null,
  metadata: { site: "plant" },
};
const at = Date.UTC(2026, 10, 21, 18, 45);

const router = (id: string, fields: object): Router => ({ ...NewRouter.parse({ name: id, ...fields }), id });

function send(refs: readonly string[], routers: readonly Router[], edits: Partial<Matched> = {}): Routing | null {
  const routerOf = (ref: string): Router | null => routers.find(({ id }) => id === ref) ?? null;
  return route(refs, { ...alert, ...edits }, at, routerOf, (ref) => ref);
}

const assign = (...destinations: string[]) => ({ kind: "assign", destinations });
const about = (field: string, operator: string, value: unknown) => ({ field, operator, value });

test("what is sent to no router goes where it is sent", () => {
  expect(send(["gate"], [])).toBeNull();
  expect(send([], [router("r", {})])).toBeNull();
});

test("the first rule that matches decides, and says which it was and what it did", () => {
  const r = router("r", {
    rules: [
      { conditions: [about("title", "starts_with", "window")], actions: [assign("nobody")] },
      { name: "doors", conditions: [about("title", "contains", "door")], actions: [assign("gate", "7")] },
      { actions: [assign("later")] },
    ],
    catch_all: ["office"],
  });
  expect(send(["r", "asha"], [r])).toEqual({
    destinations: ["gate", "7", "asha"],
    severity: null,
    notes: [],
    suppressed_by: null,
    steps: [{ router_id: "r", router_name: "r", rule: 'rule 2 "doors"', did: "sent to gate, 7" }],
  });
});

test("a rule that goes on lets the next ones look, at the severity that it set", () => {
  const r = router("r", {
    rules: [
      {
        when_matched: "continue",
        actions: [
          { kind: "set_severity", severity: "CRITICAL" },
          { kind: "note", text: "the vault" },
        ],
      },
      { conditions: [about("severity", "is_at_least", "HIGH")], actions: [assign("guards")] },
    ],
  });
  expect(send(["r"], [r])).toMatchObject({
    destinations: ["guards"],
    severity: "CRITICAL",
    notes: ["the vault"],
    steps: [
      { rule: "rule 1", did: "severity LOW becomes CRITICAL; noted: the vault" },
      { rule: "rule 2", did: "sent to guards" },
    ],
  });
});

test("everything else goes to the catch-all, and so does everything while the router is disabled", () => {
  const rules = [{ conditions: [about("source", "is", "Cameras")], actions: [assign("cctv")] }];
  expect(send(["r"], [router("r", { rules, catch_all: ["office"] })])).toMatchObject({
    destinations: ["office"],
    steps: [{ rule: null, did: "no rule sends it anywhere: sent to office" }],
  });
  const disabled = router("r", { enabled: false, rules: [{ actions: [assign("cctv")] }], catch_all: ["office"] });
  expect(send(["r"], [disabled])).toMatchObject({
    destinations: ["office"],
    steps: [{ did: "the router is disabled: sent to office" }],
  });
  expect(send(["r"], [router("r", {})])).toMatchObject({
    destinations: [],
    steps: [{ did: "no rule sends it anywhere, and it names nobody for everything else" }],
  });
});

test.each([
  ["alert_type", "is", "DELAYED"],
  ["integration_id", "is", "doors"],
  ["metadata.site", "is_one_of", ["plant", "yard"]],
  ["title", "matches", "^door \\d+ is"],
])("%s %s %j matches", (field, operator, value) => {
  const conditions = [about(field, operator, value)];
  const r = router("r", { rules: [{ conditions, actions: [assign("gate")] }] });
  expect(send(["r"], [r])?.destinations).toEqual(["gate"]);
});

test("a regular expression that is none, or could take for ever, is refused when it is written", () => {
  for (const value of ["door(", "((a{100}){100}){100}", "x".repeat(201), 7])
    expect(Condition.safeParse(about("title", "matches", value)).success, String(value)).toBe(false);
  const evil = Condition.parse(about("title", "matches", "^(x+x+)+y$"));
  const r = router("r", { rules: [{ conditions: [evil], actions: [assign("gate")] }] });
  const began = performance.now();
  expect(send(["r"], [r], { title: "x".repeat(100_000) })?.destinations).toEqual([]);
  expect(performance.now() - began).toBeLessThan(1000);
});

describe("suppressing", () => {
  const quiet = (more = {}) => router("r", { rules: [{ actions: [{ kind: "suppress", ...more }] }], catch_all: ["o"] });

  test("calls nobody, whatever else it is sent to", () => {
    expect(send(["gate", "r", "asha"], [quiet()])).toMatchObject({
      destinations: [],
      suppressed_by: { id: "r", name: "r" },
    });
  });

  test("an SOS calls people all the same, unless the rule names it", () => {
    expect(send(["r"], [quiet()], { alert_type: "SOS" })).toMatchObject({
      destinations: ["o"],
      suppressed_by: null,
      steps: [{ did: "not suppressed: an SOS calls people unless the rule names it" }, {}],
    });
    expect(send(["r"], [quiet({ also_sos: true })], { alert_type: "SOS" })?.suppressed_by).not.toBeNull();
  });
});

describe("routers that name one another", () => {
  test("are passed once each", () => {
    const a = router("a", { catch_all: ["b", "gate"] });
    const b = router("b", { catch_all: ["a", "asha"] });
    expect(send(["a"], [a, b])).toMatchObject({ destinations: ["asha", "gate"] });
    expect(send(["a"], [a, b])?.steps.map(({ did }) => did)).toContain("passed already; b sends it there again");
  });

  test("come to an end, however they name one another", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const targets = fc.array(fc.constantFrom(...ids, "gate", "asha"), { maxLength: 4 });
    const world = fc.tuple(...ids.map(() => fc.tuple(targets, targets, fc.constantFrom("stop", "continue"))));
    fc.assert(
      fc.property(world, fc.subarray(ids, { minLength: 1 }), (tables, refs) => {
        const routers = tables.map(([first, rest, when_matched], place) =>
          router(ids[place] ?? "", {
            rules: first.length === 0 ? [] : [{ actions: [assign(...first)], when_matched }],
            catch_all: rest,
          }),
        );
        const found = send(refs, routers);
        expect(new Set(found?.destinations).size).toBe(found?.destinations.length);
        for (const one of found?.destinations ?? []) expect(["gate", "asha"]).toContain(one);
        expect(new Set(found?.steps.map(({ router_id }) => router_id)).size).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test("more than ten in a row go no further", () => {
    const chain = Array.from({ length: 12 }, (_, place) => router(`r${place}`, { catch_all: [`r${place + 1}`] }));
    expect(send(["r0"], chain)?.steps.at(-1)?.did).toBe("not looked at: 10 routers were passed before it");
  });
});

test("a thousand alerts through a hundred rules take no time that anybody notices", () => {
  const rules = Array.from({ length: 100 }, (_, place) => ({
    conditions: [about("title", "matches", `^gate ${place}\\b`), about("metadata.site", "is", "plant")],
    actions: [assign("gate")],
  }));
  const r = router("r", { rules, catch_all: ["office"] });
  send(["r"], [r]);
  const began = performance.now();
  for (let count = 0; count < 1000; count += 1) send(["r"], [r]);
  expect((performance.now() - began) / 1000).toBeLessThan(5);
});

describe("hours", () => {
  const nights = Hours.parse({ time_zone: "Asia/Kolkata", days_of_week: [5], from: "22:00", until: "06:00" });
  // Friday 20 November 2026 in Kolkata, which is 5:30 ahead.
  const kolkata = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 5, minute - 30);

  test.each([
    [20, 21, 59, false],
    [20, 22, 0, true],
    [21, 5, 59, true],
    [21, 6, 0, false],
    [21, 22, 0, false],
    [20, 3, 0, false],
  ])("on the %i at %i:%i: %s", (day, hour, minute, expected) => {
    expect(isWithin(nights, kolkata(day, hour, minute))).toBe(expected);
  });

  test("a rule is only looked at within its hours", () => {
    const hours = { time_zone: "UTC", from: "18:00", until: "19:00" };
    const only = (from: string) => router("r", { rules: [{ hours: { ...hours, from }, actions: [assign("gate")] }] });
    expect(send(["r"], [only("18:00")])?.destinations).toEqual(["gate"]);
    expect(send(["r"], [only("18:46")])?.destinations).toEqual([]);
  });
});
