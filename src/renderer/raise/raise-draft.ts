// What an operator has typed of an alert that is not raised yet. Kept until it is raised or discarded, whatever happens to the window.
import { create } from "zustand";
import { z } from "zod";

import { AlertType, Severity } from "../../core/alert.ts";
import { keep, recall } from "../state/storage.ts";

export const KnownPerson = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  team_id: z.string().nullable(),
  team_name: z.string().nullable(),
});
export type KnownPerson = z.infer<typeof KnownPerson>;

export const RaiseDraft = z.object({
  /** Goes along as the alert's source id: sending again after a lost answer finds the alert instead of raising another. */
  id: z.string(),
  alert_type: AlertType.nullable(),
  /** Null: as the type says. */
  severity: Severity.nullable(),
  person: KnownPerson.nullable(),
  /** A name as the caller gave it, while nobody of the list is chosen. */
  who: z.string(),
  phone: z.string(),
  team_id: z.string().nullable(),
  place: z.string(),
  position: z.string(),
  title: z.string(),
  description: z.string(),
  is_drill: z.boolean().default(false),
});
export type RaiseDraft = z.infer<typeof RaiseDraft>;

const newId = (): string =>
  `console-${Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

const emptyDraft = (): RaiseDraft => ({
  id: newId(),
  alert_type: null,
  severity: null,
  person: null,
  who: "",
  phone: "",
  team_id: null,
  place: "",
  position: "",
  title: "",
  description: "",
  is_drill: false,
});

export const useRaiseDraft = create<RaiseDraft>(() => recall("raise", RaiseDraft, emptyDraft()));

export function editDraft(change: Partial<Omit<RaiseDraft, "id">>): void {
  useRaiseDraft.setState(change);
  keep("raise", useRaiseDraft.getState());
}

/** After it was raised, or because nobody wants it. */
export function discardDraft(): void {
  useRaiseDraft.setState(emptyDraft(), true);
  keep("raise", useRaiseDraft.getState());
}

export const isUntouched = (draft: RaiseDraft): boolean =>
  Object.entries(draft).every(([name, value]) => name === "id" || value === null || value === "" || value === false);
