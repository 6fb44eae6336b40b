// How time passes for the store, the engine and the outbox, whatever the clocks say. A simulation gives its own.

export interface PassingTime {
  /** ms of a clock that nobody sets. */
  readonly now: () => number;
  /** Answers how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Once what has arrived by now is dealt with. */
  readonly soon: (run: () => void) => void;
}

export const passingTime: PassingTime = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon: (run) => void setImmediate(run),
};
