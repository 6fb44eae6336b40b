import { expect, test } from "vitest";

import type { Alert } from "../../../src/core/alert.ts";
import { createMatcher, type Filter, isMine, noFilter } from "../../../src/renderer/state/filter.ts";
import { noon, rowOf } from "../alert-row.ts";

/** The template of the rows is Meera Iyer's. */
const nobody = { employee_phone: null, employee_email: null, title: "SOS button" };

const rows = [
  rowOf(1041, {
    employee_name: "Meera Iyer",
    employee_phone: "+91 98450 12345",
    team_name: "Night Shift",
    severity: "CRITICAL",
  }),
  rowOf(1042, {
    employee_name: "Rahul Menon",
    ...nobody,
    alert_type: "MEDICAL",
    severity: "HIGH",
    metadata: { place: "Gate 4, Hosur Rd" },
  }),
  rowOf(1043, {
    employee_name: null,
    ...nobody,
    status: "DROPPED",
    title: "Gas leak in hall 2",
    source: "Plant 4",
    alert_type: "OTHER",
    severity: "HIGH",
  }),
  rowOf(1044, {
    employee_name: "Anita Joseph",
    ...nobody,
    status: "RESOLVED",
    acknowledged_by: "Priya N.",
    resolved_by: "Priya N.",
    severity: "LOW",
  }),
];

function found(filter: Partial<Filter>): readonly number[] {
  const matches = createMatcher({ ...noFilter, ...filter }, { operator_name: "Priya N.", now: noon });
  return rows.filter(matches).map(({ number }) => number);
}

test("search finds by number, person, phone, place, team, source and status, in any case and order", () => {
  expect(found({ query: "#1041" })).toEqual([1041]);
  expect(found({ query: "IYER meera" })).toEqual([1041]);
  expect(found({ query: "9845012345" })).toEqual([1041]);
  expect(found({ query: "hosur" })).toEqual([1042]);
  expect(found({ query: "night shift" })).toEqual([1041]);
  expect(found({ query: "plant gas" })).toEqual([1043]);
  expect(found({ query: "dropped" })).toEqual([1043]);
  expect(found({ query: "nobody of that name" })).toEqual([]);
});

test("lists: unreached holds what was dropped, mine what this operator took, to close what is resolved", () => {
  expect(found({ tab: "unreached" })).toEqual([1043]);
  expect(found({ tab: "mine" })).toEqual([1044]);
  expect(found({ tab: "to_close" })).toEqual([1044]);
});

test("severities, types and teams narrow together; none chosen means all", () => {
  expect(found({ severities: ["HIGH"] })).toEqual([1042, 1043]);
  expect(found({ severities: ["HIGH"], types: ["MEDICAL"] })).toEqual([1042]);
  expect(found({ teams: ["Night Shift"] })).toEqual([1041]);
  expect(found({})).toHaveLength(4);
});

test("an alert that was handed on is the other one's; an open one is nobody's", () => {
  const mine = (fields: Partial<Alert>): boolean =>
    isMine(rowOf(1, { acknowledged_by: "Priya N.", ...fields }), "Priya N.");
  expect(mine({ status: "ACKNOWLEDGED" })).toBe(true);
  expect(mine({ status: "ACKNOWLEDGED", handed_to: "Dev K." })).toBe(false);
  expect(mine({ status: "TRIGGERED" })).toBe(false);
  expect(isMine(rowOf(1, { status: "ACKNOWLEDGED", acknowledged_by: "" }), "")).toBe(false);
});
