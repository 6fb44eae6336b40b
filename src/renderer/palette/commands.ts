// Everything that can be done by a key, for those who know its name and not its key.
import { carryOut } from "../state/carry-out.ts";
import { offersFor } from "../state/offers.ts";
import type { Screen, Screens } from "../frame/screen.ts";
import { t } from "../language/language.ts";
import { useAlerts } from "../state/alerts.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { say } from "../state/toast.ts";
import { operatorName } from "../state/sign-in.ts";
import { openDialog, openPage, type Page, useView } from "../state/view.ts";

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly key: string;
  readonly run: () => void;
}

export function commandsNow(screens: Screens): readonly Command[] {
  const to = (Object.entries(screens) as [Page, Screen][]).map(([page, { label, key }]) => ({
    id: `page ${page}`,
    label: t(label),
    group: t("Screens"),
    key,
    run: () => openPage(page),
  }));
  const anywhere: readonly Command[] = [
    {
      id: "raise",
      label: t("Raise an alert"),
      group: t("Anywhere"),
      key: "N",
      run: () => openDialog({ kind: "raise" }),
    },
    { id: "wall", label: t("Open the wall display"), group: t("Anywhere"), key: "", run: () => void openWall() },
    { id: "keys", label: t("All keys"), group: t("Anywhere"), key: "?", run: () => openDialog({ kind: "keys" }) },
  ];
  return [...focusedCommands(), ...to, ...anywhere];
}

async function openWall(): Promise<void> {
  try {
    await ask("wall.open", { display: null });
  } catch (error) {
    say({
      tone: "bad",
      text: t("The wall display did not open: {{reason}}", { reason: toCallFailed(error).failure.message }),
    });
  }
}

/** What the focused alert allows now. */
function focusedCommands(): readonly Command[] {
  const { focusedId } = useView.getState();
  const alert = focusedId === null ? undefined : useAlerts.getState().alertById.get(focusedId);
  if (alert === undefined) return [];
  return offersFor(alert, operatorName(), null)
    .filter(({ reason }) => reason === null)
    .map(({ kind, label, key }) => ({
      id: `act ${kind}`,
      label,
      group: t("Alert #{{number}}", { number: alert.number }),
      key,
      run: () => {
        openPage("board");
        carryOut(alert.id, kind);
      },
    }));
}

/** Each word of `q` begins a word of the label. */
export function fits(label: string, q: string): boolean {
  const words = label.toLowerCase().split(/\s+/u);
  return q
    .toLowerCase()
    .split(/\s+/u)
    .every((part) => words.some((word) => word.startsWith(part)));
}
