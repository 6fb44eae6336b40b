// Regular expressions that people write: matched in time that grows with the text only, whatever the expression says.
import { RE2JS } from "re2js";

export const longestPattern = 200;
/** What of a text is looked at. */
const longestText = 10_000;

const known = new Map<string, RE2JS | null>();
const mostKnown = 500;

/** Null: it is not a regular expression, or one that is too large. Case does not count. */
function compiled(pattern: string): RE2JS | null {
  const found = known.get(pattern);
  if (found !== undefined) return found;
  const made = pattern.length > longestPattern ? null : compile(pattern);
  if (known.size >= mostKnown) known.clear();
  known.set(pattern, made);
  return made;
}

function compile(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch {
    return null;
  }
}

export const isPattern = (pattern: string): boolean => compiled(pattern) !== null;

/** Somewhere in the text; one that is no pattern is found nowhere. */
export const isFoundIn = (pattern: string, text: string): boolean =>
  compiled(pattern)?.matcher(text.slice(0, longestText)).find() ?? false;
