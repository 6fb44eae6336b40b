// When the map moves by itself: it fits whenever the set of alerts on it changes, until a hand moves it. Pure.

export interface Following {
  /** A hand moved the map: it stays until it is told to follow again. */
  readonly isLocked: boolean;
  /** The alerts that were on it when it last looked. */
  readonly ids: ReadonlySet<string>;
}

export const unmoved: Following = { isLocked: false, ids: new Set() };

interface Step {
  readonly following: Following;
  readonly isFitting: boolean;
}

export function seeAlerts(following: Following, ids: ReadonlySet<string>): Step {
  const isSame = ids.size === following.ids.size && [...ids].every((id) => following.ids.has(id));
  if (isSame) return { following, isFitting: false };
  // Of an empty map nothing is to be seen anywhere else.
  return { following: { ...following, ids }, isFitting: !following.isLocked && ids.size > 0 };
}

export const takeInHand = (following: Following): Following =>
  following.isLocked ? following : { ...following, isLocked: true };

export const followAgain = (following: Following): Step => ({
  following: { ...following, isLocked: false },
  isFitting: following.ids.size > 0,
});
