import type { IpcMain, IpcMainInvokeEvent } from "electron/main";

import { type Call, calls, type Failure, type Reply } from "../../contract/calls.ts";
import { StoreUnavailable } from "../ports.ts";
import type { Handlers } from "./console-station.ts";

interface Serving {
  readonly ipc: Pick<IpcMain, "handle">;
  readonly handlers: Handlers;
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** What a window may ask that was opened to be looked at; null: it may ask anything. */
  readonly permittedTo?: (event: IpcMainInvokeEvent) => ReadonlySet<string> | null;
  readonly onCrash: (call: string, error: unknown) => void;
}

/** Everything the window asks comes in on one channel, so that a name that is no call gets an answer as well. */
export function serve({ ipc, handlers, isTrusted, permittedTo, onCrash }: Serving): void {
  ipc.handle("call", async (event, name: unknown, raw: unknown): Promise<Reply<unknown>> => {
    if (!isTrusted(event)) return failed("untrusted", "This page may not ask anything");
    if (!isCall(name)) return failed("invalid", "There is no such call");
    if (permittedTo?.(event)?.has(name) === false) return failed("untrusted", "This window may only look");
    const parsed = calls[name].input.safeParse(raw);
    if (!parsed.success) return failed("invalid", parsed.error.message);
    const handler = handlers[name] as (input: unknown) => unknown;
    try {
      return { ok: true, value: await handler(parsed.data) };
    } catch (error) {
      if (error instanceof StoreUnavailable) return failed("unavailable", error.message);
      onCrash(name, error);
      return failed("crashed", name);
    }
  });
}

const isCall = (name: unknown): name is Call => typeof name === "string" && Object.hasOwn(calls, name);

const failed = (code: Failure["code"], message: string): Reply<never> => ({
  ok: false,
  failure: { code, message },
});
