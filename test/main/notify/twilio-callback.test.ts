import { expect, test } from "vitest";

import { isTwilioSignatureValid, readStatusCallback } from "../../../src/main/notify/twilio-callback.ts";
import { voicePrompt, voiceReply } from "../../../src/main/notify/voice-prompt.ts";

// The example of https://www.twilio.com/docs/usage/security#validating-signatures-from-twilio
const token = "12345";
const url = "https://example.com/myapp.php?foo=1&bar=2";
const params = {
  Digits: "1234",
  To: "+18005551212",
  From: "+14158675310",
  Caller: "+14158675310",
  CallSid: "CA1234567890ABCDE",
};
const signature = "L/OH5YylLD5NRKLltdqwSvS0BnU=";

test("Twilio's own example of a signature is valid", () => {
  expect(isTwilioSignatureValid(token, signature, url, params)).toBe(true);
});

test.each([
  ["another key", { token: "12346" }],
  ["another address", { url: "https://example.com/myapp.php?foo=1&bar=3" }],
  ["a changed field", { params: { ...params, Digits: "2" } }],
  ["an added field", { params: { ...params, Extra: "" } }],
  ["another signature", { signature: "M/OH5YylLD5NRKLltdqwSvS0BnU=" }],
  ["a shorter signature", { signature: "L" }],
  ["no signature", { signature: null }],
  ["no key", { token: "" }],
  ["no address", { url: "/myapp.php" }],
])("%s makes it invalid", (_what, changed) => {
  const all = { token, signature, url, params, ...changed };
  expect(isTwilioSignatureValid(all.token, all.signature, all.url, all.params)).toBe(false);
});

test.each([
  [{ MessageStatus: "delivered" }, true, null],
  [{ MessageStatus: "read" }, true, null],
  [{ MessageStatus: "sent" }, null, null],
  [{ MessageStatus: "queued" }, null, null],
  [{ SmsStatus: "delivered" }, true, null],
  [{ MessageStatus: "undelivered", ErrorCode: "30003" }, false, "undelivered 30003 the phone is off or out of reach"],
  [{ MessageStatus: "failed", ErrorCode: "39999" }, false, "failed 39999"],
  [{ MessageStatus: "failed" }, false, "failed"],
  [{ CallStatus: "ringing" }, null, null],
  [{ CallStatus: "in-progress" }, true, null],
  [{ CallStatus: "completed" }, true, null],
  [{ CallStatus: "no-answer" }, false, "no-answer"],
  [{ CallStatus: "busy" }, false, "busy"],
  [{ MessageStatus: "something new" }, null, null],
  [{}, null, null],
])("%j is read as delivered %j", (given, delivered, error) => {
  expect(readStatusCallback(given)).toEqual({ delivered, error });
});

test("the last words of a call are said and the call ends", () => {
  expect(voiceReply("Acknowledged <by> you & me.")).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response><Say voice="Polly.Joanna">Acknowledged &lt;by&gt; you &amp; me.</Say><Hangup/></Response>',
  );
});

test("a prompt without an action only speaks", () => {
  expect(voicePrompt("Fire.", null)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response><Pause length="1"/>' +
      '<Say voice="Polly.Joanna"><prosody rate="slow">Fire.</prosody></Say><Pause length="1"/>' +
      '<Say voice="Polly.Joanna"><prosody rate="slow">Fire.</prosody></Say></Response>',
  );
});
