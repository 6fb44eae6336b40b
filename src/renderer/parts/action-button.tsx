import { Tooltip } from "@mantine/core";

interface ActionButtonProps {
  readonly label: string;
  /** The single key that does the same, printed on the button. */
  readonly keys?: string;
  readonly look?: "plain" | "primary" | "danger";
  /** Why it can't be done now; the button then stays readable but does nothing. */
  readonly reason?: string | null;
  readonly isBusy?: boolean;
  readonly hint?: string;
  /** Has the focus when its dialog opens. */
  readonly takesFocus?: boolean;
  readonly onPress: () => void;
}

/** Focusable even while it can't be pressed, so that everybody can learn why. */
export function ActionButton(props: ActionButtonProps): React.JSX.Element {
  const { label, keys, look = "plain", reason = null, isBusy = false, hint, takesFocus = false, onPress } = props;
  const told = reason ?? hint;
  const button = (
    <button
      type="button"
      className="action-button"
      data-look={look}
      data-busy={isBusy || undefined}
      data-autofocus={takesFocus || undefined}
      aria-disabled={reason !== null || isBusy}
      aria-keyshortcuts={keys}
      aria-description={reason ?? undefined}
      onClick={() => {
        if (reason === null && !isBusy) onPress();
      }}
    >
      {label}
      {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
  return told === undefined ? (
    button
  ) : (
    <Tooltip label={told} events={{ hover: true, focus: true, touch: false }}>
      {button}
    </Tooltip>
  );
}
