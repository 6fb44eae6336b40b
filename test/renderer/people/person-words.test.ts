import { expect, test } from "vitest";

import { collections, type Item } from "../../../src/core/collection.ts";
import { contactTrouble, matchesPerson } from "../../../src/renderer/people/person-words.ts";

const person = (fields: object): Item<"users"> => ({
  id: "u1",
  number: 7,
  account_id: "a",
  fields: collections.users.create.parse({ name: "Asha Rao", ...fields }),
  created_at: 0,
  updated_at: 0,
});

test("whoever has no address, or only unverified further ones, cannot be reached", () => {
  expect(contactTrouble(person({}).fields)).toBe("No contact: cannot be reached");
  expect(contactTrouble(person({ other_emails: ["asha@company.com"] }).fields)).toBe(
    "No verified contact: cannot be reached",
  );
  expect(contactTrouble(person({ phone: "+919845012345" }).fields)).toBeNull();
});

test.each([
  ["asha", true],
  ["rao asha", true],
  ["#7", true],
  ["night", true],
  ["98450-12345", true],
  ["dev", false],
  ["asha dev", false],
])("%j finds Asha Rao of Night Shift: %s", (query, isFound) => {
  expect(matchesPerson(person({ phone: "+919845012345" }), "Night Shift", query)).toBe(isFound);
});
