import { expect, test } from "vitest";

import { versionsOf } from "../../src/core/version.ts";

const actor = { kind: "operator", name: "Asha" } as const;
const edit = (seq: number, event: object) => ({ console_id: "c", seq, at: seq * 1000, actor, ...event }) as never;

test("each edit says what it was before and is after, newest first, with the whole as it then stood", () => {
  const versions = versionsOf("teams", [
    edit(1, { type: "record.created", payload: { number: 1, fields: { name: "Night", members: [] } } }),
    edit(2, { type: "record.changed", payload: { fields: { name: "Night shift" } } }),
    edit(3, { type: "record.changed", payload: { fields: { members: ["a"], notes: "x" } } }),
    edit(4, { type: "record.deleted", payload: {} }),
  ]);
  expect(versions.map(({ id, kind, changes, fields }) => ({ id, kind, changes: changes.length, fields }))).toEqual([
    { id: "c-4", kind: "deleted", changes: 0, fields: { name: "Night shift", members: ["a"], notes: "x" } },
    { id: "c-3", kind: "changed", changes: 2, fields: { name: "Night shift", members: ["a"], notes: "x" } },
    { id: "c-2", kind: "changed", changes: 1, fields: { name: "Night shift", members: [] } },
    { id: "c-1", kind: "created", changes: 2, fields: { name: "Night", members: [] } },
  ]);
  expect(versions[1]?.changes).toEqual([
    { field: "members", before: [], after: ["a"], is_secret: false },
    { field: "notes", before: undefined, after: "x", is_secret: false },
  ]);
  expect(versions[2]?.changes).toEqual([{ field: "name", before: "Night", after: "Night shift", is_secret: false }]);
});

test("that a secret changed is told, the secret is not", () => {
  const versions = versionsOf("integrations", [
    edit(1, { type: "record.created", payload: { number: 1, fields: { name: "Doors", key: "hush-hush" } } }),
    edit(2, { type: "record.changed", payload: { fields: { signing_secret: "do-not-tell" } } }),
  ]);
  expect(JSON.stringify(versions)).not.toMatch(/hush|do-not-tell/u);
  expect(versions[0]).toMatchObject({
    changes: [{ field: "signing_secret", is_secret: true }],
    fields: { name: "Doors" },
  });
});
