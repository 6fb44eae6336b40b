import { TextInput } from "@mantine/core";
import { useState } from "react";

import type { ConsolesView, ConsoleView } from "../../contract/consoles.ts";
import { ConsolePatch } from "../../core/console.ts";
import { t } from "../language/language.ts";
import { moveDuty, patchConsole, revokeConsole } from "../state/consoles.ts";
import { holderOf } from "../state/duty.ts";
import { AskDialog } from "./ask-dialog.tsx";

export type Question = "rename" | "role" | "duty" | "revoke";

interface ConsoleDialogProps {
  readonly view: ConsolesView;
  readonly console: ConsoleView;
  readonly question: Question;
  readonly onClose: () => void;
}

/** Asks about one console what the question is, and carries it out. */
export function ConsoleDialog({ view, console, question, onClose }: ConsoleDialogProps): React.JSX.Element {
  const { id, name, role } = console;
  switch (question) {
    case "rename":
      return <RenameDialog console={console} onClose={onClose} />;
    case "role": {
      const isDisplay = role === "display";
      return (
        <AskDialog
          title={isDisplay ? t("Make {{name}} a full console", { name }) : t("Make {{name}} a display", { name })}
          lines={
            isDisplay
              ? [t("It may take duty from then on: it notifies and escalates when no other console does.")]
              : [
                  t("It goes on showing the board, and never takes duty: it notifies nobody and escalates nothing."),
                  t("If it is on duty now, another console takes over."),
                ]
          }
          confirm={isDisplay ? t("Make it a full console") : t("Make it a display")}
          look="primary"
          onClose={onClose}
          onConfirm={() => patchConsole(id, { role: isDisplay ? "full" : "display" })}
        />
      );
    }
    case "duty": {
      const holder = holderOf(view)?.name ?? "";
      return (
        <AskDialog
          title={t("Move duty to {{name}}", { name })}
          lines={[
            t("{{name}} notifies and escalates from then on, and {{holder}} stops.", { name, holder }),
            t("What is being sent is finished first; nothing that is due is left out."),
          ]}
          confirm={t("Move duty")}
          look="primary"
          onClose={onClose}
          onConfirm={() => moveDuty(id)}
        />
      );
    }
    case "revoke":
      return (
        <AskDialog
          title={t("Revoke {{name}}", { name })}
          lines={[
            t(
              "Every console that knows of this refuses it from now on: it hears nothing more and changes nothing more here.",
            ),
            t(
              "It keeps what it has and goes on by itself, so it may still call people. If it was stolen, change the passwords of the channels in the settings.",
            ),
            t("To take it in again it has to be paired anew."),
          ]}
          confirm={t("Revoke")}
          look="danger"
          onClose={onClose}
          onConfirm={() => revokeConsole(id)}
        />
      );
  }
}

function RenameDialog({ console, onClose }: Pick<ConsoleDialogProps, "console" | "onClose">): React.JSX.Element {
  const [name, setName] = useState(console.name);
  const parsed = ConsolePatch.shape.name.safeParse(name);
  const trouble = parsed.success ? null : (parsed.error.issues[0]?.message ?? t("is not right"));
  return (
    <AskDialog
      title={t("Rename {{name}}", { name: console.name })}
      lines={[]}
      confirm={t("Rename")}
      look="primary"
      isWrong={!parsed.success}
      onClose={onClose}
      onConfirm={() => patchConsole(console.id, { name: parsed.data ?? name })}
    >
      <TextInput
        label={t("Name of the console")}
        description={t("Where it stands or what it is for, as everybody in the room calls it")}
        value={name}
        error={trouble === null ? undefined : t("It {{trouble}}", { trouble })}
        data-autofocus
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
    </AskDialog>
  );
}
