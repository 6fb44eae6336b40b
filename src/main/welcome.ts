// A console that joins brings what it has. What the account is called, whose it is and how its channels are set up stays as it
// was in the group: whoever joins was founded later, and later edits win.
import { z } from "zod";

import type { Caller, Desk, Log } from "./ports.ts";
import type { ConsoleValues } from "./store/console-values.ts";
import type { Store } from "./store/store.ts";

const Fields = z.record(z.string(), z.unknown());
const Expected = z.record(z.string(), z.object({ account: Fields, settings: Fields }));

export function createWelcome(setup: {
  readonly values: ConsoleValues;
  readonly records: Pick<Store["records"], "accounts" | "settings">;
  readonly desk: Pick<Desk, "patch">;
  readonly accountId: string;
  readonly log: Log;
}): {
  /** It was paired just now. */
  readonly expect: (consoleId: string) => void;
  /** All that it brings is here. */
  readonly caughtUp: (consoleId: string) => void;
} {
  const { values, records, desk, accountId, log } = setup;
  const caller: Caller = { account_id: accountId, actor: { kind: "system", name: "pairing" } };
  let expected = Expected.catch({}).parse(values.read("joining_consoles"));

  function keep(next: typeof expected): void {
    expected = next;
    values.write("joining_consoles", next);
  }

  async function restore({ account, settings }: z.infer<typeof Expected>[string]): Promise<void> {
    await desk.patch("accounts", accountId, account, caller);
    await desk.patch("settings", accountId, settings, caller);
  }

  return {
    expect: (consoleId) =>
      keep({
        ...expected,
        [consoleId]: {
          account: { ...records.accounts.get(accountId)?.fields },
          settings: { ...records.settings.get(accountId)?.fields },
        },
      }),
    caughtUp: (consoleId) => {
      const { [consoleId]: one, ...others } = expected;
      if (one === undefined) return;
      keep(others);
      restore(one).catch((error: unknown) => {
        log.warn({ error: String(error) }, "the account could not be put back after a console joined");
        keep({ ...expected, [consoleId]: one });
      });
    },
  };
}
