import { expect, test } from "vitest";

import type { RaiseDraft } from "../../../src/renderer/raise/raise-draft.ts";
import { atFields, toTrigger } from "../../../src/renderer/raise/to-trigger.ts";

const draft: RaiseDraft = {
  id: "console-1",
  alert_type: "MEDICAL",
  severity: null,
  person: null,
  who: "",
  phone: "",
  team_id: null,
  place: "",
  position: "",
  title: "",
  description: "",
  is_drill: false,
};
const meera = { id: "u1", name: "Meera Iyer", phone: "+919845012345", team_id: "t1", team_name: "Night Shift" };

const trigger = (change: Partial<RaiseDraft>) => {
  const read = toTrigger({ ...draft, ...change });
  return read.ok ? read.trigger : read.errors;
};

test("the type alone is enough, and the draft's id makes a second sending harmless", () => {
  expect(trigger({})).toMatchObject({ alert_type: "MEDICAL", severity: null, source_id: "console-1", metadata: null });
});

test("an exercise is marked as one, and nothing else is", () => {
  expect(trigger({ is_drill: true })).toMatchObject({ is_drill: true });
  expect(trigger({})).not.toHaveProperty("is_drill");
});

test("a person of the list goes along as such", () => {
  expect(trigger({ person: meera, team_id: "t1", position: "12.97, 77.59" })).toMatchObject({
    employee_id: "u1",
    team_id: "t1",
    current_latitude: 12.97,
    current_longitude: 77.59,
    title: null,
    description: null,
  });
});

test("an unknown name stands in title and description, where those who are paged read it", () => {
  expect(trigger({ who: " Ravi ", phone: "98450 1", place: "Gate 4", description: "Fell" })).toMatchObject({
    employee_id: null,
    title: "Medical: Ravi",
    description: "Fell\nPerson: Ravi\nCall back: 98450 1\nPlace: Gate 4",
    metadata: { person_name: "Ravi", call_back: "98450 1", place: "Gate 4" },
  });
});

test("a title of one's own is kept", () => {
  expect(trigger({ who: "Ravi", title: "Fall from ladder" })).toMatchObject({ title: "Fall from ladder" });
});

test("what is wrong is said at its field, all at once", () => {
  expect(trigger({ alert_type: null, position: "91, 10" })).toEqual({
    alert_type: expect.any(String),
    position: expect.stringContaining("Latitude 91"),
  });
  expect(trigger({ title: "x".repeat(301), description: "y".repeat(10_001) })).toEqual({
    title: "must be at most 300 characters",
    description: "must be at most 10000 characters",
  });
});

test("main's complaints find their fields; the first one of a field counts", () => {
  expect(
    atFields([
      { path: "current_longitude", message: "one" },
      { path: "current_latitude", message: "two" },
      { path: "employee_id", message: "three" },
      { path: "unheard.of", message: "four" },
    ]),
  ).toEqual({ position: "one", who: "three" });
});
