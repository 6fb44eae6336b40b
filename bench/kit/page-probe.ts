// What runs inside the page. Each function is sent there as text, so it may use nothing from outside itself.

export interface Frames {
  /** Between each two frames in a row while scrolling. */
  readonly gapsMs: readonly number[];
  /** The same in the middle while nothing happens. */
  readonly stillFrameMs: number;
  /** Of everything that kept the page from answering; 50 where nothing took that long. */
  readonly longestTaskMs: number;
  readonly longTasks: number;
}

/** Resolves with the instant (epoch ms) of the first frame painted with such a row, or without it. */
export function whenPainted(awaited: { readonly row: string; readonly is: "there" | "gone" }): Promise<number> {
  return new Promise((resolve) => {
    const isDone = (): boolean => {
      const rows = [...document.querySelectorAll("[role=row][data-open]")];
      return rows.some((row) => row.textContent.includes(awaited.row)) === (awaited.is === "there");
    };
    const observer = new MutationObserver(() => check());
    const check = (): void => {
      if (!isDone()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // A task posted from a frame's callback runs after that frame was painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => resolve(performance.timeOrigin + performance.now()));
        port1.start();
        port2.postMessage(null);
      });
    };
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    check();
  });
}

/** Scrolls the board down and back up, a step each frame. Without `stepPx`, as far as it goes in the time. */
export async function scrollThrough({
  forMs,
  stepPx,
}: {
  readonly forMs: number;
  readonly stepPx?: number;
}): Promise<Frames> {
  const scroller = document.querySelector(".board-scroller");
  if (scroller === null) throw new Error("there is no board to scroll");
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const gapsWhile = async (lastsMs: number, step: (share: number) => void): Promise<number[]> => {
    const gaps: number[] = [];
    const startedAt = await nextFrame();
    for (let before = startedAt; before - startedAt < lastsMs;) {
      step((before - startedAt) / lastsMs);
      const now = await nextFrame();
      gaps.push(now - before);
      before = now;
    }
    return gaps;
  };
  const still = (await gapsWhile(500, () => undefined)).toSorted((a, b) => a - b);
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ entryTypes: ["longtask"] });
  const furthest = scroller.scrollHeight - scroller.clientHeight;
  const gapsMs = await gapsWhile(forMs, (share) => {
    const isDown = share < 0.5;
    if (stepPx === undefined) scroller.scrollTop = furthest * (isDown ? share * 2 : 2 - share * 2);
    else scroller.scrollTop += isDown ? stepPx : -stepPx;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return {
    gapsMs,
    stillFrameMs: still[Math.floor(still.length / 2)] ?? Number.NaN,
    longestTaskMs: Math.max(50, ...tasks),
    longTasks: tasks.length,
  };
}
