/** Only what depends on a number; everything else is its own key. */
export const english: Readonly<Record<string, string>> = {};
