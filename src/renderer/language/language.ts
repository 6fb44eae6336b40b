// The window's words in the operator's language. The English text is the key, so that code reads as the screen does and
// what is not translated yet is shown in English, never as a code name.
import { createInstance } from "i18next";

import { english } from "./english.ts";
import { hindi } from "./hindi.ts";

export const languages = { en: "English", hi: "हिन्दी" } as const;
export type Language = keyof typeof languages;

const words = createInstance();
void words.init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: english }, hi: { translation: hindi } },
  // A key is a sentence: its dots and colons mean nothing.
  keySeparator: false,
  nsSeparator: false,
  // React escapes.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Texts without values as the language in force has them: the rows of a long list ask for the same few by the hundred. */
const said = new Map<string, string>();

/** The window is drawn anew after it, so `t` is called while drawing and never kept. */
export function speak(language: Language): void {
  void words.changeLanguage(language);
  said.clear();
  document.documentElement.lang = language;
}

/**
 * The text in the chosen language. `{{name}}` in it is replaced by `values.name`; with a `count`, the plural forms of
 * `english.ts` and its fellows are chosen by the rules of the language.
 */
export function t(text: string, values?: Readonly<Record<string, string | number>>): string {
  if (values !== undefined) return words.t(text, { ...values });
  let known = said.get(text);
  if (known === undefined) {
    known = words.t(text);
    said.set(text, known);
  }
  return known;
}
