import { Modal, TextInput } from "@mantine/core";
import { useState } from "react";

import { t } from "../language/language.ts";
import { type AnyKeyLine, capsOf, sendLines } from "../parts/key-line.ts";
import { closeDialog, type Page } from "../state/view.ts";
import { Caps } from "./caps.tsx";
import { backLines, frameLines, pageLines, paletteLines } from "./keys.ts";
import type { Screen, Screens } from "./screen.ts";

interface KeysDialogProps {
  readonly screens: Screens;
  /** The one that is shown: its keys come first. */
  readonly page: Page;
  /** What is bound elsewhere and works on every screen. */
  readonly anywhere: readonly AnyKeyLine[];
}

interface Section {
  readonly title: string;
  readonly lines: readonly AnyKeyLine[];
}

/** Drawn from the tables that bind the keys. */
export function KeysDialog({ screens, page, anywhere }: KeysDialogProps): React.JSX.Element {
  const [query, setQuery] = useState("");
  const everywhere = [...frameLines, ...paletteLines, ...anywhere, ...sendLines, ...backLines];
  const sections: readonly Section[] = [
    ...ofScreen(screens, page),
    { title: t("Anywhere"), lines: everywhere },
    { title: t("Screens"), lines: pageLines(screens) },
    ...otherScreens(screens, page),
  ];
  const found = sections
    .map(({ title, lines }) => ({ title, lines: lines.filter((line) => fits(line, title, query)) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <Modal opened onClose={closeDialog} title={t("Keys")} size="lg">
      <TextInput
        data-autofocus
        className="keys-search"
        aria-label={t("Search")}
        placeholder={t("What it does, or the key")}
        value={query}
        onChange={({ currentTarget: { value } }) => setQuery(value)}
      />
      {found.length === 0 && <p className="mute">{t("No key is called {{query}}", { query })}</p>}
      <div className="keys-dialog">
        {found.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map((line) => (
                <div key={`${line.what} ${capsOf(line).join(" ")}`}>
                  <dt>
                    <Caps caps={capsOf(line)} />
                  </dt>
                  <dd>{t(line.what)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function ofScreen(screens: Screens, page: Page): readonly Section[] {
  const { label, lines } = screens[page];
  return lines === undefined ? [] : [{ title: t(label), lines }];
}

/** Screens that share their keys stand together. */
function otherScreens(screens: Screens, page: Page): readonly Section[] {
  const labelsByLines = new Map<readonly AnyKeyLine[], string[]>();
  for (const { label, lines } of Object.values<Screen>(screens))
    if (lines !== undefined && lines !== screens[page].lines)
      labelsByLines.set(lines, [...(labelsByLines.get(lines) ?? []), t(label)]);
  return [...labelsByLines].map(([lines, labels]) => ({ title: labels.join(", "), lines }));
}

function fits(line: AnyKeyLine, title: string, query: string): boolean {
  const asked = query.trim().toLowerCase();
  const caps = capsOf(line).map((cap) => cap.toLowerCase());
  return asked === "" || caps.includes(asked) || `${title} ${t(line.what)}`.toLowerCase().includes(asked);
}
