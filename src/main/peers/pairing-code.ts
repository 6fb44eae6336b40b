// The code that one console shows and the other is told: a secret, and enough of the shower's fingerprint to know it by.

/** Crockford's base 32: no letter that is mistaken for another, on paper or on the phone. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const secretBytes = 5;
const fingerprintBytes = 5;
const letters = ((secretBytes + fingerprintBytes) * 8) / 5;

export interface PairingCode {
  readonly secret: string;
  /** The first 10 hexadecimal digits of the fingerprint. */
  readonly fingerprint_start: string;
}

/** Four groups of four, as in `K7QF-2MPD-9XTR-40HV`. */
export function writeCode(secret: Buffer, fingerprint: string): string {
  const bytes = Buffer.concat([
    secret.subarray(0, secretBytes),
    Buffer.from(fingerprint.slice(0, fingerprintBytes * 2), "hex"),
  ]);
  let rest = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (let place = 0; place < letters; place++) {
    text = (alphabet[Number(rest % 32n)] ?? "0") + text;
    rest /= 32n;
  }
  return (text.match(/.{4}/gu) ?? []).join("-");
}

/** As somebody typed it: case, spaces and dashes do not matter. Null: not such a code. */
export function readCode(typed: string): PairingCode | null {
  const text = typed.toUpperCase().replaceAll(/[\s-]/gu, "").replaceAll("O", "0").replaceAll(/[IL]/gu, "1");
  if (text.length !== letters || !new RegExp(`^[${alphabet}]+$`, "u").test(text)) return null;
  const value = Array.from(text).reduce((sum, letter) => sum * 32n + BigInt(alphabet.indexOf(letter)), 0n);
  const hex = value.toString(16).padStart((secretBytes + fingerprintBytes) * 2, "0");
  return { secret: hex.slice(0, secretBytes * 2), fingerprint_start: hex.slice(secretBytes * 2) };
}
