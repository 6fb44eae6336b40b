// What a console holds of the journal: of each console, its events up to a number, without holes.

export type Vector = Readonly<Record<string, number>>;

/** The last event of that console that the holder has with all before it; 0: none. */
export const held = (vector: Vector, consoleId: string): number => vector[consoleId] ?? 0;

/** How many events a holder of `theirs` has that a holder of `mine` lacks. */
export const lacking = (mine: Vector, theirs: Vector): number =>
  Object.entries(theirs).reduce((sum, [consoleId, seq]) => sum + Math.max(0, seq - held(mine, consoleId)), 0);

/** What both together hold. */
export const joined = (one: Vector, other: Vector): Vector => ({
  ...one,
  ...Object.fromEntries(Object.entries(other).map(([id, seq]) => [id, Math.max(seq, held(one, id))])),
});
