import { lazy, useState } from "react";

const coming: (() => Promise<unknown>)[] = [];

/**
 * A component whose program is loaded when it is first drawn, or before that in idle time. Once loaded it is drawn at once:
 * what React suspends for, however short, it shows only when its placeholder has stood for a third of a second.
 */
export function later<P extends object>(load: () => Promise<React.ComponentType<P>>): React.ComponentType<P> {
  let loaded: React.ComponentType<P> | null = null;
  const keep = async (): Promise<React.ComponentType<P>> => (loaded = await load());
  const Suspending: React.ComponentType<P> = lazy(async () => ({ default: await keep() }));
  coming.push(keep);
  return function Later(props: P) {
    const [Shown] = useState(() => loaded ?? Suspending);
    return <Shown {...props} />;
  };
}

/** One after the other, each when the window has nothing else to do, until the returned function is called. */
export function loadInIdleTime(): () => void {
  let handle = 0;
  let isStopped = false;
  const next = (): void => {
    if (isStopped) return;
    handle = requestIdleCallback(() => {
      // What cannot be loaded now is asked for again, and told, when it is opened.
      void coming.shift()?.().then(next, next);
    });
  };
  next();
  return () => {
    isStopped = true;
    cancelIdleCallback(handle);
  };
}
