import { expect, test } from "vitest";

import { changeLines, fieldWords } from "../../../src/renderer/records/value-words.ts";

const nameOf = (id: string): string | null => (id === "u1" ? "Asha Rao" : null);

test("fields read as words", () => {
  expect(fieldWords("primary_recipients")).toBe("Primary recipients");
  expect(fieldWords("team_id")).toBe("Team");
  expect(fieldWords("user_ids")).toBe("User");
});

test("of a list only what came and went is told, one line each", () => {
  const before = [
    { name: "A", email: "a@x.example", channels: ["SMS"] },
    { name: "B", email: null, channels: ["EMAIL"] },
  ];
  const after = [{ name: "A", email: "a@x.example", channels: ["SMS", "VOICE"] }, before[1]];
  expect(changeLines({ before, after }, nameOf)).toEqual({
    before: ["A \u00b7 email a@x.example \u00b7 channels SMS"],
    after: ["A \u00b7 email a@x.example \u00b7 channels SMS, VOICE"],
    isReordered: false,
  });
  expect(changeLines({ before, after: before.toReversed() }, nameOf).isReordered).toBe(true);
});

test("people are named, switches read yes and no, nothing is no line", () => {
  expect(changeLines({ before: null, after: "u1" }, nameOf)).toEqual({
    before: [],
    after: ["Asha Rao"],
    isReordered: false,
  });
  expect(changeLines({ before: true, after: false }, nameOf)).toMatchObject({ before: ["yes"], after: ["no"] });
  expect(changeLines({ before: 100, after: 200 }, nameOf)).toMatchObject({ before: ["100"], after: ["200"] });
});
