// Seals secrets before they are stored, with a key that lies beside the database, readable by its owner alone.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

export interface SecretBox {
  readonly seal: (secret: string) => string;
  /** Null when it was sealed with another key. */
  readonly open: (sealed: string) => string | null;
}

const keyBytes = 32;
const prefix = "sealed:1:";

/**
 * The file is for this user alone. It is not wrapped by the desktop's keyring: a station that starts without a session,
 * or from a restored backup, has to reach people all the same.
 */
export function openSecretBox(keyFile: string): SecretBox {
  const kept = existsSync(keyFile) ? Buffer.from(readFileSync(keyFile, "utf8").trim(), "base64") : null;
  // One that a crash cut short has sealed nothing.
  const key = kept?.length === keyBytes ? kept : makeKey(keyFile);
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

function makeKey(keyFile: string): Buffer {
  const key = randomBytes(keyBytes);
  writeFileSync(`${keyFile}.new`, `${key.toString("base64")}\n`, { mode: 0o600, flush: true });
  renameSync(`${keyFile}.new`, keyFile);
  return key;
}
