/** A key that nobody else wants: no field has the focus, no dialog or menu is open, nothing is being dragged, no modifier but Shift is held. */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector("[role=dialog], [role=menu], [data-sorting]") !== null) return false;
  // Something half done is left first.
  if (event.key === "Escape" && document.querySelector("[data-takes-esc]") !== null) return false;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return true;
  if (target instanceof HTMLInputElement && target.type === "checkbox") return event.key !== " ";
  return !target.isContentEditable && target.closest("input, textarea, select, [role=listbox], [role=slider]") === null;
}

/** Single keys are judged before a dialog hears them: the Esc that closes a dialog must not also mean "back" behind it. */
export const earlyBird = { capture: true } as const;
