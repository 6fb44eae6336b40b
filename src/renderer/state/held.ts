// Rows never move under the pointer: while a list is held it keeps its rows and their order, and counts what waits. Pure.

export interface Rows {
  /** What the list shows, in this order. */
  readonly shown: readonly string[];
  /** Matching alerts that wait until the list is let go. */
  readonly fresh: readonly string[];
}

/** `exists` says whether a held row can still be drawn. What sorts below everything shown moves nothing and may join. */
export function hold(shown: readonly string[], matching: readonly string[], exists: (id: string) => boolean): Rows {
  const isJoining = shown.every((id, index) => matching[index] === id);
  if (isJoining) return { shown: matching, fresh: [] };
  const kept = shown.every(exists) ? shown : shown.filter(exists);
  const standing = new Set(kept);
  return { shown: kept, fresh: matching.filter((id) => !standing.has(id)) };
}
