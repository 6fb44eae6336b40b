import { Modal } from "@mantine/core";
import { useEffect } from "react";

import type { ScopeName } from "../../core/schedule/shift-command.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { type Asking, stopAsking } from "./asking.ts";

const choices: readonly (readonly [scope: ScopeName, key: string, label: string, hint: string])[] = [
  ["this", "1", "Only this one", "It leaves the series and stands for itself"],
  ["this_and_following", "2", "This and following", "The series ends before it, and a new one goes on from here"],
  ["all", "3", "All of them", "Past ones too: the record of who served changes with them"],
];

/** A change of a series: how much of it is meant. */
export function ScopeQuestion({
  title,
  onChoose,
  onDrop,
}: Pick<Extract<Asking, { kind: "scope" }>, "title" | "onChoose" | "onDrop">): React.JSX.Element {
  const drop = (): void => {
    stopAsking();
    onDrop();
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const found = choices.find(([, key]) => key === event.key);
      if (found === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      stopAsking();
      onChoose(found[0]);
    };
    globalThis.addEventListener("keydown", press, { capture: true });
    return () => globalThis.removeEventListener("keydown", press, { capture: true });
  }, [onChoose]);
  return (
    <Modal opened onClose={drop} title={<b>{title}</b>} size="sm">
      <div className="scope-choices">
        {choices.map(([scope, key, label, hint], place) => (
          <div key={scope}>
            <ActionButton
              label={t(label)}
              keys={key}
              look={place === 0 ? "primary" : "plain"}
              takesFocus={place === 0}
              onPress={() => {
                stopAsking();
                onChoose(scope);
              }}
            />
            <p className="mute small">{t(hint)}</p>
          </div>
        ))}
        <ActionButton label={t("Leave it as it was")} keys="Esc" onPress={drop} />
      </div>
    </Modal>
  );
}
