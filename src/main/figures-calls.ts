// The window's questions about the figures of a period, and where they are put down.
import type { figuresCalls as calls } from "../contract/figures.ts";
import { firstAccountId } from "./founding.ts";
import type { Handlers } from "./shell/console-station.ts";
import type { Station } from "./station.ts";

export function figuresCalls(
  { figures, reader }: Pick<Station, "figures" | "reader">,
  saveFile: (name: string, text: string) => Promise<string | null>,
): Pick<Handlers, keyof typeof calls> {
  const account_id = firstAccountId;
  return {
    "figures.answers": (asked) => {
      const time_zone = reader.item("accounts", account_id, account_id)?.fields.time_zone ?? "UTC";
      return figures.answers({ ...asked, account_id, time_zone });
    },
    "figures.channels": (asked) => figures.channels({ ...asked, account_id }),
    "file.save": ({ name, text }) => saveFile(name, text),
  };
}
