// Reads a place the way callers, maps and phones give it: decimal degrees, degrees and minutes, map links.
import { t } from "../language/language.ts";

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

export type ReadPlace =
  | { readonly kind: "empty" }
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "unclear"; readonly message: string };

/** One half of a place: degrees with optional minutes and seconds, and a letter before or after. */
const half = String.raw`([NSEW])?\s*([+-]?\d+(?:\.\d+)?)\s*(?:°\s*|(?:deg|d)\s*|\s+|$)?(?:(\d+(?:\.\d+)?)\s*['′’]?\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["″”]|''))?\s*([NSEW])?`;
const lettered = new RegExp(`^${half}$`, "iu");
const number = String.raw`[+-]?\d+(?:\.\d+)?`;
const pair = new RegExp(`^\\s*(${number})\\s*[,;\\s]\\s*(${number})\\s*$`, "u");
/** `geo:12.9,77.5`, `.../@12.9,77.5,17z`, `...?q=12.9,77.5`, `...#map=17/12.9/77.5` */
const link = new RegExp(
  `(?:geo:|@|[?&](?:q|ll|query|destination)=|#map=\\d+/)(${number})(?:,|%2C|/)\\s*(${number})`,
  "iu",
);

const example = "Write it as 12.97160, 77.59460 or 12°58.3'N 77°35.7'E";

export function readPlace(text: string): ReadPlace {
  const tidy = text.trim().replaceAll(/[−–]/gu, "-");
  if (tidy === "") return { kind: "empty" };
  const linked = link.exec(tidy);
  if (linked !== null) return inRange(Number(linked[1]), Number(linked[2]));
  if (/^https?:/iu.test(tidy)) return unclear(t("This link holds no position. Open it and paste the two numbers"));
  const decimalCommas = /^\s*([+-]?\d+),(\d+)\s*[;\s]\s*([+-]?\d+),(\d+)\s*$/u.exec(tidy);
  if (decimalCommas !== null)
    return inRange(
      Number(`${decimalCommas[1]}.${decimalCommas[2]}`),
      Number(`${decimalCommas[3]}.${decimalCommas[4]}`),
    );
  const decimals = pair.exec(tidy);
  if (decimals !== null) return inRange(Number(decimals[1]), Number(decimals[2]));
  if (new RegExp(`^${number}$`, "u").test(tidy))
    return unclear(t("One number is half a place. {{example}}", { example: t(example) }));
  return readHalves(tidy);
}

function readHalves(text: string): ReadPlace {
  const halves = splitInTwo(text);
  if (halves === null) return unclear(t(example));
  const [first, second] = halves.map(readHalf);
  if (first === undefined || second === undefined || first === null || second === null) return unclear(t(example));
  if (typeof first === "string") return unclear(first);
  if (typeof second === "string") return unclear(second);
  const isLongitudeFirst = first.axis === "longitude" || second.axis === "latitude";
  if (first.axis !== null && first.axis === second.axis)
    return unclear(t("Both halves are a {{axis}}. {{example}}", { axis: t(first.axis), example: t(example) }));
  return isLongitudeFirst ? inRange(second.degrees, first.degrees) : inRange(first.degrees, second.degrees);
}

/** At a comma, after the first letter that ends a half, or before a letter that begins the second one. */
function splitInTwo(text: string): readonly string[] | null {
  const byComma = text.split(/[,;]/u).map((part) => part.trim());
  if (byComma.length === 2) return byComma;
  if (byComma.length > 2) return null;
  const trailing = /^(.*?[\d'"′″’”°]\s*[NSEW])\s*(.+)$/iu.exec(text);
  if (trailing !== null && /^[+-]?\d/u.test(text)) return [trailing[1] ?? "", trailing[2] ?? ""];
  const leading = /^([NSEW].*?)\s*([NSEW].*)$/iu.exec(text);
  if (leading !== null) return [leading[1] ?? "", leading[2] ?? ""];
  const byMark = /^(.*?['"′″’”°])\s+([+-]?\d.*°.*)$/u.exec(text);
  return byMark === null ? null : [byMark[1] ?? "", byMark[2] ?? ""];
}

function readHalf(text: string): { readonly degrees: number; readonly axis: keyof Place | null } | string | null {
  const found = lettered.exec(text);
  if (found === null) return null;
  const letter = (found[1] ?? found[5] ?? "").toUpperCase();
  const [whole, minutes, seconds] = [Number(found[2]), Number(found[3] ?? 0), Number(found[4] ?? 0)];
  if (minutes >= 60 || seconds >= 60) return t("Minutes and seconds go from 0 to below 60");
  if (letter !== "" && whole < 0) return t("Use either a minus or a letter, not both");
  const isNegative = letter === "S" || letter === "W" || Object.is(whole, -0) || whole < 0;
  const size = Math.abs(whole) + minutes / 60 + seconds / 3600;
  const axis = letter === "" ? null : letter === "N" || letter === "S" ? "latitude" : "longitude";
  return { degrees: isNegative ? -size : size, axis };
}

function inRange(latitude: number, longitude: number): ReadPlace {
  if (Math.abs(latitude) > 90 && Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90)
    return unclear(
      t("Latitude {{latitude}} is outside -90 to 90. Latitude comes first: {{example}}", {
        latitude,
        example: `${longitude}, ${latitude}`,
      }),
    );
  if (Math.abs(latitude) > 90) return unclear(t("Latitude {{latitude}} is outside -90 to 90", { latitude }));
  if (Math.abs(longitude) > 180) return unclear(t("Longitude {{longitude}} is outside -180 to 180", { longitude }));
  if (latitude === 0 && longitude === 0)
    return unclear(t("0, 0 lies in the ocean: it usually means that a device had no position"));
  return { kind: "place", place: { latitude: round(latitude), longitude: round(longitude) } };
}

/** Seven decimals are about a centimetre. */
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

export const writePlace = ({ latitude, longitude }: Place): string => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

const unclear = (message: string): ReadPlace => ({ kind: "unclear", message });
