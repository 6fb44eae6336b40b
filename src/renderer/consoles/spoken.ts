// A code as it is read out over the telephone or the radio, alike in every language.

const letters =
  "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu";
const digits = "Zero One Two Three Four Five Six Seven Eight Nine";

const wordBySign = new Map([
  ...letters.split(" ").map((word): [string, string] => [word.charAt(0), word]),
  ...digits.split(" ").map((word, digit): [string, string] => [String(digit), word]),
]);

/** `K7` reads as Kilo Seven; what has no such name is left as it is. */
export const spoken = (group: string): string =>
  Array.from(group, (sign) => wordBySign.get(sign.toUpperCase()) ?? sign).join(" ");
