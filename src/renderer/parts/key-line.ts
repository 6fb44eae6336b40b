// Tables of keys: what a press means and what the list of keys says are read from the same lines.

export interface KeyLine<Act> {
  /** English, translated where it is drawn. */
  readonly what: string;
  /** Shorter, for the bar at the bottom; a line without it is only in the list. */
  readonly hint?: string;
  /** By `KeyboardEvent.key`, letters in lower case. */
  readonly keys: Readonly<Record<string, Act>>;
  /** Bound to the same, but not worth telling. */
  readonly also?: Readonly<Record<string, Act>>;
  /** Held with it; a line without `shift` counts for both where no other asks for it. */
  readonly shift?: true;
  /** Or the command key of a Mac. */
  readonly ctrl?: true;
}

export type AnyKeyLine = KeyLine<unknown>;

type Press = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey">;

export function actFor<Act>(lines: readonly KeyLine<Act>[], press: Press): Act | undefined {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const fitting = lines.filter(
    ({ keys, also = {}, ctrl = false }) =>
      ctrl === (press.ctrlKey || press.metaKey) && (Object.hasOwn(keys, key) || Object.hasOwn(also, key)),
  );
  const line = fitting.find(({ shift = false }) => shift && press.shiftKey) ?? fitting.find(({ shift }) => !shift);
  return line?.keys[key] ?? line?.also?.[key];
}

const capNames: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageDown: "PgDn",
  PageUp: "PgUp",
  Escape: "Esc",
  Enter: "↵",
  " ": "Space",
};

/** As they are printed on the keyboard. */
export const capsOf = ({ keys, shift, ctrl }: AnyKeyLine): readonly string[] => [
  ...(ctrl ? ["Ctrl"] : []),
  ...(shift ? ["⇧"] : []),
  ...Object.keys(keys).map((key) => capNames[key] ?? (key.length === 1 ? key.toUpperCase() : key)),
];

/** Ends a form or a note that is being written. */
export const sendLines: readonly KeyLine<"send">[] = [
  { what: "send or save what you wrote", keys: { Enter: "send" }, ctrl: true },
];

export const isSendKey = (press: Press): boolean => actFor(sendLines, press) !== undefined;
