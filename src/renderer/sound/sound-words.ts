// The state of the sound in words, for the header, its menu and whoever listens to the screen.
import { severityNames } from "../../core/message.ts";
import type { SoundStatus } from "./sound-state.ts";

export interface SoundWords {
  /** One or two words for the header. */
  readonly short: string;
  /** What it means and what to do. */
  readonly long: string;
  /** `note`: not as usual. `bad`: nobody would hear an alarm. */
  readonly tone: "good" | "note" | "bad";
}

export function soundInWords(status: SoundStatus, writeClock: (at: number) => string): SoundWords {
  const waiting = status.waiting === 1 ? "1 alert waits" : `${status.waiting} alerts wait`;
  const missing = status.missing_output;
  switch (status.state) {
    case "no_device":
      return {
        short: "no output",
        long: "This computer has no sound output: nobody will hear an alarm. Connect speakers or a headset.",
        tone: "bad",
      };
    case "blocked":
      return {
        short: "blocked",
        long: "The sound system does not run: nobody will hear an alarm. It is being restarted; a click or a key may release it, another output may help.",
        tone: "bad",
      };
    case "muted": {
      const end = status.muted_until === null ? "" : ` until ${writeClock(status.muted_until)}`;
      const kept =
        status.waiting === 0 ? "Alarms stay silent, critical ones too" : `${waiting} for an answer without a sound`;
      return {
        short: `muted${end}`,
        long: `${kept}. Sound comes back by itself${end === "" ? "" : ` at${end.slice(6)}`}.`,
        tone: "note",
      };
    }
    case "playing": {
      const name = status.severity === null ? "" : severityNames[status.severity].toLowerCase();
      return {
        short: `${name} alarm`,
        long: `${waiting} for an answer. Acknowledging them ends the alarm.${missing === null ? "" : ` ${missing} is not connected: it sounds on ${status.output}.`}`,
        tone: missing === null ? "good" : "note",
      };
    }
    case "quiet":
      return missing === null
        ? {
            short: `on, ${status.output}`,
            long: `An alert will sound on ${status.output}.`,
            tone: "good",
          }
        : {
            short: `on, ${status.output}`,
            long: `${missing} is not connected: alerts sound on ${status.output} until it is back.`,
            tone: "note",
          };
  }
}
