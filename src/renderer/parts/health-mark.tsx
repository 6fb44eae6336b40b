export type Health = "ok" | "idle" | "slow" | "failing" | "not_set_up";

/** Each state has its own outline: a disc, a ring, a diamond, a crossed square, a struck ring. */
const shapes: Readonly<Record<Health, React.JSX.Element>> = {
  ok: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  idle: <circle cx="6" cy="6" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  slow: <path d="M6 0.6 11.4 6 6 11.4 0.6 6Z" fill="currentColor" />,
  failing: (
    <>
      <rect x="0.5" y="0.5" width="11" height="11" rx="1.5" fill="currentColor" />
      <path d="m3.4 3.4 5.2 5.2m0-5.2-5.2 5.2" stroke="var(--s1)" strokeWidth="1.6" />
    </>
  ),
  not_set_up: (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="m3 9 6-6" stroke="currentColor" strokeWidth="1.3" />
    </>
  ),
};

export const healthWords: Readonly<Record<Health, string>> = {
  ok: "working",
  idle: "set up, nothing sent yet",
  slow: "slow",
  failing: "failing",
  not_set_up: "not set up",
};

export function HealthMark({ health }: { readonly health: Health }): React.JSX.Element {
  return (
    <svg className="health-mark" data-health={health} viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
      {shapes[health]}
    </svg>
  );
}
