/** Raised whenever the same events lead to other rows than before: what an older version has filled is filled anew at the start. */
export const foldVersion = 1;
