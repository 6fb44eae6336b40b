import { expect, test } from "vitest";

import { readConfigurations, writeConfigurations } from "../../src/core/configuration-text.ts";
import { NewConfiguration } from "../../src/core/configuration.ts";
import { emergencyResponse, enterprise, nightShift, startup } from "../kit/configurations.ts";

const examples = [emergencyResponse, startup, enterprise, nightShift];

test("the customer's own examples are read as they are, alone and together", () => {
  for (const example of examples)
    expect(readConfigurations(JSON.stringify(example))).toEqual({
      ok: true,
      value: [{ config_name: example.config_name, fields: NewConfiguration.parse(example), errors: [] }],
    });
  const together = readConfigurations(JSON.stringify(examples));
  expect(together.ok && together.value.map(({ config_name }) => config_name)).toEqual(
    examples.map(({ config_name }) => config_name),
  );
});

test("what is written is read back the same", () => {
  const kept = examples.map((example) => NewConfiguration.parse(example));
  for (const configurations of [kept, kept.slice(0, 1)]) {
    const read = readConfigurations(writeConfigurations(configurations));
    expect(read.ok && read.value.map(({ fields }) => fields)).toEqual(configurations);
  }
});

test("a list as the API answers it is read; what it adds to each is left out", () => {
  const item = { id: "01", number: 3, created_at: "2026-01-01T00:00:00Z", warnings: [], ...startup };
  expect(readConfigurations(JSON.stringify({ data: [item], has_more: false }))).toMatchObject({
    value: [{ errors: [], fields: { config_name: "Company-Wide Alerts" } }],
  });
});

test("mistakes come back by path, beside what is right", () => {
  const wrong = { ...enterprise, priority: 2000, colour: "red" };
  const read = readConfigurations(JSON.stringify([startup, wrong, 7]));
  expect(read.ok && read.value.map(({ fields, errors }) => [fields === null, errors.map(({ path }) => path)])).toEqual([
    [false, []],
    [true, ["priority", "colour"]],
    [true, [""]],
  ]);
});

test("what is no JSON is refused with its line", () => {
  const read = readConfigurations('{\n  "config_name": "Night",\n  oops\n}');
  expect(read).toMatchObject({ ok: false, refusal: { kind: "invalid" } });
  expect(!read.ok && read.refusal.detail).toMatch(/line 3 column 3/u);
  expect(readConfigurations("[]").ok).toBe(false);
});
