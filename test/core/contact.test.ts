import { expect, test } from "vitest";

import {
  addressFor,
  afterWrongCode,
  answeringTrouble,
  Code,
  type Contacts,
  contactsOf,
  furtherContacts,
  needsVouching,
  pendingCode,
  preferenceWarnings,
  sendingTrouble,
  standingVerifications,
} from "../../src/core/contact.ts";

const at = Date.UTC(2026, 10, 21, 18, 45, 0);
const meera: Contacts = {
  email: "meera@company.com",
  phone: null,
  other_emails: ["Meera@Home.example", "night@company.com"],
  other_phones: ["+919845012345", "+919845054321"],
  verifications: [
    { address: "meera@home.example", verified_at: at },
    { address: "+919845054321", verified_at: at },
  ],
};

test("the primary address counts as it stands, others once verified", () => {
  expect(contactsOf(meera).map(({ address, is_primary, is_usable }) => [address, is_primary, is_usable])).toEqual([
    ["meera@company.com", true, true],
    ["Meera@Home.example", false, true],
    ["night@company.com", false, false],
    ["+919845012345", false, false],
    ["+919845054321", false, true],
  ]);
  expect(addressFor(meera, "EMAIL")).toBe("meera@company.com");
  expect(addressFor(meera, "SMS")).toBe("+919845054321");
  expect(addressFor({ ...meera, verifications: [] }, "VOICE")).toBeNull();
  expect(addressFor({ ...meera, phone: "+919845012345" }, "VOICE")).toBe("+919845012345");
});

test("who was kept before there were several addresses has the two", () => {
  const old = { email: "a@b.example", phone: "+15550100" };
  expect(contactsOf(old).map(({ address }) => address)).toEqual(["a@b.example", "+15550100"]);
  expect(standingVerifications(old)).toEqual([]);
});

test("an address named as primary and as another is one address", () => {
  expect(contactsOf({ email: "A@b.example", phone: null, other_emails: ["a@B.example"] })).toHaveLength(1);
});

test("making a new address primary needs somebody who vouches for it, unless it was verified", () => {
  expect(needsVouching(meera, { email: "new@company.com" })).toBe(true);
  expect(needsVouching(meera, { email: "MEERA@home.example" })).toBe(false);
  expect(needsVouching(meera, { phone: "+919845054321" })).toBe(false);
  expect(needsVouching(meera, { phone: "+919845012345" })).toBe(true);
  expect(needsVouching(meera, { email: "Meera@company.com" })).toBe(false);
  expect(needsVouching(meera, { email: null, phone: null })).toBe(false);
});

test("a verification goes with its address", () => {
  expect(standingVerifications({ ...meera, other_emails: [] })).toEqual([
    { address: "+919845054321", verified_at: at },
  ]);
});

test("addresses are not named twice", () => {
  expect(furtherContacts.other_emails.safeParse(["a@b.example", "A@b.example"]).success).toBe(false);
  expect(furtherContacts.other_phones.parse(["+91 98450-12345"])).toEqual(["+919845012345"]);
});

test("a code lives ten minutes and five tries", () => {
  const pending = pendingCode("night@company.com", "hash", at);
  expect(answeringTrouble(null, at)?.kind).toBe("conflict");
  expect(answeringTrouble(pending, at + 599_999)).toBeNull();
  expect(answeringTrouble(pending, at + 600_000)?.detail).toBe("The code has expired; send another");
  let tried = pending;
  for (let count = 0; count < 5; count += 1) {
    expect(answeringTrouble(tried, at)).toBeNull();
    tried = afterWrongCode(tried);
  }
  expect(answeringTrouble(tried, at)?.detail).toBe("The code was mistyped too often; send another");
});

test("a code goes to an address of the person that is not verified yet, not twice within half a minute", () => {
  expect(sendingTrouble(meera, "night@company.com", null, at)).toBeNull();
  expect(sendingTrouble(meera, "stranger@company.com", null, at)?.kind).toBe("invalid");
  expect(sendingTrouble(meera, "Meera@Home.example", null, at)?.detail).toBe("Meera@Home.example is verified already");
  const pending = pendingCode("night@company.com", "hash", at);
  expect(sendingTrouble(meera, "night@company.com", pending, at + 12_000)?.detail).toBe(
    "A code was sent just now; try again in 18 s",
  );
  expect(sendingTrouble(meera, "night@company.com", pending, at + 30_000)).toBeNull();
});

test("a code may be typed as it is read", () => {
  expect(Code.parse("123 456")).toBe("123456");
  expect(Code.safeParse("12345").success).toBe(false);
  expect(Code.safeParse("12345a").success).toBe(false);
});

test("preferences that will not work are warned about", () => {
  const layers = [
    { seconds: 300, layer: "layer 1 of Night Shift" },
    { seconds: 600, layer: "layer 2 of Night Shift" },
  ];
  const warned = preferenceWarnings(
    {
      CRITICAL: [
        { channel: "PUSH", delay_seconds: 0 },
        { channel: "SMS", delay_seconds: 60 },
        { channel: "VOICE", delay_seconds: 300 },
      ],
      LOW: [],
    },
    { ...meera, hasDevice: false },
    layers,
  );
  expect(warned).toEqual([
    { path: "notification_preferences.CRITICAL.0.channel", message: "no device is registered for PUSH" },
    {
      path: "notification_preferences.CRITICAL.2.delay_seconds",
      message: "is never reached on layer 1 of Night Shift, which ends after 300 s",
    },
    { path: "notification_preferences.LOW", message: "is told nothing of LOW alerts" },
  ]);
  expect(
    preferenceWarnings(
      { HIGH: [{ channel: "VOICE", delay_seconds: 0 }] },
      { email: null, phone: null, hasDevice: true },
      [],
    ),
  ).toEqual([{ path: "notification_preferences.HIGH.0.channel", message: "there is no usable address for VOICE" }]);
  expect(preferenceWarnings(null, { email: null, phone: null, hasDevice: false }, layers)).toEqual([]);
});
