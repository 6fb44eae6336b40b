import { t } from "../language/language.ts";

import { unsay, useToasts } from "../state/toast.ts";

/** Short answers to what was just done, where they cover no row's actions. */
export function Toaster(): React.JSX.Element {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div className="toaster" role="region" aria-label={t("Answers")} aria-live="polite">
      {toasts.map(({ id, tone, text }) => (
        <div key={id} className="toast" data-tone={tone}>
          <span>{text}</span>
          <button type="button" aria-label={t("Take this answer away")} onClick={() => unsay(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
