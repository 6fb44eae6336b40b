import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";

import { smsText, whatsappText } from "../../../src/main/notify/sms-text.ts";
import { aDelivery, link } from "./delivery.ts";

const message = (short: string, of: string | null = link) => aDelivery({ message: { short, link: of } }).message;

test("an ordinary alert goes out whole, in the cheap alphabet", () => {
  expect(smsText(message(`SOS – “Asha” … 12.9, 77.5 ± 5 m. ${link}`))).toBe(
    `SOS - "Asha" ... 12.9, 77.5 +/- 5 m. ${link}`,
  );
});

test("accents that the alphabet lacks are dropped, those that it has stay", () => {
  expect(smsText(message("Çağla Müller, José Ñandú, Zoë", null))).toBe("Çagla Müller, José Ñandu, Zoe");
});

test("other scripts are kept as they are, marks and all", () => {
  for (const words of ["आपातकाल: कृपया सहायता भेजें", "Łódź – „Ćma”"]) expect(smsText(message(words, null))).toBe(words);
});

test("line breaks and control characters become spaces", () => {
  expect(smsText(message("a\r\n\u0000b\u001Bc", null))).toBe("a b c");
});

test("a long one is cut before its link, at four segments", () => {
  const text = smsText(message(`${"word ".repeat(500)}. ${link}`));
  expect(text).toMatch(/^word .*word\.\.\. https:/u);
  expect(text.endsWith(` ${link}`)).toBe(true);
  expect(text.length).toBeLessThanOrEqual(4 * 153);
  expect(text.length).toBeGreaterThan(4 * 153 - 8);
});

test("a long one in another script is cut at four of its own, smaller segments", () => {
  const text = smsText(message(`${"क".repeat(500)} ${link}`));
  expect(text.length).toBe(4 * 67);
  expect(text.endsWith(`... ${link}`)).toBe(true);
});

test("no half characters are left where it is cut", () => {
  for (let length = 200; length < 210; length += 1)
    expect(smsText(message(`${"x".repeat(length)}${"🚨".repeat(100)}`))).not.toMatch(/\p{Surrogate}/u);
});

test("characters that take two places are counted as two", () => {
  const text = smsText(message("[".repeat(400), null));
  expect(text).toBe(`${"[".repeat((4 * 153 - 4) / 2)}...`);
});

test("any text fits and keeps its link", () => {
  assert(
    property(string({ unit: "grapheme", maxLength: 3000 }), (words) => {
      const texts = [smsText(message(`${words}. ${link}`)), whatsappText(message(`${words}. ${link}`))];
      expect(texts.map((text) => text.endsWith(link))).toEqual([true, true]);
      expect(texts.map(({ length }) => length)).toEqual([
        expect.toSatisfy((size) => size <= 612),
        expect.toSatisfy((size) => size <= 1600),
      ]);
    }),
  );
});
