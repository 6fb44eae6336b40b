// Keeps calling every console of the group that is not connected.
import type { Member } from "./group.ts";
import type { Timers, Transport } from "./ports.ts";

const firstMs = 250;
const longestMs = 3000;
/** Of two consoles that lose each other the one with the higher id leaves the first call to the other. */
const courtesyMs = 400;

interface Attempt {
  waitMs: number;
  callOff: (() => void) | null;
}

export function createCallsOut(setup: {
  readonly consoleId: string;
  readonly others: () => readonly Member[];
  readonly isConnected: (id: string) => boolean;
  readonly transport: Transport;
  readonly timers: Timers;
}): {
  /** Looks who is to be called. */
  readonly look: () => void;
  /** Not before so many ms, as they could not work together. */
  readonly putOff: (id: string, ms: number) => void;
  readonly stop: () => void;
} {
  const { consoleId, others, isConnected, transport, timers } = setup;
  const attempts = new Map<string, Attempt>();
  let isStopped = false;

  function look(): void {
    if (isStopped) return;
    const wanted = others();
    for (const [id, attempt] of attempts) {
      if (wanted.some((one) => one.id === id) && !isConnected(id)) continue;
      attempt.callOff?.();
      attempts.delete(id);
    }
    for (const { id } of wanted)
      if (!isConnected(id) && !attempts.has(id))
        plan(id, { waitMs: firstMs, callOff: null }, id < consoleId ? courtesyMs : 0);
  }

  function plan(id: string, attempt: Attempt, afterMs: number): void {
    attempts.set(id, attempt);
    attempt.callOff = timers.after(afterMs, () => void call(id, attempt));
  }

  async function call(id: string, attempt: Attempt): Promise<void> {
    const peer = others().find((one) => one.id === id);
    if (isStopped || peer === undefined || isConnected(id)) return void attempts.delete(id);
    try {
      if (peer.address === null) throw new Error("its address is not known");
      await transport.call({ id, address: peer.address, certificate: peer.certificate });
    } catch {
      // It is away, or somebody else has its address: nothing to tell, the consoles' view shows that it is not connected.
    }
    if (isStopped || attempts.get(id) !== attempt) return;
    if (isConnected(id)) return void attempts.delete(id);
    plan(id, { waitMs: Math.min(longestMs, attempt.waitMs * 2), callOff: null }, attempt.waitMs);
  }

  return {
    look,
    putOff: (id, ms) => {
      attempts.get(id)?.callOff?.();
      plan(id, { waitMs: longestMs, callOff: null }, ms);
    },
    stop: () => {
      isStopped = true;
      for (const { callOff } of attempts.values()) callOff?.();
    },
  };
}
