import { expect, test } from "vitest";

import { callbackUrl } from "../../../src/main/notify/provider-callback.ts";
import { nothingConfigured } from "./delivery.ts";

const at = (public_url: string, twilio_api_base_url: string | null = null) =>
  callbackUrl({ ...nothingConfigured, public_url, twilio_api_base_url }, "twilio/status", "nt 1&2");

test.each([
  "https://desk.example.com",
  "http://desk.example.com:8080/",
  "https://203.0.113.7",
  "https://[2001:db8::1]",
  "https://172.32.0.1",
])("%s can be called back", (url) => {
  expect(at(url)).toBe(`${url.replace(/\/$/u, "")}/providers/twilio/status?n=nt%201%262`);
});

test.each([
  "http://127.0.0.1:4780",
  "http://localhost:4780",
  "http://[::1]:4780",
  "http://0.0.0.0:4780",
  "http://10.1.2.3",
  "http://172.16.0.1",
  "http://192.168.1.5:4780",
  "http://169.254.1.1",
  "http://[fe80::1]",
  "http://[fd00::1]",
  "http://desk:4780",
  "http://desk.local",
  "ftp://desk.example.com",
  "",
])("%s cannot", (url) => {
  expect(at(url)).toBeNull();
});

test("a stand-in for Twilio may call back to anywhere", () => {
  expect(at("http://127.0.0.1:4780", "http://127.0.0.1:1")).toBe(
    "http://127.0.0.1:4780/providers/twilio/status?n=nt%201%262",
  );
});
