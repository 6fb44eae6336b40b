interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly mark?: React.ReactNode;
  /** The key that chooses it, printed on it. */
  readonly keys?: string;
  readonly note?: string | undefined;
}

interface ChoiceRowProps<T extends string> {
  readonly label: string;
  readonly name: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly look: "big" | "plain";
  readonly hint?: string;
  readonly error?: string | undefined;
  /** The dialog that opens puts the focus here. */
  readonly isFirst?: boolean;
  readonly onChoose: (value: T) => void;
}

/** One of a few, all in sight: native radio buttons, so arrows and screen readers work as everywhere. */
export function ChoiceRow<T extends string>(props: ChoiceRowProps<T>): React.JSX.Element {
  const { label, name, choices, value, look, hint, error, isFirst = false, onChoose } = props;
  const errorId = `${name}-error`;
  return (
    <fieldset
      className="choice-row"
      data-look={look}
      data-error={error !== undefined || undefined}
      aria-describedby={error === undefined ? undefined : errorId}
    >
      <legend>
        {label}
        {hint !== undefined && <span className="mute small"> {hint}</span>}
      </legend>
      <div className="choice-row-choices">
        {choices.map((choice, index) => (
          <label key={choice.value} className="choice" data-chosen={choice.value === value || undefined}>
            <input
              type="radio"
              className="unseen"
              name={name}
              checked={choice.value === value}
              data-autofocus={(isFirst && (value === null ? index === 0 : choice.value === value)) || undefined}
              aria-keyshortcuts={choice.keys}
              onChange={() => onChoose(choice.value)}
            />
            {choice.mark}
            <span className="choice-words">
              {choice.label}
              {choice.note !== undefined && <span className="choice-note">{choice.note}</span>}
            </span>
            {choice.keys !== undefined && <kbd aria-hidden="true">{choice.keys}</kbd>}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p className="field-error" id={errorId} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
