// Which certificate the other side of a connection has proved to hold.
import { hash } from "node:crypto";
import type { TLSSocket } from "node:tls";

const shown = (socket: TLSSocket): Buffer | undefined => (socket.getPeerCertificate() as { raw?: Buffer }).raw;

/** SHA-256 in hexadecimal; null: it showed none. */
export function peerFingerprint(socket: TLSSocket): string | null {
  const raw = shown(socket);
  return raw === undefined ? null : hash("sha256", raw, "hex");
}

/** PEM; null: it showed none. */
export function peerCertificate(socket: TLSSocket): string | null {
  const raw = shown(socket);
  return raw === undefined ? null : toPem(raw);
}

export function toPem(raw: Buffer): string {
  const lines = raw.toString("base64").match(/.{1,64}/gu) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----"].join("\n");
}
