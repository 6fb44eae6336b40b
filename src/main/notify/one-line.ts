// Text from outside, made safe for places that know only plain lines: no control characters, no halves of characters.

/** XML and shells have no place for what is dropped here, not even escaped. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .replaceAll(/[\p{Surrogate}\uFFFE\uFFFF]/gu, "")
    .trim();

/** At most `length` UTF-16 units, an ellipsis included where something was cut. */
export const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1)).replace(/\p{Surrogate}$/u, "")}…`;
