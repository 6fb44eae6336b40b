import { expect, test } from "vitest";

import { Channel } from "../../../src/core/alert.ts";
import { type SettingName, settingNames, type ShownSetting } from "../../../src/core/settings.ts";
import { channelGroups, missingFor } from "../../../src/renderer/settings/setting-words.ts";

const shown = (set: readonly SettingName[]): readonly ShownSetting[] =>
  settingNames.map((name) => ({
    name,
    value: set.includes(name) ? "x" : null,
    is_set: set.includes(name),
    is_secret: false,
    overridden_by: null,
  }));

test.each([
  ["EMAIL", [], ["mail server", "sender"]],
  ["EMAIL", ["smtp_url"], ["sender"]],
  ["EMAIL", ["smtp_url", "smtp_from"], []],
  ["SMS", ["twilio_account_sid", "twilio_auth_token"], ["sender of SMS and calls"]],
  ["VOICE", ["twilio_from"], ["account SID", "auth token"]],
  ["WHATSAPP", ["twilio_account_sid", "twilio_auth_token", "twilio_from"], ["sender of WhatsApp messages"]],
  ["PUSH", [], ["service-account file"]],
] as const)("%s with %j lacks %j", (channel, set, lacking) => {
  expect(missingFor(channel, shown(set))).toEqual(lacking);
});

test("every channel and every setting has its place on the page", () => {
  expect(channelGroups.flatMap(({ channels }) => channels).toSorted()).toEqual(Channel.options.toSorted());
  expect([...channelGroups.flatMap(({ settings }) => settings), "public_url", "heartbeat_url"].toSorted()).toEqual(
    settingNames.toSorted(),
  );
});
