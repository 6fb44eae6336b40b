import { createHmac, timingSafeEqual } from "node:crypto";

export const signatureHeader = "x-watchdesk-signature";

/** `header` is `sha256=` and the HMAC-SHA256 of the body, byte for byte as it came, in hexadecimal. */
export function isSigned(body: Buffer, header: string | readonly string[] | undefined, secret: string): boolean {
  const [, given] = /^sha256=([0-9a-f]{64})$/iu.exec(typeof header === "string" ? header.trim() : "") ?? [];
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, "hex"), createHmac("sha256", secret).update(body).digest());
}
