/**
 * npm, when it is told to end, ends its shell and not what runs in it. Without this, `npm start` that was killed by a
 * supervisor would go on unseen, and hold its port.
 */
export function whenOrphaned(act: () => void): void {
  const parent = process.ppid;
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    act();
  }, 500);
  watching.unref();
}
