// Everything that the window says is there in Hindi, and nothing is said past the translation.
import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { expect, test } from "vitest";

import { english } from "../../../src/renderer/language/english.ts";
import { hindi } from "../../../src/renderer/language/hindi.ts";
import { sentences } from "../../../src/renderer/language/station-words.ts";
import { type FoundText, readWindowTexts } from "../../kit/window-texts.ts";

const texts = readWindowTexts();

const isWord = ({ text }: FoundText): boolean => /\p{L}/u.test(text);

/** A text that depends on a number is there in both its forms. */
const isInHindi = (text: string): boolean =>
  `${text}_other` in english ? `${text}_one` in hindi && `${text}_other` in hindi : text in hindi;

const show = (found: readonly FoundText[]): readonly string[] => [
  ...new Set(found.map(({ text, at }) => `${at} ${text}`)),
];

/** Looks like words, but no operator reads it as such, or reads it in every language. */
const notWords = {
  keys: [
    "Enter",
    "Escape",
    "Esc",
    "Arrow",
    "ArrowDown",
    "ArrowUp",
    "ArrowLeft",
    "ArrowRight",
    "PageUp",
    "PageDown",
    "PgDn",
    "PgUp",
    "Home",
    "End",
    "Space",
    "Tab",
    "Ctrl",
    "Ctrl Enter",
    "Ctrl ↵",
    "Ctrl Z",
    "Ctrl ⇧ Z",
    "Ctrl L",
  ],
  geoJson: ["Point", "LineString", "Polygon", "MultiPolygon", "Feature", "Circle"],
  styles: [
    "input, textarea",
    "input, textarea, select",
    "textarea, select, input:not([type=radio])",
    "input, textarea, select, [role=listbox], [role=slider]",
    "(prefers-reduced-motion: reduce)",
    "sheet-hour num",
    "sheet-head num",
    "sheet-date num",
    "duty duty-gap duty-over",
    "duty duty-gap",
    "duty-gap duty-over",
    "map-coordinates num",
  ],
  // An error's, those that only make a blank form pass its schema, and those of the pages that the palette finds.
  names: ["CallFailed", "Somebody", "New", "board", "people", "teams", "policies"],
  // Letters and digits as radio operators of every language say them.
  spelling: [
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu",
    "Zero One Two Three Four Five Six Seven Eight Nine",
  ],
  // As the licence of the data wants it.
  credits: ["Natural Earth, GeoNames (CC BY 4.0)"],
  examples: [
    "Asha Rao",
    "Vikram Shah",
    "Director",
    "Door 7 forced",
    "Open for 90 seconds",
    "Test",
    "A test",
    "/maps/karnataka.pmtiles",
    "https://tiles.example/{z}/{x}/{y}.png",
    "/etc/watchdesk/firebase.json",
    "https://twilio-proxy.example.org",
    "https://fcm-proxy.example.org",
    "https://alarms.example.org",
    "https://heartbeat.example.org/ping/watchdesk",
    "you@example.org",
    "K7QF-2MPD-9XTR-40HV",
  ],
  // Goes into the alert's title, which is kept as it is.
  kept: ["typeNames[draft.alert_type]"],
  product: ["Watchdesk", "WATCHDESK_PORT", "WATCHDESK_HOST", "/api/v1/alerts/trigger", "/docs", "…/integrations/"],
};
const code: ReadonlySet<string> = new Set(Object.values(notWords).flat());

const { spoken, phrases, tables, kept } = texts;

test("the source is read: texts of every kind are found", () => {
  expect(spoken.length).toBeGreaterThan(1500);
  expect(phrases.length).toBeGreaterThan(20);
  expect(tables.map(({ text }) => text)).toContain("In progress");
});

test("every text of the window has its Hindi", () => {
  const isMissing = ({ text }: FoundText): boolean => !isInHindi(text) && !code.has(text);
  expect(show([...spoken, ...phrases, ...tables, ...kept].filter(isWord).filter(isMissing))).toEqual([]);
  expect(sentences.filter((text) => !isInHindi(text))).toEqual([]);
});

test("nothing that people read is drawn without being translated", () => {
  expect(show(texts.bare.filter(({ text }) => !code.has(text)))).toEqual([]);
  // What is put together while running has no translation.
  expect(show(texts.built)).toEqual([]);
  expect(show(texts.early)).toEqual([]);
});

const placesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\w+\}\}/gu)].map(([place]) => place).toSorted();

test("a translation has the places of its text, each once", () => {
  expect(Object.entries(hindi).filter(([text, said]) => placesIn(text).join() !== placesIn(said).join())).toEqual([]);
});

test("no two areas translate one text differently", async () => {
  const folder = path.resolve(import.meta.dirname, "../../../src/renderer/language/hindi");
  const said = new Map<string, string>();
  const disputes: string[] = [];
  for (const file of readdirSync(folder)) {
    const area: unknown = await import(pathToFileURL(path.join(folder, file)).href);
    for (const words of Object.values(Object(area)))
      for (const [text, translation] of Object.entries(Object(words))) {
        if ((said.get(text) ?? translation) !== translation) disputes.push(`${file}: ${text}`);
        said.set(text, String(translation));
      }
  }
  expect(disputes).toEqual([]);
  expect(Object.keys(hindi).toSorted()).toEqual([...said.keys()].toSorted());
});

test("no translation is kept for a text that is gone", () => {
  const alive = new Set<string>([...texts.all, ...sentences]);
  expect(Object.keys(hindi).filter((text) => !alive.has(text.replace(/_(one|other)$/u, "")))).toEqual([]);
});
