import { useEffect, useState } from "react";

import { t } from "../language/language.ts";

interface CopyButtonProps {
  /** What goes to the clipboard. */
  readonly value: string;
  readonly label: string;
  readonly children: React.ReactNode;
  readonly className?: string;
}

const saidForMs = 2000;

/** Shows that it was copied, or that the clipboard refused. */
export function CopyButton({ value, label, children, className = "copy-button" }: CopyButtonProps): React.JSX.Element {
  const [answer, setAnswer] = useState<string | null>(null);
  useEffect(() => {
    if (answer === null) return undefined;
    const timer = setTimeout(() => setAnswer(null), saidForMs);
    return () => clearTimeout(timer);
  }, [answer]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setAnswer("copied");
    } catch {
      setAnswer(t("not copied"));
    }
  };
  return (
    <button
      type="button"
      className={className}
      title={label}
      aria-label={typeof children === "string" && !label.includes(children) ? `${label}: ${children}` : label}
      onClick={() => void copy()}
    >
      {children}
      <span className="copy-answer" aria-live="polite">
        {answer}
      </span>
    </button>
  );
}
