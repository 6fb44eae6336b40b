import type { Bridge, Call, Failure, Input, Notice, Output, Payload } from "../contract/calls.ts";

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

export class CallFailed extends Error {
  override readonly name = "CallFailed";
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.message}`);
    this.failure = failure;
  }
}

/** Asks the main process. Throws `CallFailed` when it could not answer; a refusal of the command is part of the answer. */
export async function call<C extends Call>(name: C, input: Input<C>): Promise<Output<C>> {
  const reply = await window.bridge.call(name, input);
  if (!reply.ok) throw new CallFailed(reply.failure);
  return reply.value;
}

/** Listens until the returned function is called. */
export function on<N extends Notice>(name: N, listen: (payload: Payload<N>) => void): () => void {
  return window.bridge.on(name, listen);
}
