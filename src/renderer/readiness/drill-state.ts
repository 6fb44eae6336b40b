// The exercise that is being prepared, the one that is shown, and those that were. What is chosen survives a reload.
import { create } from "zustand";
import { z } from "zod";

import { Severity } from "../../core/alert.ts";
import type { DrillLine, DrillReport } from "../../core/drill.ts";
import { t } from "../language/language.ts";
import { act } from "../state/act.ts";
import { takeRows, useAlerts } from "../state/alerts.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { readReadiness } from "../state/readiness.ts";
import { keep, recall } from "../state/storage.ts";

const Chosen = z.object({ destinations: z.array(z.string()), severity: Severity });
type Chosen = z.infer<typeof Chosen>;

interface DrillState {
  readonly chosen: Chosen;
  /** Newest first; null until they were read. */
  readonly list: readonly DrillLine[] | null;
  /** What is shown in the place of the findings; null: the findings. */
  readonly openedId: string | null;
  readonly report: DrillReport | null;
  readonly failure: string | null;
  readonly isStarting: boolean;
  /** Why it was not started. */
  readonly refusal: string | null;
}

const nobody: Chosen = { destinations: [], severity: "MEDIUM" };

export const useDrills = create<DrillState>(() => ({
  chosen: recall("drill", Chosen, nobody),
  list: null,
  openedId: null,
  report: null,
  failure: null,
  isStarting: false,
  refusal: null,
}));

export function choose(patch: Partial<Chosen>): void {
  useDrills.setState(({ chosen }) => ({ chosen: { ...chosen, ...patch }, refusal: null }));
  keep("drill", useDrills.getState().chosen);
}

export function openDrill(openedId: string | null): void {
  useDrills.setState({ openedId, report: null });
  void readReport();
}

const pulseMs = 5000;

/** Keeps what is shown up to date until the returned function is called. */
export function watchDrills(): () => void {
  void readList();
  void readReport();
  const stop = useAlerts.subscribe(({ alertById }, before) => {
    if (alertById === before.alertById) return;
    const { openedId } = useDrills.getState();
    const hasChanged = [...alertById.values()].some(
      (alert) => alert.is_drill && before.alertById.get(alert.id) !== alert,
    );
    if (hasChanged) void readList();
    if (openedId !== null && alertById.get(openedId) !== before.alertById.get(openedId)) void readReport();
  });
  const timer = setInterval(() => {
    if (useDrills.getState().report?.is_over === false) void readReport();
  }, pulseMs);
  return () => {
    stop();
    clearInterval(timer);
  };
}

async function readList(): Promise<void> {
  try {
    useDrills.setState({ list: await ask("drill.list", undefined), failure: null });
  } catch (error) {
    useDrills.setState({ failure: toCallFailed(error).failure.message });
  }
}

async function readReport(): Promise<void> {
  const { openedId } = useDrills.getState();
  if (openedId === null) return;
  try {
    const report = await ask("drill.read", { id: openedId });
    if (useDrills.getState().openedId === openedId) useDrills.setState({ report, failure: null });
  } catch (error) {
    useDrills.setState({ failure: toCallFailed(error).failure.message });
  }
}

/** A loaded station may take a while. */
const patienceMs = 20_000;

/** True once it is on disk. `names`: of those whom it is for. */
export async function startDrill(names: readonly string[]): Promise<boolean> {
  const { chosen, isStarting } = useDrills.getState();
  if (isStarting) return false;
  useDrills.setState({ isStarting: true, refusal: null });
  try {
    const result = await ask(
      "alert.trigger",
      {
        alert_type: "OTHER",
        severity: chosen.severity,
        title: t("Drill for {{names}}", { names: names.join(", ") }).slice(0, 280),
        description: t("Answer as you would in earnest: acknowledge or reject."),
        destinations: [...chosen.destinations],
        is_drill: true,
      },
      patienceMs,
    );
    if (!result.ok) {
      useDrills.setState({ refusal: result.refusal.detail });
      return false;
    }
    takeRows([result.value]);
    choose(nobody);
    openDrill(result.value.id);
    void readReadiness();
    return true;
  } catch (error) {
    const { message } = toCallFailed(error).failure;
    useDrills.setState({
      refusal: t("No answer, so it may have begun ({{message}}). Look at the board before starting it again.", {
        message,
      }),
    });
    return false;
  } finally {
    useDrills.setState({ isStarting: false });
  }
}

/** Null: it is over; otherwise why not. */
export async function endDrill(id: string): Promise<string | null> {
  const refusal = await act(id, { kind: "close", notes: t("The drill is over"), is_false_alarm: false });
  await Promise.all([readList(), readReport()]);
  return refusal?.detail ?? null;
}
