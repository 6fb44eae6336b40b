import { expect, test } from "vitest";

import { createExit } from "../../../src/main/shell/exit.ts";

function stand(open: number) {
  const asked: number[] = [];
  let answer: ((isSure: boolean) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  let ends = 0;
  const exit = createExit({
    openAlerts: () => open,
    confirm: (count) => {
      asked.push(count);
      return new Promise((resolve, reject) => ([answer, fail] = [resolve, reject]));
    },
    end: () => (ends += 1),
  });
  return {
    exit,
    asked,
    ends: () => ends,
    say: async (isSure: boolean) => {
      answer?.(isSure);
      await Promise.resolve();
      await Promise.resolve();
    },
    fail: async () => {
      fail?.(new Error("no display"));
      await new Promise(setImmediate);
    },
  };
}

test("with nothing open it ends at once, once", () => {
  const { exit, asked, ends } = stand(0);
  exit.request();
  exit.request();
  exit.now();
  expect([asked, ends(), exit.isEnding()]).toEqual([[], 1, true]);
});

test("with alerts open it asks, once, and stays when told to", async () => {
  const { exit, asked, ends, say } = stand(3);
  exit.request();
  exit.request();
  expect(asked).toEqual([3]);
  await say(false);
  expect([ends(), exit.isEnding()]).toEqual([0, false]);
  exit.request();
  expect(asked).toEqual([3, 3]);
  await say(true);
  expect([ends(), exit.isEnding()]).toEqual([1, true]);
});

test("a signal does not wait for the answer, and the answer then ends nothing twice", async () => {
  const { exit, ends, say } = stand(3);
  exit.request();
  exit.now();
  expect(ends()).toBe(1);
  await say(true);
  expect(ends()).toBe(1);
});

test("a question that cannot be put is no yes", async () => {
  const { exit, ends, fail } = stand(1);
  exit.request();
  await fail();
  expect([ends(), exit.isEnding()]).toEqual([0, false]);
});
