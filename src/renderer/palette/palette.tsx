import "./palette.css";
import { Modal } from "@mantine/core";
import { useEffect, useId } from "react";

import type { FoundKind } from "../../contract/search.ts";
import type { Screens } from "../frame/screen.ts";
import { t } from "../language/language.ts";
import { closeDialog } from "../state/view.ts";
import { commandsNow, fits } from "./commands.ts";
import { kinds, openFound } from "./found.ts";
import { recentlyOpened, rememberOpened, setActive, type, useSearch } from "./search.ts";

interface Choice {
  readonly id: string;
  readonly group: string;
  readonly number: number | null;
  readonly title: string;
  readonly detail: string;
  readonly key: string | null;
  readonly run: () => void;
}

/** Ctrl K: any screen, any action, anything by its name. */
export function Palette({ screens }: { readonly screens: Screens }): React.JSX.Element {
  const { q, active, failure } = useSearch();
  const listId = useId();
  useEffect(() => type(""), []);
  const choices = [...thingsFor(q), ...commandsFor(q, screens)];
  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    closeDialog();
    choice.run();
  };
  const press = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) choose(choices[active]);
    else return;
    event.preventDefault();
  };
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <Modal
      opened
      onClose={closeDialog}
      withCloseButton={false}
      size={640}
      padding={0}
      yOffset="12vh"
      attributes={{ content: { "aria-label": t("Find or do anything") } }}
      classNames={{ content: "palette" }}
    >
      <input
        className="palette-field"
        type="text"
        role="combobox"
        aria-label={t("Find or do anything")}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={choices.length === 0 ? undefined : `${listId}-${active}`}
        placeholder={t("A screen, an action, an alert, a person")}
        value={q}
        data-autofocus
        spellCheck={false}
        autoComplete="off"
        onChange={({ currentTarget: { value } }) => type(value)}
        onKeyDown={press}
      />
      <div className="palette-list" id={listId} role="listbox" aria-label={t("What was found")}>
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group}>
            <p className="palette-group" aria-hidden="true">
              {group}
            </p>
            {choices.map((choice, index) =>
              choice.group === group ? (
                <Option
                  key={choice.id}
                  id={`${listId}-${index}`}
                  choice={choice}
                  isActive={index === active}
                  onHover={() => setActive(index)}
                  onChoose={() => choose(choice)}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
      <p className="palette-note mute" role="status">
        {failure !== null
          ? t("The search failed: {{failure}}", { failure })
          : choices.length === 0
            ? t("Nothing is called {{q}}", { q: q.trim() })
            : ""}
      </p>
    </Modal>
  );
}

interface OptionProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly onHover: () => void;
  readonly onChoose: () => void;
}

/** The field keeps the focus; the active option follows the arrows and the pointer, and is kept in sight. */
function Option({ id, choice, isActive, onHover, onChoose }: OptionProps): React.JSX.Element {
  return (
    // The keys are those of the field.
    <div
      id={id}
      className="palette-option"
      role="option"
      aria-selected={isActive}
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: "nearest" });
      }}
      onPointerMove={onHover}
      onClick={onChoose}
    >
      {choice.number !== null && <span className="palette-number num">#{choice.number}</span>}
      <span className="palette-title clip">{choice.title}</span>
      {choice.detail !== "" && <span className="palette-detail clip">{choice.detail}</span>}
      {choice.key !== null && <kbd aria-hidden="true">{choice.key}</kbd>}
    </div>
  );
}

/** By kind, or what was opened before while nothing is typed. */
function thingsFor(q: string): readonly Choice[] {
  const isAsked = q.trim() !== "";
  const things = isAsked ? useSearch.getState().found : recentlyOpened();
  return (Object.keys(kinds) as FoundKind[])
    .flatMap((kind) => (isAsked ? things.filter((found) => found.kind === kind) : []))
    .concat(isAsked ? [] : things)
    .map((found) => ({
      id: `${found.kind} ${found.id}`,
      group: isAsked ? t(kinds[found.kind].title) : t("Opened before"),
      number: found.number,
      title: found.title,
      detail: found.detail,
      key: null,
      run: () => {
        rememberOpened(found);
        openFound(found);
      },
    }));
}

const commandsFor = (q: string, screens: Screens): readonly Choice[] =>
  commandsNow(screens)
    .filter(({ label }) => q.trim() === "" || fits(label, q.trim()))
    .map(({ id, label, group, key, run }) => ({ id, group, number: null, title: label, detail: "", key, run }));
