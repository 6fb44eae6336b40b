// Seals secrets before they are stored, with a key that lies beside the database, readable by its owner alone.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

export interface SecretBox {
  readonly seal: (secret: string) => string;
  /** Null when it was sealed with another key. */
  readonly open: (sealed: string) => string | null;
  /** In base64: the one that seals, and those that only open what was sealed before, or elsewhere. */
  readonly keys: () => { readonly current: string; readonly others: readonly string[] };
  /** Keeps keys of other consoles; `current` seals from now on where it is named. */
  readonly take: (keys: readonly string[], current: string | null) => void;
}

const keyBytes = 32;
const prefix = "sealed:1:";

/**
 * The file is for this user alone. It is not wrapped by the desktop's keyring: a station that starts without a session,
 * or from a restored backup, has to reach people all the same.
 */
export function openSecretBox(keyFile: string): SecretBox {
  const lines = existsSync(keyFile) ? readFileSync(keyFile, "utf8").trim().split(/\s+/u) : [];
  // One that a crash cut short has sealed nothing.
  const kept = lines.map((line) => Buffer.from(line, "base64")).filter((key) => key.length === keyBytes);
  let keys: readonly [Buffer, ...Buffer[]];
  const [first, ...rest] = kept;
  if (first === undefined) {
    keys = [randomBytes(keyBytes)];
    writeKeys(keyFile, keys);
  } else keys = [first, ...rest];
  return {
    seal: (secret) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keys[0], nonce);
      const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return prefix + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
    },
    open: (sealed) => {
      if (!sealed.startsWith(prefix)) return null;
      const bytes = Buffer.from(sealed.slice(prefix.length), "base64");
      for (const key of keys) {
        const secret = openWith(key, bytes);
        if (secret !== null) return secret;
      }
      return null;
    },
    keys: () => {
      const [current, ...others] = keys.map((key) => key.toString("base64"));
      return { current: current ?? "", others };
    },
    take: (given, current) => {
      const before = keys.map((key) => key.toString("base64"));
      const after = [...new Set([...(current === null ? [] : [current]), ...before, ...given])];
      if (after.join() === before.join()) return;
      const [next, ...others] = after.map((key) => Buffer.from(key, "base64")).filter((key) => key.length === keyBytes);
      if (next === undefined) return;
      writeKeys(keyFile, [next, ...others]);
      keys = [next, ...others];
    },
  };
}

function openWith(key: Buffer, bytes: Buffer): string | null {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function writeKeys(keyFile: string, keys: readonly Buffer[]): void {
  const text = keys.map((key) => `${key.toString("base64")}\n`).join("");
  writeFileSync(`${keyFile}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${keyFile}.new`, keyFile);
}
