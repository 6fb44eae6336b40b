import { t } from "../language/language.ts";

interface ChipsProps<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly chosen: readonly T[];
  /** Chosen ones that will not work. */
  readonly unusable?: (option: T) => boolean;
  readonly isDisabled: boolean;
  readonly onChange: (chosen: T[]) => void;
}

/** A few choices, any number of which may be taken; kept in the order in which they are shown. */
export function Chips<T extends string>(props: ChipsProps<T>): React.JSX.Element {
  const { label, options, names, chosen, unusable, isDisabled, onChange } = props;
  return (
    <div className="steps-channels" role="group" aria-label={label}>
      {options.map((option) => {
        const isChosen = chosen.includes(option);
        return (
          <button
            key={option}
            type="button"
            className="tab-choice"
            aria-pressed={isChosen}
            disabled={isDisabled}
            data-unusable={unusable?.(option) === true || undefined}
            onClick={() => onChange(options.filter((one) => (one === option ? !isChosen : chosen.includes(one))))}
          >
            {t(names[option])}
          </button>
        );
      })}
    </div>
  );
}
