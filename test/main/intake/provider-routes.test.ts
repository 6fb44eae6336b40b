import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";

import { startup } from "../../kit/configurations.ts";
import { startStation, type TestStation } from "../../kit/station.ts";

const authToken = "0123456789abcdef0123456789abcdef";
/** Behind a proxy with a path of its own. */
const publicUrl = "https://alarms.company.com/room";

let at: TestStation;
let notificationId: string;
beforeEach(async () => {
  at = await startStation({ clockAt: Date.parse("2026-03-02T18:45:00Z") });
  await at.call("PATCH", "/api/v1/settings", { twilio_auth_token: authToken, public_url: publicUrl });
  await at.call("POST", "/api/v1/alert-configurations", startup);
  await at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", title: "Panic at gate 4" });
  const { data } = (await at.call("GET", "/api/v1/alerts/1/notifications")).body;
  notificationId = data.find(({ channel }: { channel: string }) => channel === "SMS").id;
});
afterEach(() => at.stop());

/** Twilio's rule: the address, then each parameter's name and value in the order of names. */
function sign(url: string, params: Readonly<Record<string, string>>, key = authToken): string {
  const text = Object.keys(params)
    .toSorted()
    .reduce((sum, name) => sum + name + params[name], url);
  return createHmac("sha1", key).update(text).digest("base64");
}

async function callBack(path: string, params: Readonly<Record<string, string>>, signature?: string) {
  const response = await fetch(at.url + path, {
    method: "POST",
    headers: { "x-twilio-signature": signature ?? sign(publicUrl + path, params) },
    body: new URLSearchParams(params),
  });
  return { status: response.status, type: response.headers.get("content-type") ?? "", text: await response.text() };
}

const status = (params: Readonly<Record<string, string>>, signature?: string) =>
  callBack(`/providers/twilio/status?n=${notificationId}`, params, signature);
const press = (Digits: string) => callBack(`/providers/twilio/voice?n=${notificationId}`, { CallSid: "CA1", Digits });
const notification = async () =>
  (await at.call("GET", "/api/v1/alerts/1/notifications")).body.data.find(
    ({ id }: { id: string }) => id === notificationId,
  );
const alert = async () => (await at.call("GET", "/api/v1/alerts/1")).body;

test("a delivery report marks the notification, an interim one does not", async () => {
  expect((await status({ MessageSid: "SM1", MessageStatus: "queued" })).status).toBe(204);
  expect((await notification()).delivered_at).toBeNull();
  expect((await status({ MessageSid: "SM1", MessageStatus: "delivered" })).status).toBe(204);
  expect(await notification()).toMatchObject({ status: "delivered", delivered_at: "2026-03-02T18:45:00.000Z" });
});

test("a failure is kept with the provider's reason", async () => {
  expect((await status({ MessageSid: "SM1", MessageStatus: "undelivered", ErrorCode: "30003" })).status).toBe(204);
  expect(await notification()).toMatchObject({ delivered_at: null, error: expect.stringContaining("30003") });
});

test("what is not signed by the account is refused and does nothing", async () => {
  const params = { MessageSid: "SM1", MessageStatus: "delivered" };
  const url = `${publicUrl}/providers/twilio/status?n=${notificationId}`;
  for (const signature of [
    "",
    "nonsense",
    sign(url, params, "another token"),
    sign(url, { ...params, MessageStatus: "failed" }),
    sign(`${url}1`, params),
  ])
    expect((await status(params, signature)).status, signature).toBe(403);
  expect((await callBack(`/providers/twilio/voice?n=${notificationId}`, { Digits: "1" }, "nonsense")).status).toBe(403);
  expect((await notification()).delivered_at).toBeNull();
  expect((await alert()).status).toBe("TRIGGERED");
});

test("an unknown notification is taken and ignored", async () => {
  const params = { MessageSid: "SM1", MessageStatus: "delivered" };
  expect((await callBack("/providers/twilio/status?n=unknown", params)).status).toBe(204);
  expect((await callBack("/providers/twilio/voice?n=unknown", { Digits: "1" })).text).toContain(
    "not known here any more",
  );
});

test("key 1 acknowledges as the person who was called", async () => {
  const answer = await press("1");
  expect(answer).toMatchObject({ status: 200, type: expect.stringContaining("text/xml") });
  expect(answer.text).toContain("is acknowledged");
  expect(answer.text).toContain("<Hangup/>");
  expect(await alert()).toMatchObject({ status: "ACKNOWLEDGED", acknowledged_by: "Founder CEO" });
});

test("who comes second hears who was first, and changes nothing", async () => {
  await at.call("PUT", "/api/v1/alerts/1/acknowledge", { acknowledged_by: "Asha Rao" });
  for (const key of ["1", "2"]) expect((await press(key)).text).toContain("already acknowledged by Asha Rao");
  expect(await alert()).toMatchObject({ acknowledged_by: "Asha Rao" });
  const { data } = (await at.call("GET", "/api/v1/alerts/1/timeline")).body;
  expect(
    data.filter(({ type }: { type: string }) => ["alert.acknowledged", "alert.rejected"].includes(type)),
  ).toHaveLength(1);
});

test("key 2 rejects, and the alert stays open", async () => {
  expect((await press("2")).text).toContain("rejected");
  expect((await alert()).status).toBe("TRIGGERED");
  const { data } = (await at.call("GET", "/api/v1/alerts/1/timeline")).body;
  expect(data).toContainEqual(
    expect.objectContaining({
      type: "alert.rejected",
      text: "Rejected by Founder CEO",
      actor: expect.objectContaining({ kind: "responder" }),
    }),
  );
});

test("the star says it again and waits for another key; so does any other", async () => {
  for (const key of ["*", "", "9"]) {
    const { text } = await press(key);
    expect(text).toContain("Panic at gate 4");
    expect(text).toContain(`action="${publicUrl}/providers/twilio/voice?n=${encodeURIComponent(notificationId)}"`);
  }
  expect((await press("9")).text).toContain("That key does nothing here");
  expect((await alert()).status).toBe("TRIGGERED");
});

test("a resolved alert says so", async () => {
  await at.goTo(30);
  await at.call("PUT", "/api/v1/alerts/1/close", { closed_by: "Asha", closure_notes: "Mistake" });
  expect((await press("1")).text).toMatch(/CLOSED/u);
});
