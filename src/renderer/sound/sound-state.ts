// What the sound of this console is doing, for the header and whoever wants to know.
import { create } from "zustand";

import type { Severity } from "../../core/alert.ts";
import { t } from "../language/language.ts";

/** `blocked`: the sound system does not run although it should. `no_device`: the machine has no output at all. */
type SoundState = "playing" | "quiet" | "muted" | "blocked" | "no_device";

export interface Output {
  readonly id: string;
  readonly label: string;
}

export interface SoundStatus {
  readonly state: SoundState;
  readonly severity: Severity | null;
  readonly waiting: number;
  /** Epoch ms. */
  readonly muted_until: number | null;
  /** Where sound comes out now, in words. */
  readonly output: string;
  /** Outputs that can be chosen besides the system's default. */
  readonly outputs: readonly Output[];
  /** The chosen output is not there and the system's default stands in for it. */
  readonly missing_output: string | null;
  /** Set when a sound file could not be read and a plain beep stands in for it. */
  readonly is_plain: boolean;
}

export const useSound = create<SoundStatus>(() => ({
  state: "quiet",
  severity: null,
  waiting: 0,
  muted_until: null,
  output: t("system default"),
  outputs: [],
  missing_output: null,
  is_plain: false,
}));
