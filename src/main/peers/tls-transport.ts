// The transport of real consoles: calls taken and calls made, over TLS on both sides.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";

import type { Log } from "../ports.ts";
import { callPeer } from "./caller.ts";
import type { Identity } from "./identity.ts";
import { type Admitted, createListener } from "./listener.ts";
import type { Link, Transport } from "./ports.ts";

export function createTlsTransport(setup: {
  readonly identity: Identity;
  readonly host: string;
  readonly port: number;
  readonly admit: (fingerprint: string | null) => Admitted | null;
  readonly onPairing: (request: IncomingMessage, response: ServerResponse, party: TLSSocket) => void;
  readonly log: Log;
}): Transport {
  const listeners: ((link: Link) => void)[] = [];
  const onLink = (link: Link): void => {
    for (const listen of listeners) listen(link);
  };
  const listener = createListener({ ...setup, onLink });
  return {
    open: listener.open,
    onLink: (listen) => void listeners.push(listen),
    call: async (peer) => onLink(await callPeer(setup.identity, peer)),
    close: listener.close,
  };
}
