import { expect, test } from "vitest";

import { hashSecret, isOutdated, isSecret } from "../../src/main/password.ts";

const cheap = { log2N: 10, r: 8, p: 1 };

test("a secret is known again by its text, another is not", async () => {
  const text = await hashSecret("2580");
  expect(text).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/u);
  expect(text).not.toContain("2580");
  expect(await isSecret("2580", text)).toBe(true);
  expect(await isSecret("2581", text)).toBe(false);
});

test("the same secret is never stored alike", async () => {
  expect(await hashSecret("2580", cheap)).not.toBe(await hashSecret("2580", cheap));
});

test("a text made with other parameters is still known, and due to be made anew", async () => {
  const old = await hashSecret("correct horse", cheap);
  expect(await isSecret("correct horse", old)).toBe(true);
  expect(isOutdated(old)).toBe(true);
  expect(isOutdated(await hashSecret("correct horse"))).toBe(false);
});

test("the same letters typed by another keyboard are the same password", async () => {
  expect(await isSecret("pässwörter".normalize("NFD"), await hashSecret("pässwörter".normalize("NFC"), cheap))).toBe(
    true,
  );
});

test.each(["", "scrypt", "scrypt$30$8$1$AAAA$AAAA", "scrypt$17$99$1$AAAA$AAAA", "plain", "scrypt$10$8$1$AAAA$"])(
  "nothing fits %j",
  async (text) => {
    expect(await isSecret("", text)).toBe(false);
    expect(await isSecret(text, text)).toBe(false);
  },
);

test("several at once all come out right", async () => {
  const text = await hashSecret("2580", cheap);
  const tries = ["2580", "1", "2580", "2"].map((secret) => isSecret(secret, text));
  expect(await Promise.all(tries)).toEqual([true, false, true, false]);
});
