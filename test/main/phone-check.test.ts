import { expect, test } from "vitest";

import { checkPhone } from "../../src/main/phone-check.ts";

test("numbers become E.164, and say whether a text can reach them", () => {
  expect(checkPhone("098450 12345", "IN")).toEqual({
    ok: true,
    phone: "+919845012345",
    country: "IN",
    takes_texts: true,
  });
  expect(checkPhone("080-2222 3333", "in")).toMatchObject({ ok: true, phone: "+918022223333", takes_texts: false });
  expect(checkPhone("+44 7400 123456", "IN")).toMatchObject({ ok: true, phone: "+447400123456", country: "GB" });
});

test.each([
  ["12345", "IN", "is not a valid number of IN"],
  ["098450 12345", null, "must begin with + and the country code"],
  ["098450 12345", "XX", "must begin with + and the country code"],
  ["+91 123", null, "is not a valid number of IN"],
  ["call me", "IN", "is not a phone number"],
])("%s (%s) %s", (text, country, reason) => {
  expect(checkPhone(text, country)).toEqual({ ok: false, reason });
});
