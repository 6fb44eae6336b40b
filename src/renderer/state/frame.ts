// Collects ids and works them off once per painted frame, never two batches at a time.

export interface Batch {
  readonly add: (ids: readonly string[]) => void;
  /** Works at the next frame even if nothing was added. */
  readonly run: () => void;
  readonly stop: () => void;
}

/** A hidden window paints no frames, but its alarm and its counts must go on. */
const hiddenMs = 100;

/** `work` must not throw. What is added while it runs comes in the next batch. */
export function createBatch(work: (ids: readonly string[]) => Promise<void>): Batch {
  let waiting = new Set<string>();
  let state: "idle" | "scheduled" | "working" = "idle";
  let isWanted = false;
  let cancel: (() => void) | null = null;

  const schedule = (): void => {
    isWanted = true;
    if (state !== "idle") return;
    state = "scheduled";
    cancel = afterFrame(() => void flush());
  };

  const flush = async (): Promise<void> => {
    const ids = [...waiting];
    waiting = new Set();
    isWanted = false;
    state = "working";
    await work(ids);
    state = "idle";
    if (isWanted) schedule();
  };

  return {
    add: (ids) => {
      for (const id of ids) waiting.add(id);
      schedule();
    },
    run: schedule,
    stop: () => cancel?.(),
  };
}

function afterFrame(run: () => void): () => void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, hiddenMs);
  return () => {
    isDone = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
