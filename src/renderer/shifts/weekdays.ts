/** By JavaScript's numbering: 0 is Sunday. */
export const weekdayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

/** Weeks begin on Monday. */
export const weekdayOrder = [1, 2, 3, 4, 5, 6, 0] as const;
