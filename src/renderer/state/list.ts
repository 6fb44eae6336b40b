// The rows of the board as they stand on screen, and the figures above them: derived from alerts, filter and clock.
import { create } from "zustand";

import { type Alert, isUnanswered, type Severity } from "../../core/alert.ts";
import { useAlerts } from "./alerts.ts";
import { useClosed } from "./closed.ts";
import { createMatcher, type Filter, isMine } from "./filter.ts";
import { hold, type Rows } from "./held.ts";
import { groupOf } from "./order.ts";
import { useSession } from "./session.ts";
import { operatorName, useSignIn } from "./sign-in.ts";
import { useView } from "./view.ts";

export interface Figure {
  readonly count: number;
  /** When the oldest of them was triggered. */
  readonly oldest: number | null;
}

export interface Figures {
  readonly unreached: Figure;
  /** Everything that nobody has taken, including what reached nobody. */
  readonly unanswered: Figure;
  readonly worked: Figure;
  readonly to_close: Figure;
  readonly dropped: number;
  readonly open: number;
  readonly mine: number;
  readonly by_severity: Readonly<Record<Severity, number>>;
  readonly teams: readonly string[];
}

interface List extends Rows {
  readonly figures: Figures;
  /** The newest critical alert that nobody has taken: the one marker that moves. */
  readonly pulsingId: string | null;
}

const nothing: Figure = { count: 0, oldest: null };
const noFigures: Figures = {
  unreached: nothing,
  unanswered: nothing,
  worked: nothing,
  to_close: nothing,
  dropped: 0,
  open: 0,
  mine: 0,
  by_severity: { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0 },
  teams: [],
};

export const useList = create<List>(() => ({ shown: [], fresh: [], figures: noFigures, pulsingId: null }));

const holders = new Set<"pointer" | "keyboard">();

/** Keeps rows where they are until every holder has let go. */
export function setHold(holder: "pointer" | "keyboard", isHolding: boolean): void {
  const before = holders.size;
  if (isHolding) holders.add(holder);
  else holders.delete(holder);
  if (before > 0 && holders.size === 0) derive({ isFree: true });
}

/** Lets in what waits although the list is held: the operator asked for it. */
export const showFresh = (): void => derive({ isFree: true });

export function startList(): () => void {
  let filter: Filter = useView.getState().filter;
  const stops = [
    useAlerts.subscribe(() => derive({ isFree: holders.size === 0 })),
    useClosed.subscribe(() => derive({ isFree: holders.size === 0 })),
    useSignIn.subscribe(() => derive({ isFree: holders.size === 0 })),
    useSession.subscribe(() => derive({ isFree: holders.size === 0 })),
    useView.subscribe((view) => {
      if (view.filter === filter) return;
      filter = view.filter;
      derive({ isFree: true });
    }),
  ];
  derive({ isFree: true });
  return () => {
    for (const stop of stops) stop();
  };
}

function derive({ isFree }: { readonly isFree: boolean }): void {
  const { alertById, order } = useAlerts.getState();
  const { filter } = useView.getState();
  const operator_name = operatorName();
  const now = Date.now();
  const matches = createMatcher(filter, { operator_name, now });
  const source = filter.tab === "closed" ? useClosed.getState().ids : order;
  const matching = source.filter((id) => {
    const alert = alertById.get(id);
    return alert !== undefined && matches(alert);
  });
  const rows = isFree
    ? { shown: matching, fresh: [] }
    : hold(useList.getState().shown, matching, (id) => alertById.has(id));
  const open = order.flatMap((id) => alertById.get(id) ?? []);
  useList.setState({ ...rows, figures: countFigures(open, operator_name, now), pulsingId: newestCritical(open) });
}

/** Exercises stand in the list and are counted as nothing that asks for help. */
export function countFigures(open: readonly Alert[], operator: string, now: number): Figures {
  const by_severity = { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0 };
  const counts = { unreached: 0, unanswered: 0, worked: 0, to_close: 0, over: 0 };
  const oldest = { ...counts };
  const teams = new Set<string>();
  let mine = 0;
  let dropped = 0;
  for (const alert of open) {
    if (alert.team_name !== null) teams.add(alert.team_name);
    if (isMine(alert, operator)) mine += 1;
    if (alert.is_drill) continue;
    const group = groupOf(alert, now);
    counts[group] += 1;
    oldest[group] = Math.min(oldest[group] || Infinity, alert.triggered_at);
    by_severity[alert.severity] += 1;
    if (alert.status === "DROPPED") dropped += 1;
  }
  const figure = (group: keyof typeof counts): Figure => ({ count: counts[group], oldest: oldest[group] || null });
  const waiting = [oldest.unreached, oldest.unanswered].filter((at) => at > 0);
  return {
    unreached: figure("unreached"),
    unanswered: {
      count: counts.unreached + counts.unanswered,
      oldest: waiting.length === 0 ? null : Math.min(...waiting),
    },
    worked: figure("worked"),
    to_close: figure("to_close"),
    dropped,
    open: open.length,
    mine,
    by_severity,
    teams: [...teams].toSorted((a, b) => a.localeCompare(b)),
  };
}

function newestCritical(open: readonly Alert[]): string | null {
  let newest: Alert | null = null;
  for (const alert of open.filter(({ is_drill }) => !is_drill))
    if (alert.severity === "CRITICAL" && isUnanswered(alert.status) && alert.triggered_at > (newest?.triggered_at ?? 0))
      newest = alert;
  return newest?.id ?? null;
}
