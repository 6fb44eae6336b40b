// Fits a message into a few SMS segments (3GPP TS 23.038): 153 characters a segment in the GSM alphabet, 67 in any other.
import type { Message } from "../../core/message.ts";
import { oneLine } from "./one-line.ts";

const segments = 4;
const gsmRoom = segments * 153;
const unicodeRoom = segments * 67;

const gsmBasic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Each costs two characters. */
const gsmExtended = new Set("^{}\\[~]|€");

/** What people and phones type, in letters that do not double the price of a message. */
const plain: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "−": "-",
  "‑": "-",
  "…": "...",
  "•": "-",
  "·": "-",
  "±": "+/-",
  "×": "x",
  "°": " deg",
  "`": "'",
  "´": "'",
  "→": "->",
  "\t": " ",
};

export function smsText(message: Message): string {
  return fit(splitLink(message), toGsm, sizeOf, (text) => (isGsm(text) ? gsmRoom : unicodeRoom));
}

/** Twilio takes at most 1600 characters; WhatsApp knows no segments. */
export function whatsappText(message: Message): string {
  return fit(
    splitLink(message),
    (text) => text,
    (text) => text.length,
    () => 1600,
  );
}

interface Parts {
  readonly words: string;
  /** Never cut: a link without its end opens nothing. */
  readonly tail: string;
}

function splitLink({ short, link }: Message): Parts {
  if (link === null || !short.endsWith(link)) return { words: short, tail: "" };
  return { words: short.slice(0, -link.length).trimEnd(), tail: ` ${link}` };
}

function fit(
  { words, tail }: Parts,
  rewrite: (text: string) => string,
  size: (text: string) => number,
  roomFor: (text: string) => number,
): string {
  const text = rewrite(oneLine(words));
  const room = roomFor(text + tail);
  if (size(text + tail) <= room) return text + tail;
  const spare = room - size(`...${tail}`);
  let kept = "";
  let used = 0;
  for (const char of text) {
    used += size(char);
    if (used > spare) break;
    kept += char;
  }
  return `${kept.trimEnd()}...${tail}`;
}

/** Unchanged when a letter of another script is in it: then nothing is to be gained. */
function toGsm(text: string): string {
  const simple = Array.from(text.normalize("NFC"))
    .map((char) =>
      isGsm(char) ? char : (plain[char] ?? char.normalize("NFD").replace(/(?<=^\p{ASCII})\p{Mark}+$/u, "")),
    )
    .join("");
  return isGsm(simple) ? simple : text;
}

const isGsm = (text: string): boolean => Array.from(text).every((char) => gsmBasic.has(char) || gsmExtended.has(char));

/** Septets while the text is in the GSM alphabet, else UTF-16 units. */
const sizeOf = (text: string): number =>
  isGsm(text) ? Array.from(text).reduce((sum, char) => sum + (gsmExtended.has(char) ? 2 : 1), 0) : text.length;
