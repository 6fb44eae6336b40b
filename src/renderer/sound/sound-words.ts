// The state of the sound in words, for the header, its menu and whoever listens to the screen.
import { severityNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
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
  const waiting = status.waiting === 1 ? t("1 alert waits") : t("{{waiting}} alerts wait", { waiting: status.waiting });
  const missing = status.missing_output;
  switch (status.state) {
    case "no_device":
      return {
        short: t("no output"),
        long: t("This computer has no sound output: nobody will hear an alarm. Connect speakers or a headset."),
        tone: "bad",
      };
    case "blocked":
      return {
        short: t("blocked"),
        long: t(
          "The sound system does not run: nobody will hear an alarm. It is being restarted; a click or a key may release it, another output may help.",
        ),
        tone: "bad",
      };
    case "muted": {
      const clock = status.muted_until === null ? null : writeClock(status.muted_until);
      const kept =
        status.waiting === 0
          ? t("Alarms stay silent, critical ones too")
          : t("{{waiting}} for an answer without a sound", { waiting });
      return {
        short: clock === null ? t("muted") : t("muted until {{clock}}", { clock }),
        long:
          clock === null
            ? t("{{kept}}. Sound comes back by itself.", { kept })
            : t("{{kept}}. Sound comes back by itself at {{clock}}.", { kept, clock }),
        tone: "note",
      };
    }
    case "playing": {
      const name = status.severity === null ? "" : t(severityNames[status.severity]).toLowerCase();
      return {
        short: t("{{name}} alarm", { name }),
        long: `${t("{{waiting}} for an answer. Acknowledging them ends the alarm.", { waiting })}${missing === null ? "" : t(" {{missing}} is not connected: it sounds on {{output}}.", { missing, output: status.output })}`,
        tone: missing === null ? "good" : "note",
      };
    }
    case "quiet":
      return missing === null
        ? {
            short: t("on, {{output}}", { output: status.output }),
            long: t("An alert will sound on {{output}}.", { output: status.output }),
            tone: "good",
          }
        : {
            short: t("on, {{output}}", { output: status.output }),
            long: t("{{missing}} is not connected: alerts sound on {{output}} until it is back.", {
              missing,
              output: status.output,
            }),
            tone: "note",
          };
  }
}
