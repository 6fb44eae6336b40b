// Seals secrets before they are stored, with a key that lies beside the database, readable by its owner alone.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

export interface SecretBox {
  readonly seal: (secret: string) => string;
  /** Null when it was sealed with another key. */
  readonly open: (sealed: string) => string | null;
}

const prefix = "sealed:1:";

/** Wraps the key with the operating system's own store, where there is one. */
export interface KeyWrap {
  readonly wrap: (key: Buffer) => Buffer;
  readonly unwrap: (wrapped: Buffer) => Buffer;
}

export function openSecretBox(keyFile: string, wrap: KeyWrap | null = null): SecretBox {
  const key = existsSync(keyFile) ? readKey(keyFile, wrap) : makeKey(keyFile, wrap);
  return {
    seal: (secret) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return prefix + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
    },
    open: (sealed) => {
      if (!sealed.startsWith(prefix)) return null;
      const bytes = Buffer.from(sealed.slice(prefix.length), "base64");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}

function makeKey(keyFile: string, wrap: KeyWrap | null): Buffer {
  const key = randomBytes(32);
  const kept = wrap === null ? { key: key.toString("base64") } : { wrapped: wrap.wrap(key).toString("base64") };
  writeFileSync(keyFile, JSON.stringify(kept), { mode: 0o600, flag: "wx" });
  return key;
}

function readKey(keyFile: string, wrap: KeyWrap | null): Buffer {
  const kept = JSON.parse(readFileSync(keyFile, "utf8")) as { key?: string; wrapped?: string };
  if (kept.key !== undefined) return Buffer.from(kept.key, "base64");
  if (kept.wrapped === undefined || wrap === null)
    throw new Error(
      `${keyFile} can only be opened by the desktop session that made it; start Watchdesk there, or remove the file and enter the channels' secrets again.`,
    );
  return wrap.unwrap(Buffer.from(kept.wrapped, "base64"));
}
