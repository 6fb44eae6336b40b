/** Both inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The one range that a `Range` header asks for; null: it asks for none that the file has. */
export function readRange(header: string | null, size: number): ByteRange | null {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/u.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(size - 1, Number(to));
  return start <= end && start < size ? { start, end } : null;
}
