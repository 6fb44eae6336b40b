// How each side of a pairing proves that it knows the code, bound to both certificates: what one side proves is of no use to
// anybody in between.
import { createHmac, scrypt, timingSafeEqual } from "node:crypto";

export interface Parties {
  /** Fingerprints, as each side sees them in the connection itself. */
  readonly inviter: string;
  readonly joiner: string;
}

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

const keyOf = (secret: string, { inviter, joiner }: Parties): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, `${inviter}${joiner}`, 32, cost, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

export async function proveCode(secret: string, side: keyof Parties, parties: Parties): Promise<string> {
  const key = await keyOf(secret, parties);
  return createHmac("sha256", key).update(`watchdesk pairing ${side}`).digest("hex");
}

export async function isCodeProved(
  proof: string,
  secret: string,
  side: keyof Parties,
  parties: Parties,
): Promise<boolean> {
  const wanted = Buffer.from(await proveCode(secret, side, parties), "hex");
  const given = Buffer.from(proof, "hex");
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
