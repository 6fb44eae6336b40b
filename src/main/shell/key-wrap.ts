import { safeStorage } from "electron/main";

/** Seals the station's key with one that the operating system keeps for this user. */
export interface KeyWrap {
  readonly wrap: (key: Buffer) => Buffer;
  /** Throws when it was sealed by somebody else, or the system has lost its key. */
  readonly unwrap: (wrapped: Buffer) => Buffer;
}

/**
 * Null where the system has no place for secrets: without a keyring, Electron on Linux would "seal" with a password
 * that everybody knows. To be called once the application is ready.
 */
export function openKeyWrap(): KeyWrap | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (process.platform === "linux" && ["basic_text", "unknown"].includes(safeStorage.getSelectedStorageBackend()))
    return null;
  return {
    wrap: (key) => safeStorage.encryptString(key.toString("base64")),
    unwrap: (wrapped) => Buffer.from(safeStorage.decryptString(wrapped), "base64"),
  };
}
