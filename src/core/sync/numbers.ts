// Numbers that people say to one another. Consoles that know each other have a last digit each, so that no two give the same
// number while they cannot hear one another.

/** The next number after the highest that is known. `digit`: the console's own last digit; null: it knows no others. */
export function nextNumber(highest: number, digit: number | null): number {
  if (digit === null) return highest + 1;
  const sameTen = highest - (highest % 10) + digit;
  return sameTen > highest ? sameTen : sameTen + 10;
}

/**
 * How many of `items`, of which there may be some more than `limit`, make a page: things that carry one number, from before their
 * consoles knew each other, are not torn apart, because the next page begins after that number.
 */
export function pageLength(items: readonly { readonly number: number }[], limit: number): number {
  let length = Math.min(limit, items.length);
  while (length > 0 && length < items.length && items[length]?.number === items[length - 1]?.number) length += 1;
  return length;
}
