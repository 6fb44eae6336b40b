// Pairing: one console shows a code, the other is told it. Each proves to the other that it knows the code.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";

import { PairingAnswer, PairingRequest, protocol } from "../../contract/peer.ts";
import type { ConsoleRole } from "../../core/console.ts";
import { accepted, conflict, invalid, refused, type Result } from "../../core/refusal.ts";
import type { Caller, Log } from "../ports.ts";
import { askStranger } from "./caller.ts";
import type { Group } from "./group.ts";
import { fingerprintToWords, type Identity } from "./identity.ts";
import { pairingPath } from "./listener.ts";
import { readCode, writeCode } from "./pairing-code.ts";
import { isCodeProved, proveCode } from "./pairing-proof.ts";
import { peerCertificate, peerFingerprint } from "./tls-party.ts";

export interface ShownCode {
  readonly code: string;
  /** In groups of four. */
  readonly fingerprint: string;
  /** Epoch ms. */
  readonly expires_at: number;
}

export interface Invitation {
  /** Takes the place of a code that was shown before. */
  readonly show: (role: ConsoleRole, caller: Caller) => Result<ShownCode>;
  readonly cancel: () => void;
  /** Epoch ms; null: no code is shown. */
  readonly expiresAt: () => number | null;
  readonly answer: (request: IncomingMessage, response: ServerResponse, party: TLSSocket) => void;
}

const lastsMs = 10 * 60_000;
const mostTries = 3;
const mostBytes = 16_384;

interface Open {
  readonly secret: string;
  readonly role: ConsoleRole;
  readonly caller: Caller;
  readonly expires_at: number;
  tries: number;
}

export function createInvitation(setup: {
  readonly identity: Identity;
  readonly consoleId: string;
  readonly group: Group;
  readonly now: () => number;
  readonly random: (bytes: number) => Buffer;
  readonly onPaired: (id: string) => void;
  readonly log: Log;
}): Invitation {
  const { identity, consoleId, group, now, random, onPaired, log } = setup;
  let open: Open | null = null;
  /** One after the other: attempts made together must not all be judged before the first of them has failed. */
  let last: Promise<unknown> = Promise.resolve();

  const current = (): Open | null => (open !== null && now() < open.expires_at ? open : null);

  async function judge(request: PairingRequest, certificate: string, party: TLSSocket): Promise<PairingAnswer> {
    const shown = current();
    const joiner = peerFingerprint(party);
    if (shown === null || joiner === null) return { refused: "No code is shown there any more" };
    const parties = { inviter: identity.fingerprint, joiner };
    if (!(await isCodeProved(request.proof, shown.secret, "joiner", parties))) {
      shown.tries += 1;
      log.warn({ from: party.remoteAddress, tries: shown.tries }, "a wrong pairing code was tried");
      if (shown.tries >= mostTries && open === shown) open = null;
      return { refused: "This is not the code that is shown there" };
    }
    if (request.protocol < protocol.oldest)
      return { refused: "This console's Watchdesk is too old for the other one; update it first" };
    if (request.console_id === consoleId) return { refused: "A console can't be paired with itself" };
    // Single use, also when what follows fails.
    if (open === shown) open = null;
    const { console_id: id, name, port } = request;
    const { role } = shown;
    const address = party.remoteAddress === undefined ? null : `${hostToText(party.remoteAddress)}:${port}`;
    const admitted = await group.admit({ id, name, role, certificate, address }, shown.caller);
    if (!admitted.ok) return { refused: admitted.refusal.detail };
    if (address !== null) group.learn(id, address);
    log.info({ console: id, name }, "a console was paired");
    onPaired(id);
    const proof = await proveCode(shown.secret, "inviter", parties);
    return { console_id: consoleId, name: group.own().name, role, digit: admitted.value.digit, proof };
  }

  async function answer(text: string, response: ServerResponse, party: TLSSocket): Promise<void> {
    const certificate = peerCertificate(party);
    const request = PairingRequest.safeParse(parseOrNull(text));
    if (!request.success || certificate === null || current() === null) return void party.destroy();
    const turn = last.then(() => judge(request.data, certificate, party));
    last = turn.catch(() => undefined);
    const body = JSON.stringify(await turn);
    response.writeHead(200, { "content-type": "application/json", connection: "close" }).end(body);
  }

  return {
    show: (role, caller) => {
      const trouble = group.fullTrouble(role);
      if (trouble !== null) return refused(conflict(trouble));
      const secret = random(5);
      open = { secret: secret.toString("hex"), role, caller, expires_at: now() + lastsMs, tries: 0 };
      return accepted({
        code: writeCode(secret, identity.fingerprint),
        fingerprint: fingerprintToWords(identity.fingerprint),
        expires_at: open.expires_at,
      });
    },
    cancel: () => {
      open = null;
    },
    expiresAt: () => current()?.expires_at ?? null,
    answer: (request, response, party) => {
      let text = "";
      request.setEncoding("utf8");
      request.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > mostBytes) party.destroy();
      });
      request.on("end", () => {
        answer(text, response, party).catch((error: unknown) => {
          log.error({ error: String(error) }, "a pairing failed");
          party.destroy();
        });
      });
    },
  };
}

/** What the joiner has once the other side has proved itself. */
export interface Entered {
  readonly id: string;
  readonly name: string;
  readonly certificate: string;
  readonly address: string;
  readonly role: ConsoleRole;
  readonly digit: number | null;
}

export async function enterGroup(
  identity: Identity,
  own: { readonly console_id: string; readonly name: string; readonly version: string; readonly port: number },
  asked: { readonly address: string; readonly code: string },
): Promise<Result<Entered>> {
  const { address } = asked;
  const code = readCode(asked.code);
  if (code === null) return refused(invalid("code", "is not a pairing code: it has 16 letters and digits"));
  let isOther = false;
  const reply = await askStranger(identity, address, pairingPath, async ({ fingerprint }) => {
    isOther = !fingerprint.startsWith(code.fingerprint_start);
    if (isOther) return null;
    const proof = await proveCode(code.secret, "joiner", { inviter: fingerprint, joiner: identity.fingerprint });
    return { ...own, protocol: protocol.spoken, proof } satisfies PairingRequest;
  }).catch(() => null);
  if (isOther)
    return refused(conflict(`The console at ${address} is not the one that shows this code; nothing was told to it`));
  if (reply === null)
    return refused(
      conflict(`No console answers at ${address}; check the address, and that the code is still shown there`),
    );
  const answer = PairingAnswer.safeParse(reply.answer);
  if (!answer.success) return refused(conflict(`The console at ${address} can't be understood; update the older one`));
  if ("refused" in answer.data) return refused(conflict(answer.data.refused));
  const { console_id: id, name, role, digit, proof } = answer.data;
  const { fingerprint, certificate } = reply.answerer;
  const parties = { inviter: fingerprint, joiner: identity.fingerprint };
  if (!(await isCodeProved(proof, code.secret, "inviter", parties)))
    return refused(conflict(`The console at ${address} does not know the code that it should have shown`));
  return accepted({ id, name, certificate, address, role, digit });
}

const hostToText = (host: string): string => {
  const plain = host.replace(/^::ffff:/u, "");
  return plain.includes(":") ? `[${plain}]` : plain;
};

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
