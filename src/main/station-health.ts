// Whether the station is well: its store writes, its engine beats, and every open alert can move.
import type { ConsolesView } from "../contract/consoles.ts";
import type { Audit } from "./engine/audit.ts";
import type { Engine } from "./engine/engine.ts";
import type { Now } from "./ports.ts";
import type { Store } from "./store/store.ts";

/** A beat comes at least every second; ten without one means that nothing escalates any more. */
const deadAfterMs = 10_000;

export function stationHealth(store: Store, engine: Engine, now: Now) {
  const { last_beat_at, last_beat_ms, failures } = engine.health();
  const trouble = store.ledger.trouble();
  const age = last_beat_at === null ? null : now() - last_beat_at;
  const failed = Object.entries(failures).map(([step, reason]) => `${step}: ${reason}`);
  return {
    store: {
      ok: trouble === null,
      note: trouble ?? asideNote(store.setAside()),
      journal_length: store.journal.length(),
    },
    engine: {
      ok: age !== null && age < deadAfterMs && failed.length === 0,
      note:
        age === null
          ? "has not beaten yet"
          : failed.length > 0
            ? failed.join("; ")
            : age < deadAfterMs
              ? null
              : "has stopped beating",
      last_beat_ms_ago: age,
      last_beat_took_ms: last_beat_ms,
    },
  };
}

export const storeFacts = ({ ledger, setAside }: Pick<Store, "ledger" | "setAside">) => ({
  store_error: ledger.trouble(),
  set_aside: setAside().length,
});

const asideNote = (aside: ReturnType<Store["setAside"]>): string | null =>
  aside.length === 0 ? null : `changes that were kept and cannot be used: ${aside.length}`;

/** A console that is away is no fault of this one: only what it can't do itself counts against it. */
export function groupHealth({ own_id, duty, consoles, port_error, is_revoked }: ConsolesView) {
  const others = consoles.filter(({ id, revoked_at }) => id !== own_id && revoked_at === null);
  const connected = others.filter(({ is_connected }) => is_connected);
  return {
    duty: {
      ok: true,
      note: duty.console_id === null ? "nobody that this console hears is on duty" : null,
      console_id: duty.console_id,
      is_here: duty.is_here,
      term: duty.term,
    },
    peers: {
      ok: port_error === null || others.length === 0,
      note: port_error ?? (is_revoked ? "the others have shut this console out" : null),
      known: others.length,
      connected: connected.length,
      behind: Math.max(0, ...connected.map(({ behind }) => behind ?? 0)),
    },
  };
}

/** What the audit finds is a failure of the engine to whoever asks how it is, but holds up no step. */
export const withAudit = (engine: Engine, audit: () => Audit): Engine => ({
  ...engine,
  health: () => {
    const { failures, ...rest } = engine.health();
    const { faults } = audit();
    if (faults.length === 0) return { ...rest, failures };
    const found = faults.map(({ number, reason }) => `alert #${number}: ${reason}`).join("; ");
    return { ...rest, failures: { ...failures, audit: found } };
  },
});

const patienceMs = 10_000;

export async function beatHeart(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: "follow" });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`answered ${response.status}`);
}
