import type { Severity } from "../../core/alert.ts";

/** Centred in a box of 16: the shapes differ in outline, so that they are told apart without colour. */
const shapes: Readonly<Record<Severity, React.JSX.Element>> = {
  CRITICAL: <path d="M8 0.8 15.2 8 8 15.2 0.8 8Z" />,
  HIGH: <path d="M8 1.6 15.2 14.4H0.8Z" />,
  MEDIUM: <rect x="2" y="2" width="12" height="12" rx="1" />,
  LOW: <circle cx="8" cy="8" r="6.2" />,
};

interface SeverityMarkProps {
  readonly severity: Severity;
  readonly size?: number;
  /** Draws the eye to the newest critical alert that nobody has taken. */
  readonly isPulsing?: boolean;
}

/** Colour and shape; the word stands beside it or in the row's label. */
export function SeverityMark({ severity, size = 14, isPulsing = false }: SeverityMarkProps): React.JSX.Element {
  return (
    <svg
      className="severity-mark"
      data-severity={severity}
      data-pulsing={isPulsing || undefined}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
    >
      {shapes[severity]}
    </svg>
  );
}
