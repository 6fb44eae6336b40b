import { afterEach, beforeEach, expect, test } from "vitest";

import { settingNames } from "../../../src/core/settings.ts";
import { startStation, type TestStation } from "../../kit/station.ts";

let at: TestStation;
beforeEach(async () => {
  at = await startStation({ environment: { WATCHDESK_TWILIO_FROM: "+15550100" } });
});
afterEach(() => at.stop());

test("every setting is listed with what sets it", async () => {
  const { data, total_count } = (await at.call("GET", "/api/v1/settings")).body;
  expect(data.map(({ name }: { name: string }) => name)).toEqual(settingNames);
  expect(total_count).toBe(settingNames.length);
  expect(data).toContainEqual({
    id: "twilio_from",
    name: "twilio_from",
    value: "+15550100",
    is_set: true,
    is_secret: false,
    overridden_by: "WATCHDESK_TWILIO_FROM",
  });
});

test("of a mail server's address only the server is shown, however the password is written", async () => {
  for (const login of ["user:pass", "user:p@ss", "user:pa/ss", "user:pa?ss", "us@er:pa#ss"]) {
    await at.call("PATCH", "/api/v1/settings", { smtp_url: `smtp://${login}@mail.example:587?pass=word` });
    const { value } = (await at.call("GET", "/api/v1/settings/smtp_url")).body;
    expect(value, login).toBe("smtp://••••@mail.example:587");
  }
});

test("secrets are kept and never shown again", async () => {
  const { status, body } = await at.call("PATCH", "/api/v1/settings", {
    twilio_auth_token: "very secret",
    smtp_url: "smtp://user:pass@mail.company.com:587",
    smtp_from: "alarms@company.com",
  });
  expect(status).toBe(200);
  const shown = JSON.stringify([
    body,
    (await at.call("GET", "/api/v1/settings")).body,
    (await at.call("GET", "/api/v1/settings/smtp_url")).body,
  ]);
  expect(shown).not.toMatch(/very secret|pass/u);
  expect((await at.call("GET", "/api/v1/settings/twilio_auth_token")).body).toMatchObject({
    is_set: true,
    is_secret: true,
  });
  expect((await at.call("GET", "/api/v1/settings/smtp_from")).body).toMatchObject({
    value: "alarms@company.com",
    is_set: true,
  });
});

test("one setting is made, edited and unset by its name", async () => {
  expect(await at.call("POST", "/api/v1/settings", { name: "smtp_from", value: "a@company.com" })).toMatchObject({
    status: 201,
    body: { value: "a@company.com" },
  });
  expect(await at.call("PATCH", "/api/v1/settings/smtp_from", { value: "b@company.com" })).toMatchObject({
    status: 200,
    body: { value: "b@company.com" },
  });
  expect((await at.call("DELETE", "/api/v1/settings/smtp_from")).status).toBe(204);
  expect((await at.call("GET", "/api/v1/settings/smtp_from")).body).toMatchObject({ value: null, is_set: false });
});

test.each([
  ["smtp_url", "mail.company.com"],
  ["smtp_from", "nobody"],
  ["smtp_from", "room@company.com\r\nBcc: everybody@company.com"],
  ["twilio_account_sid", "AC12"],
  ["twilio_from", "call me maybe 123"],
  ["public_url", "ftp://x"],
  ["colour", "red"],
])("a bad %s is refused by path and nothing of the edit is kept", async (name, value) => {
  const reply = await at.call("PATCH", "/api/v1/settings", { fcm_service_account: "key.json", [name]: value });
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ path: name }] } });
  expect((await at.call("GET", "/api/v1/settings/fcm_service_account")).body.is_set).toBe(false);
});

test("there is no setting by any other name", async () => {
  for (const method of ["GET", "DELETE"])
    expect((await at.call(method, "/api/v1/settings/colour")).status, method).toBe(404);
  expect((await at.call("PATCH", "/api/v1/settings/colour", { value: "red" })).status).toBe(404);
});
