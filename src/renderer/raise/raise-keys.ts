// The keys of the dialog, wherever in it the focus is.
import { AlertType } from "../../core/alert.ts";
import { editField, raiseAlert } from "./raising.ts";
import { isSendKey } from "../parts/key-line.ts";

export function pressRaiseKey(event: React.KeyboardEvent): void {
  if (isSendKey(event)) {
    event.preventDefault();
    void sendDraft();
    return;
  }
  const alert_type = typeByKey(event);
  if (alert_type === undefined) return;
  event.preventDefault();
  editField({ alert_type }, "alert_type");
}

/** Raises the alert, or brings the focus to what is wrong. */
export async function sendDraft(): Promise<void> {
  if (await raiseAlert()) return;
  // After the errors are painted.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(".raise-form :is([data-error] input, [aria-invalid=true])")?.focus(),
  );
}

function typeByKey({ key, code, altKey, ctrlKey, metaKey, target }: React.KeyboardEvent): AlertType | undefined {
  if (ctrlKey || metaKey) return undefined;
  const isTyping = target instanceof HTMLElement && target.matches("textarea, select, input:not([type=radio])");
  if (isTyping && !altKey) return undefined;
  // With Alt some layouts give another sign than the digit.
  const digit = /^Digit(\d)$/u.exec(code)?.[1] ?? key;
  return AlertType.options[Number(digit) - 1];
}
