import fc from "fast-check";
import { expect, test } from "vitest";

import { readCode, writeCode } from "../../../src/main/peers/pairing-code.ts";
import { isCodeProved, proveCode } from "../../../src/main/peers/pairing-proof.ts";

const fingerprint = "0f".repeat(32);

test("a code says the same however it is typed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bytes) => {
      const secret = Buffer.from(bytes);
      const code = writeCode(secret, fingerprint);
      expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/u);
      const read = { secret: secret.toString("hex"), fingerprint_start: fingerprint.slice(0, 10) };
      expect(readCode(code)).toEqual(read);
      expect(readCode(` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")}`)).toEqual(
        read,
      );
    }),
  );
  for (const typed of ["", "K7QF", "K7QF-2MPD-9XTR-40HV-1", "K7QF-2MPD-9XTR-40H!", "UUUU-UUUU-UUUU-UUUU"])
    expect(readCode(typed)).toBeNull();
});

test("a proof holds for one secret, one side and one pair of certificates", async () => {
  const parties = { inviter: "aa", joiner: "bb" };
  const proof = await proveCode("secret", "joiner", parties);
  expect(await isCodeProved(proof, "secret", "joiner", parties)).toBe(true);
  expect(await isCodeProved(proof, "other", "joiner", parties)).toBe(false);
  expect(await isCodeProved(proof, "secret", "inviter", parties)).toBe(false);
  expect(await isCodeProved(proof, "secret", "joiner", { inviter: "cc", joiner: "bb" })).toBe(false);
  expect(await isCodeProved("", "secret", "joiner", parties)).toBe(false);
});
