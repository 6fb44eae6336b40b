export interface Exit {
  /** Somebody wants to leave: asks when alerts are open. */
  readonly request: () => void;
  /** A signal, or the computer is shutting down: nobody is there to ask. */
  readonly now: () => void;
  readonly isEnding: () => boolean;
}

interface Leaving {
  readonly openAlerts: () => number;
  /** Whether to leave although so many alerts are open. */
  readonly confirm: (open: number) => Promise<boolean>;
  readonly end: () => void;
}

/** The one way out: asks once and ends once, whoever wants to leave and however often. */
export function createExit({ openAlerts, confirm, end }: Leaving): Exit {
  let state: "running" | "asking" | "ending" = "running";

  function now(): void {
    if (state === "ending") return;
    state = "ending";
    end();
  }

  async function ask(open: number): Promise<void> {
    state = "asking";
    // A question that could not be put is no yes.
    const isSure = await confirm(open).catch(() => false);
    if (state !== "asking") return;
    state = "running";
    if (isSure) now();
  }

  return {
    request: () => {
      if (state !== "running") return;
      const open = openAlerts();
      if (open === 0) now();
      else void ask(open);
    },
    now,
    isEnding: () => state === "ending",
  };
}
