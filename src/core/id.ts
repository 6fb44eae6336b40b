// Ids that sort by the time they were made: 10 characters of time, 16 of chance, in Crockford's base 32 (a ULID).

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** `random` must hold at least 16 bytes that nobody can guess. */
export function makeId(now: number, random: Uint8Array): string {
  let time = "";
  for (let rest = now, digit = 0; digit < 10; digit++) {
    time = (alphabet[rest % 32] ?? "0") + time;
    rest = Math.floor(rest / 32);
  }
  let chance = "";
  for (let index = 0; index < 16; index++) chance += alphabet[(random[index] ?? 0) % 32];
  return time + chance;
}
