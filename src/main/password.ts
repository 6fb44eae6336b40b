// PINs and passwords as scrypt text that carries its own parameters: `scrypt$17$8$1$<salt>$<hash>`, both in base64url.
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Base-2 logarithm of N, then r and p. */
const present = { log2N: 17, r: 8, p: 1 } as const;
const hashBytes = 32;

export interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** A quarter of a second and 128 MiB each; several at once would take the memory that alerts need. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work, work);
  last = result.catch(() => undefined);
  return result;
}

const derive = (secret: string, salt: Buffer, { log2N, r, p }: Cost): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(
          secret.normalize("NFKC"),
          salt,
          hashBytes,
          { N: 2 ** log2N, r, p, maxmem: 256 * 1024 * 1024 },
          (error, key) => (error === null ? resolve(key) : reject(error)),
        );
      }),
  );

export async function hashSecret(secret: string, cost: Cost = present): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(secret, salt, cost);
  return ["scrypt", cost.log2N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

const stored = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/u;

/** False as well for text that is no scrypt text, or asks for more than this computer gives. */
export async function isSecret(secret: string, text: string): Promise<boolean> {
  const [, log2N, r, p, salt = "", hash = ""] = stored.exec(text) ?? [];
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  if (!(cost.log2N >= 10 && cost.log2N <= 17 && cost.r >= 1 && cost.r <= 8 && cost.p >= 1 && cost.p <= 4)) return false;
  const expected = Buffer.from(hash, "base64url");
  const key = await derive(secret, Buffer.from(salt, "base64url"), cost);
  return expected.length === key.length && timingSafeEqual(expected, key);
}

/** Whether it was made with other parameters than today's, and should be made anew at the next sign-in. */
export const isOutdated = (text: string, { log2N, r, p }: Cost = present): boolean =>
  !text.startsWith(`scrypt$${log2N}$${r}$${p}$`);
