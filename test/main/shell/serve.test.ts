import type { IpcMainInvokeEvent } from "electron/main";
import { expect, test } from "vitest";

import { StoreUnavailable } from "../../../src/main/ports.ts";
import type { Handlers } from "../../../src/main/shell/console-station.ts";
import { serve } from "../../../src/main/shell/serve.ts";

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const person = {
  id: "u1",
  number: 1,
  name: "Meera",
  email: null,
  phone: null,
  team_id: null,
  team_name: null,
};

function wire(isTrusted = true) {
  const heard: unknown[] = [];
  const crashes: unknown[] = [];
  const handlers: Pick<Handlers, "person.search" | "alert.detail" | "settings.write" | "preferences.write"> = {
    "person.search": ({ q }) => (q === "mee" ? [person] : []),
    "alert.detail": () => {
      throw new Error("a bug");
    },
    "settings.write": () => Promise.reject(new StoreUnavailable("The disk is full")),
    "preferences.write": (edits) => {
      heard.push(edits);
      throw new Error("not reached");
    },
  };
  let listener: Listener | undefined;
  serve({
    ipc: { handle: (_channel, each) => void (listener = each) },
    handlers: handlers as Handlers,
    isTrusted: () => isTrusted,
    onCrash: (call, error) => crashes.push([call, error]),
  });
  return {
    call: (...args: unknown[]) => listener?.({} as IpcMainInvokeEvent, ...args),
    crashes,
    heard,
  };
}

test("a valid call is answered with its value", async () => {
  expect(await wire().call("person.search", { q: "mee" })).toEqual({ ok: true, value: [person] });
});

test("a malformed call never reaches its handler", async () => {
  const { call, heard } = wire();
  expect(await call("preferences.write", { volume: 3 })).toMatchObject({
    ok: false,
    failure: { code: "invalid" },
  });
  expect(heard).toEqual([]);
});

test.each(["no.such", "__proto__", "constructor", "toString", 7, null, undefined, { toString: () => "session.read" }])(
  "%s is no call, and says so",
  async (name) => {
    expect(await wire().call(name, undefined)).toEqual({
      ok: false,
      failure: { code: "invalid", message: "There is no such call" },
    });
  },
);

test("an untrusted sender is turned away before anything is read", async () => {
  const { call, heard } = wire(false);
  expect(await call("preferences.write", { volume: 0.5 })).toMatchObject({
    failure: { code: "untrusted" },
  });
  expect(heard).toEqual([]);
});

test("a crash is logged here and only named there", async () => {
  const { call, crashes } = wire();
  expect(await call("alert.detail", { id: "a" })).toEqual({
    ok: false,
    failure: { code: "crashed", message: "alert.detail" },
  });
  expect(crashes).toEqual([["alert.detail", new Error("a bug")]]);
});

test("a store that cannot write is no crash", async () => {
  const { call, crashes } = wire();
  expect(await call("settings.write", {})).toEqual({
    ok: false,
    failure: { code: "unavailable", message: "The disk is full" },
  });
  expect(crashes).toEqual([]);
});
