// Calls another console: only the holder of the very certificate that was kept for it may answer.
import { Agent, request } from "node:https";
import type { TLSSocket } from "node:tls";

import { io } from "socket.io-client";

import { fingerprintOf, type Identity } from "./identity.ts";
import type { Called, Link } from "./ports.ts";
import { createSocketLink, linkPath } from "./socket-link.ts";
import { peerCertificate, peerFingerprint, toPem } from "./tls-party.ts";

const patienceMs = 5000;

export function callPeer(identity: Identity, { id, address, certificate }: Called): Promise<Link> {
  const wanted = fingerprintOf(certificate);
  const agent = new Agent({
    keepAlive: false,
    key: identity.key,
    cert: identity.certificate,
    ca: [certificate],
    // It signs itself and no others, which Electron's TLS trusts only when told so.
    allowPartialTrustChain: true,
    rejectUnauthorized: true,
    checkServerIdentity: (_host: string, shown: { readonly raw: Buffer }): Error | undefined =>
      wanted !== null && fingerprintOf(toPem(shown.raw)) === wanted
        ? undefined
        : new Error("another console answers there"),
  });
  const socket = io(`https://${address}`, {
    path: linkPath,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    timeout: patienceMs,
    // Its types know only what a browser has.
    agent: agent as unknown as boolean,
  });
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(createSocketLink(socket, id, hostOf(address))));
    socket.once("connect_error", (error) => {
      socket.disconnect();
      reject(error);
    });
  });
}

const hostOf = (address: string): string => address.slice(0, address.lastIndexOf(":"));
export interface Answerer {
  readonly fingerprint: string;
  /** PEM. */
  readonly certificate: string;
}

/**
 * Sends what `ask` makes of whoever answers there, or nothing when it answers null; resolves with the answer, or null.
 * Rejects when nobody answers.
 */
export function askStranger(
  identity: Identity,
  address: string,
  path: string,
  ask: (answerer: Answerer) => Promise<object | null>,
): Promise<{ readonly answerer: Answerer; readonly answer: unknown } | null> {
  return new Promise((resolve, reject) => {
    const asking = request(`https://${address}${path}`, {
      method: "POST",
      agent: false,
      key: identity.key,
      cert: identity.certificate,
      // Whoever answers is told nothing before `ask` has looked at the fingerprint.
      rejectUnauthorized: false,
      minVersion: "TLSv1.3",
      headers: { "content-type": "application/json" },
      timeout: patienceMs * 2,
    });
    let answerer: Answerer | null = null;
    asking.on("timeout", () => asking.destroy(new Error("no answer")));
    asking.on("error", reject);
    asking.on("socket", (socket) => {
      socket.once("secureConnect", () => {
        const tls = socket as TLSSocket;
        const fingerprint = peerFingerprint(tls);
        const certificate = peerCertificate(tls);
        if (fingerprint === null || certificate === null) return void asking.destroy(new Error("no certificate"));
        answerer = { fingerprint, certificate };
        ask(answerer).then(
          (body) => {
            if (body !== null) return void asking.end(JSON.stringify(body));
            resolve(null);
            asking.destroy();
          },
          (error: unknown) => asking.destroy(error instanceof Error ? error : new Error(String(error))),
        );
      });
    });
    asking.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > 100_000) asking.destroy(new Error("the answer is too long"));
      });
      response.on("end", () => {
        try {
          if (answerer !== null) resolve({ answerer, answer: JSON.parse(text) });
        } catch {
          reject(new Error("the answer cannot be read"));
        }
      });
    });
  });
}
