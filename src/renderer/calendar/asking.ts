// What the calendar asks about: one thing at a time, in front of everything.
import { create } from "zustand";

import type { CalendarDuty } from "../../contract/calendar.ts";
import type { ShiftFields } from "../../core/schedule/shift.ts";
import type { ScopeName } from "../../core/schedule/shift-command.ts";

/** Where a card points, in pixels of the window. */
export interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Asking =
  | { readonly kind: "card"; readonly duty: CalendarDuty; readonly anchor: Anchor }
  | { readonly kind: "new"; readonly schedule_id: string; readonly fields: Partial<ShiftFields> }
  | { readonly kind: "edit"; readonly duty: CalendarDuty; readonly scope: ScopeName }
  | { readonly kind: "override"; readonly duty: CalendarDuty }
  | { readonly kind: "swap"; readonly duty: CalendarDuty }
  | {
      readonly kind: "scope";
      readonly duty: CalendarDuty;
      /** As in "Move which of them?" */
      readonly title: string;
      readonly onChoose: (scope: ScopeName) => void;
      readonly onDrop: () => void;
    }
  | { readonly kind: "import"; readonly schedule_id: string };

interface AskingState {
  readonly asking: Asking | null;
}

export const useAsking = create<AskingState>(() => ({ asking: null }));

export const askAbout = (asking: Asking): void => useAsking.setState({ asking });
export const stopAsking = (): void => useAsking.setState({ asking: null });

/** A change of a series asks how much of it is meant; of a single shift there is only this. */
export function withScope(
  duty: CalendarDuty,
  title: string,
  onChoose: (scope: ScopeName) => void,
  onDrop: () => void = () => undefined,
): void {
  if (duty.is_repeating) askAbout({ kind: "scope", duty, title, onChoose, onDrop });
  else onChoose("this");
}

export const anchorOf = (element: Element): Anchor => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
};
