// The outputs of this machine, and which of them the operator's choice means today.
import type { Preferences } from "../../core/preferences.ts";
import { t } from "../language/language.ts";
import type { Output } from "./sound-state.ts";

export interface OutputsSeen {
  /** False only when the system says that it has none; true when it will not tell. */
  readonly isAny: boolean;
  readonly outputs: readonly Output[];
  /** The label of what the system uses by default, when it tells. */
  readonly default_label: string | null;
}

/** Entries that stand for another one of the list. */
const aliases = new Set(["", "default", "communications"]);

export function readOutputs(
  devices: readonly Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">[] | null,
): OutputsSeen {
  if (devices === null) return { isAny: true, outputs: [], default_label: null };
  const found = devices.filter(({ kind }) => kind === "audiooutput");
  const alias = found.find(({ deviceId }) => deviceId === "default");
  return {
    isAny: found.length > 0,
    outputs: found
      .filter(({ deviceId }) => !aliases.has(deviceId))
      .map(({ deviceId, label }, index) => ({
        id: deviceId,
        label: label || t("Output {{index}}", { index: index + 1 }),
      })),
    // Some systems say only "Default", which tells nothing.
    default_label: alias?.label.replace(/^Default(?:\s*-\s*|$)/u, "").trim() || null,
  };
}

export interface ChosenOutput {
  /** Empty for the system's default. */
  readonly id: string;
  readonly label: string;
  /** The label of a chosen output that is not there. */
  readonly missing: string | null;
}

/** Ids change when a device is plugged in elsewhere or the profile is new; its label then still finds it. */
export function chooseOutput(
  { output_device, output_label }: Pick<Preferences, "output_device" | "output_label">,
  { outputs, default_label }: OutputsSeen,
): ChosenOutput {
  const standard = { id: "", label: default_label ?? t("system default") };
  if (output_device === "") return { ...standard, missing: null };
  const found =
    outputs.find(({ id }) => id === output_device) ??
    outputs.find(({ label }) => label !== "" && label === output_label);
  if (found !== undefined) return { ...found, missing: null };
  return { ...standard, missing: output_label || t("the chosen output") };
}
