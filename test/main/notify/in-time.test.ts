import { expect, test } from "vitest";

import { inTime } from "../../../src/main/notify/in-time.ts";
import type { DeliveryOutcome } from "../../../src/main/ports.ts";

const sent: DeliveryOutcome = { kind: "sent", provider_id: "x", cost: null };
const late = { kind: "retry", reason: "the provider did not answer in time", not_before: null };

test("what comes in time is the outcome", async () => {
  expect(await inTime(AbortSignal.timeout(5_000), async () => sent)).toBe(sent);
});

test("work that cannot be stopped is left behind", async () => {
  expect(await inTime(AbortSignal.timeout(20), () => new Promise(() => {}))).toEqual(late);
});

test("a failure because of the signal is lateness; any other is thrown", async () => {
  const controller = new AbortController();
  const stopped = inTime(controller.signal, async () => {
    controller.abort();
    throw new Error("aborted");
  });
  expect(await stopped).toEqual(late);
  await expect(inTime(AbortSignal.timeout(5_000), () => Promise.reject(new Error("bug")))).rejects.toThrow("bug");
});

test("no work is begun too late", async () => {
  let isBegun = false;
  const work = async (): Promise<DeliveryOutcome> => {
    isBegun = true;
    return sent;
  };
  expect(await inTime(AbortSignal.abort(), work)).toEqual(late);
  expect(isBegun).toBe(false);
});
