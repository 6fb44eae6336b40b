/** Stops as soon as it knows. A body of 256 KiB can be nested deeply enough to overflow the stack of whoever writes it down. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}
