// What runs inside the page. The function is sent there as text, so it may use nothing from outside itself.
import type { Frames } from "./page-probe.ts";

/** Drags the map to and fro and turns the wheel in and out, a step each frame. */
export async function moveMap(forMs: number): Promise<Frames> {
  const surface = document.querySelector(".map-surface");
  if (surface === null) throw new Error("there is no map to move");
  const { left, top, width, height } = surface.getBoundingClientRect();
  const [middleX, middleY] = [left + width / 2, top + height / 2];
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const point = (name: string, x: number, y: number): void => {
    const at = { clientX: middleX + x, clientY: middleY + y, pointerId: 77, isPrimary: true, button: 0, bubbles: true };
    surface.dispatchEvent(new PointerEvent(name, { ...at, pointerType: "touch" }));
  };
  // A made-up pointer cannot be captured, which real ones are.
  surface.setPointerCapture = () => undefined;
  const gapsWhile = async (lastsMs: number, step: (share: number, index: number) => void): Promise<number[]> => {
    const gaps: number[] = [];
    const startedAt = await nextFrame();
    for (let before = startedAt, index = 0; before - startedAt < lastsMs; index += 1) {
      step((before - startedAt) / lastsMs, index);
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
  point("pointerdown", 0, 0);
  const dragged = await gapsWhile(forMs / 2, (share) =>
    point("pointermove", 300 * Math.sin(share * 4 * Math.PI), 180 * Math.cos(share * 4 * Math.PI)),
  );
  point("pointerup", 0, 0);
  const turned = await gapsWhile(forMs / 2, (share) =>
    surface.dispatchEvent(
      new WheelEvent("wheel", {
        deltaY: share < 0.5 ? -40 : 40,
        clientX: middleX,
        clientY: middleY,
        bubbles: true,
        cancelable: true,
      }),
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return {
    gapsMs: [...dragged, ...turned],
    stillFrameMs: still[Math.floor(still.length / 2)] ?? Number.NaN,
    longestTaskMs: Math.max(50, ...tasks),
    longTasks: tasks.length,
  };
}
