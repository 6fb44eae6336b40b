import { expect, test } from "vitest";

import { FirstRun } from "../../../src/contract/calls.ts";
import {
  channelsOf,
  emptySetup,
  newRecipient,
  type RecipientDraft,
  type SetupDraft,
} from "../../../src/renderer/setup/setup-draft.ts";
import { refusalAtFields, stepOf, toFirstRun } from "../../../src/renderer/setup/to-first-run.ts";
import { usedChannels } from "../../../src/renderer/setup/used-channels.ts";

const recipient = (key: number, change: Partial<RecipientDraft>): RecipientDraft => ({
  ...newRecipient(),
  key,
  ...change,
});
const asha = recipient(1, { name: "Asha Rao", email: "asha@x.example", phone: "+91 98450-12345", role: "Security" });
const draft: SetupDraft = {
  ...emptySetup(),
  account_name: " Northgate ",
  operator_name: "Priya",
  operator_email: "priya@x.example",
  primary: [asha],
};
const read = (change: Partial<SetupDraft> = {}) => toFirstRun({ ...draft, ...change });

test("a whole draft becomes what main accepts, with the seed's defaults", () => {
  const { answers, errorByField } = read();
  expect(errorByField).toEqual({});
  expect(FirstRun.parse(answers)).toEqual(answers);
  expect(answers).toMatchObject({
    account_name: "Northgate",
    operator_email: "priya@x.example",
    configuration: {
      team_id: null,
      applicable_alert_types: null,
      primary_recipients: [
        { name: "Asha Rao", email: "asha@x.example", phone: "+919845012345", channels: ["EMAIL", "SMS", "VOICE"] },
      ],
      enable_escalation: true,
      escalation_threshold_seconds: 300,
      escalation_recipients: null,
      notification_channels: ["EMAIL", "SMS", "VOICE"],
      priority: 100,
    },
  });
});

test("skipping the configuration makes its fields unimportant", () => {
  expect(read({ is_skipped: true, config_name: "", primary: [] }).answers?.configuration).toBeNull();
});

test("an operator may have no email address, but not half of one", () => {
  expect(read({ operator_email: " " }).answers?.operator_email).toBeNull();
  expect(read({ operator_email: "priya@" }).errorByField).toEqual({ operator_email: "Must be an email address" });
});

test("an empty draft is told what it needs, at each field", () => {
  expect(toFirstRun({ ...emptySetup(), primary: [recipient(7, {})] }).errorByField).toEqual({
    account_name: "Name the organisation",
    operator_name: "Say who you are",
    "primary.7.name": "Must not be empty",
    "primary.7.email": "Give an email address or a phone number",
  });
});

test("lines that nobody filled in are no recipients, and errors stay with their line", () => {
  const wrong = recipient(9, { name: "Dev", email: "dev@" });
  const { errorByField } = read({ primary: [recipient(5, {}), asha, recipient(6, {}), wrong] });
  expect(errorByField).toEqual({ "primary.9.email": "Must be an email address" });
  expect(read({ primary: [recipient(5, {}), asha] }).answers?.configuration?.primary_recipients).toHaveLength(1);
});

test.each([
  ["29", "Must be 30 to 3600 seconds"],
  ["3601", "Must be 30 to 3600 seconds"],
  ["", "Must be 30 to 3600 seconds"],
  ["two", "Must be 30 to 3600 seconds"],
])("%j seconds are refused", (threshold, message) => {
  expect(read({ threshold }).errorByField).toEqual({ threshold: message });
});

test.each(["30", "3600"])("%s seconds are accepted", (threshold) => {
  expect(read({ threshold }).answers?.configuration?.escalation_threshold_seconds).toBe(Number(threshold));
});

test("without escalation neither its time nor its recipients matter", () => {
  const answers = read({ enable_escalation: false, threshold: "x", escalation: [recipient(3, { name: "X" })] }).answers;
  expect(answers?.configuration).toMatchObject({ enable_escalation: false, escalation_recipients: null });
});

test("no allowed channel is an error, a channel without an address a warning at its line", () => {
  expect(Object.keys(read({ allowed: [] }).errorByField)).toEqual(["allowed"]);
  const chief = recipient(4, { name: "Chief", email: "c@x.example", channels: ["EMAIL", "SMS"] });
  expect(read({ escalation: [chief] }).warnings).toEqual([
    { path: "escalation.4.phone", message: "Chief has no address for SMS: the notification will fail" },
  ]);
});

test("escalation to nobody is a warning", () => {
  expect(read().warnings).toEqual([{ path: "escalation", message: "escalation is enabled but names nobody" }]);
});

test("channels follow the addresses until somebody chooses", () => {
  const none = { channels: null, email: "", phone: "" };
  expect(channelsOf(none)).toEqual([]);
  expect(channelsOf({ ...none, email: "a@x.example" })).toEqual(["EMAIL"]);
  expect(channelsOf({ ...none, phone: "100" })).toEqual(["SMS", "VOICE"]);
  expect(channelsOf({ channels: ["WHATSAPP"], email: "a@x.example", phone: "100" })).toEqual(["WHATSAPP"]);
});

test("a channel counts as used when somebody would be told on it", () => {
  expect(usedChannels({ ...draft, allowed: ["SMS", "PUSH"] })).toEqual(["SMS"]);
  expect(usedChannels({ ...draft, is_skipped: true })).toEqual(["EMAIL"]);
  expect(usedChannels({ ...draft, is_skipped: true, operator_email: "" })).toEqual([]);
});

test("main's refusal finds its field and its step", () => {
  const errors = [
    { path: "configuration.primary_recipients.0.phone", message: "is not a number" },
    { path: "account_name", message: "is taken" },
  ];
  expect(refusalAtFields(errors, draft)).toEqual({ "primary.1.phone": "Is not a number", account_name: "Is taken" });
  expect([stepOf("account_name"), stepOf("primary.1.phone")]).toEqual([0, 1]);
});
