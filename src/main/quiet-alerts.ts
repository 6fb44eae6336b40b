// Which alerts somebody has had for longer than their account allows without a word.
import type { AcknowledgementTimers } from "../core/acknowledgement-timer.ts";
import type { RestoreGrace } from "./restore-grace.ts";
import type { Store } from "./store/store.ts";
import type { AlertList } from "./store/alert-list.ts";

const nothing: Pick<AlertList, "held"> = { held: () => [] };

interface QuietAlerts {
  readonly quiet: (now: number) => readonly string[];
  readonly isWanted: () => boolean;
}

export function createQuietAlerts(
  { records }: Pick<Store, "records">,
  list: AlertList,
  grace: Pick<RestoreGrace, "heldBefore">,
): QuietAlerts {
  const timersOf = (accountId: string): AcknowledgementTimers =>
    records.accounts.get(accountId)?.fields.acknowledgement_timers ?? {};
  return {
    isWanted: () =>
      records.accounts.everywhere().some(({ id }) => Object.values(timersOf(id)).some((timer) => timer !== undefined)),
    quiet: (now) =>
      (grace.heldBefore() === null ? list : nothing)
        .held()
        .filter(({ account_id, severity, held_since, reminded_at }) => {
          const timer = timersOf(account_id)[severity];
          if (timer === undefined) return false;
          if (reminded_at === null) return now >= held_since + timer.remind_after_seconds * 1000;
          const { hand_back_after_seconds } = timer;
          return hand_back_after_seconds !== null && now >= reminded_at + hand_back_after_seconds * 1000;
        })
        .map(({ id }) => id),
  };
}
