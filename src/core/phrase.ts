// A sentence that the window shows in the operator's language and the API in English: a text with places, and what stands in them.

/** An instant in a sentence, epoch ms; whoever shows it writes it in the reader's zone. */
export interface Moment {
  readonly at: number;
}

export interface Phrase {
  /** English; `{{name}}` is replaced by the value of that name. */
  readonly text: string;
  readonly values: Readonly<Record<string, string | number | Moment>>;
}

export const phrase = (text: string, values: Phrase["values"] = {}): Phrase => ({ text, values });

export const inEnglish = ({ text, values }: Phrase, writeTime: (at: number) => string): string =>
  text.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "object" ? writeTime(value.at) : String(value);
  });
