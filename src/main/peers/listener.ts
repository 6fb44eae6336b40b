// Takes calls of other consoles: TLS on both sides, and whoever is not known is cut off before a word is said.
import { createServer, type Server as HttpsServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";

import { Server, type Socket } from "socket.io";

import type { Log } from "../ports.ts";
import type { Identity } from "./identity.ts";
import { createSocketLink, largestMessageBytes, linkPath } from "./socket-link.ts";
import type { Link } from "./ports.ts";
import { peerFingerprint } from "./tls-party.ts";

export interface Listener {
  readonly open: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Who may pass: a console of the group by its id, or, while a code is shown, somebody who knows it. */
export type Admitted = { readonly peer_id: string } | "pairing";

const mostConnections = 128;
const handshakeMs = 5000;

export function createListener(setup: {
  readonly identity: Identity;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Null: cut off. */
  readonly admit: (fingerprint: string | null) => Admitted | null;
  readonly onLink: (link: Link) => void;
  readonly onPairing: (request: IncomingMessage, response: ServerResponse, party: TLSSocket) => void;
  readonly log: Log;
}): Listener {
  const { identity, host, port, admit, log } = setup;
  let running: { readonly server: HttpsServer; readonly io: Server; readonly port: Promise<number> } | null = null;

  const admitted = (request: IncomingMessage): Admitted | null => admit(peerFingerprint(request.socket as TLSSocket));

  function begin() {
    const server = createServer({
      key: identity.key,
      cert: identity.certificate,
      requestCert: true,
      // Nobody's certificate is signed by an authority: the fingerprint decides, below.
      rejectUnauthorized: false,
      minVersion: "TLSv1.3",
      handshakeTimeout: handshakeMs,
      headersTimeout: handshakeMs,
      requestTimeout: handshakeMs * 2,
      maxHeaderSize: 8192,
    });
    server.maxConnections = mostConnections;
    server.prependListener("secureConnection", (socket) => {
      if (admit(peerFingerprint(socket)) !== null) return;
      log.debug({ from: socket.remoteAddress }, "a caller that is not known was cut off");
      socket.destroy();
    });
    server.on("request", (request, response) => {
      if (request.method !== "POST" || request.url !== pairingPath || admitted(request) === null)
        return void request.socket.destroy();
      setup.onPairing(request, response, request.socket as TLSSocket);
    });
    const io = new Server(server, {
      path: linkPath,
      transports: ["websocket"],
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: largestMessageBytes,
      connectTimeout: handshakeMs,
      pingInterval: 2000,
      pingTimeout: 4000,
      // A page in a browser has an origin; a console has none.
      allowRequest: (request, answer) =>
        answer(null, request.headers.origin === undefined && isPeer(admitted(request))),
    });
    io.on("connection", (socket: Socket) => {
      const request = socket.request;
      const party = admitted(request);
      if (!isPeer(party)) return void socket.disconnect(true);
      setup.onLink(createSocketLink(socket, party.peer_id, request.socket.remoteAddress ?? null));
    });
    return { server, io, port: listen(server, host, port) };
  }

  return {
    open: async () => {
      running ??= begin();
      const mine = running;
      try {
        return await mine.port;
      } catch (error) {
        if (running === mine) running = null;
        throw error;
      }
    },
    close: async () => {
      const ending = running;
      running = null;
      if (ending === null) return;
      await ending.port.catch(() => undefined);
      const ended = ending.io.close();
      ending.server.closeAllConnections();
      await ended;
    },
  };
}

export const pairingPath = "/pair";

const isPeer = (admitted: Admitted | null): admitted is { readonly peer_id: string } =>
  admitted !== null && admitted !== "pairing";

function listen(server: HttpsServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      server.on("error", () => undefined);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
