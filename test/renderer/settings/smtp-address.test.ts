import fc from "fast-check";
import { expect, test } from "vitest";

import { SettingsPatch } from "../../../src/core/settings.ts";
import { noSmtp, readSmtpUrl, smtpErrors, smtpUrlOf } from "../../../src/renderer/settings/smtp-address.ts";

test.each([
  [{ host: "mail.example.org" }, "smtp://mail.example.org:587"],
  [{ host: "mail.example.org", security: "tls" }, "smtps://mail.example.org:465"],
  [{ host: "127.0.0.1", port: "2525" }, "smtp://127.0.0.1:2525"],
  [{ host: "[::1]", port: "25", user: "a@b", password: "p/:@ s" }, "smtp://a%40b:p%2F%3A%40%20s@[::1]:25"],
] as const)("%j becomes %s", (parts, url) => {
  const whole = { ...noSmtp, ...parts };
  expect(smtpErrors(whole)).toEqual({});
  expect(smtpUrlOf(whole)).toBe(url);
});

test("every right form is accepted by the setting and read back as it was", () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/u);
  const parts = fc.record({
    host: fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join(".")),
    port: fc.integer({ min: 1, max: 65_535 }).map(String),
    security: fc.constantFrom("starttls" as const, "tls" as const),
    user: fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text),
    password: fc.string({ unit: "grapheme", maxLength: 20 }),
  });
  fc.assert(
    fc.property(parts, (form) => {
      expect(smtpErrors(form)).toEqual({});
      const url = smtpUrlOf(form);
      expect(SettingsPatch.safeParse({ smtp_url: url }).success).toBe(true);
      expect(readSmtpUrl(url)).toEqual(form);
    }),
  );
});

test("of a masked address the server is read, and nothing is taken for a login", () => {
  expect(readSmtpUrl("smtps://••••@mail.example.org:465")).toEqual({
    host: "mail.example.org",
    port: "465",
    security: "tls",
    user: "",
    password: "",
  });
});

test.each(["mail.example.org", "https://mail.example.org", "smtp://", ""])("%j is no such address", (text) => {
  expect(readSmtpUrl(text)).toBeNull();
});

test.each([
  [{}, { host: expect.any(String) }],
  [{ host: "mail example" }, { host: expect.stringContaining("name of the server") }],
  [{ host: "mail/x" }, { host: expect.any(String) }],
  [{ host: "mail", port: "0" }, { port: expect.any(String) }],
  [{ host: "mail", port: "65536" }, { port: expect.any(String) }],
  [{ host: "mail", port: "25x" }, { port: expect.any(String) }],
  [{ host: "mail", password: "secret" }, { user: expect.any(String) }],
])("%j is told what is wrong", (parts, errors) => {
  expect(smtpErrors({ ...noSmtp, ...parts })).toEqual(errors);
});
