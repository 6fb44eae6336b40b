// What a console proves itself with: a key that never leaves it and a certificate that it signs itself.
import { hash, X509Certificate } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Identity {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
  /** SHA-256 of the certificate, 64 hexadecimal digits. */
  readonly fingerprint: string;
}

const fileIn = (dataDir: string): string => join(dataDir, "identity.pem");

/** Null: this console has never met another. */
export function keptIdentity(dataDir: string): Identity | null {
  const file = fileIn(dataDir);
  return existsSync(file) ? readIdentity(readFileSync(file, "utf8")) : null;
}

/** Made at the first call, and the same ever after. It names nobody: whoever connects sees it. */
export async function openIdentity(dataDir: string, random: (bytes: number) => Buffer): Promise<Identity> {
  const file = fileIn(dataDir);
  const kept = keptIdentity(dataDir);
  if (kept !== null) return kept;
  const { generate } = await import("selfsigned");
  const made = await generate([{ name: "commonName", value: `watchdesk ${random(8).toString("hex")}` }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    // Trust is in the fingerprint: a console whose clock is wrong must reach the others all the same.
    notBeforeDate: new Date(Date.UTC(2000, 0, 1)),
    notAfterDate: new Date(Date.UTC(2199, 0, 1)),
  });
  const text = `${made.private.trim()}\n${made.cert.trim()}\n`;
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  const identity = readIdentity(text);
  if (identity === null) throw new Error("the identity that was made cannot be read");
  return identity;
}

/** Null: a crash cut it short, and nobody has trusted it yet. */
function readIdentity(text: string): Identity | null {
  const key = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/u.exec(text)?.[0];
  const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/u.exec(text)?.[0];
  const fingerprint = certificate === undefined ? null : fingerprintOf(certificate);
  return key === undefined || certificate === undefined || fingerprint === null
    ? null
    : { key, certificate, fingerprint };
}

/** Null: not a certificate. */
export function fingerprintOf(certificate: string): string | null {
  try {
    return hash("sha256", new X509Certificate(certificate).raw, "hex");
  } catch {
    return null;
  }
}

/** For people who compare them: groups of four. */
export const fingerprintToWords = (fingerprint: string): string =>
  (fingerprint.toUpperCase().match(/.{1,4}/gu) ?? []).join(" ");
