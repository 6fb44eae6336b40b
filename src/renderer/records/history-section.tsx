import { useEffect, useState } from "react";

import type { EditedCollection } from "../../contract/record.ts";
import { collections } from "../../core/collection.ts";
import type { Change, Version } from "../../core/version.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import type { RecordForm } from "../state/record-form.ts";
import { say } from "../state/toast.ts";
import { useNames } from "./names.ts";
import { changeLines, fieldWords, type NameOf } from "./value-words.ts";

interface HistorySectionProps<C extends EditedCollection> {
  readonly collection: C;
  readonly id: string;
  /** When what is kept last changed: then the history is read again. */
  readonly version: number;
  readonly form: RecordForm<C>;
  readonly mayEdit: boolean;
}

/** Closed until somebody asks: who changed what, when; and how to have it back as it was. */
export function HistorySection<C extends EditedCollection>(props: HistorySectionProps<C>): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [tries, setTries] = useState(0);
  return (
    <section className="record-section" aria-labelledby="history-title">
      <div className="record-section-head">
        <h3 id="history-title">{t("History")}</h3>
        <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t("Hide who changed what") : t("Show who changed what")}
        </button>
      </div>
      {isOpen && <Versions key={`${props.version} ${tries}`} {...props} onRetry={() => setTries(tries + 1)} />}
    </section>
  );
}

type Answer =
  | { readonly kind: "waiting" }
  | { readonly kind: "read"; readonly versions: readonly Version[] }
  | { readonly kind: "failed"; readonly message: string };

interface VersionsProps<C extends EditedCollection> extends HistorySectionProps<C> {
  readonly onRetry: () => void;
}

function Versions<C extends EditedCollection>(props: VersionsProps<C>): React.JSX.Element {
  const { collection, id, form, mayEdit, onRetry } = props;
  const [answer, setAnswer] = useState<Answer>({ kind: "waiting" });
  const nameOf = useNames();
  useEffect(() => {
    let isStale = false;
    const read = async (): Promise<void> => {
      try {
        const versions = await ask("record.history", { collection, id });
        if (!isStale) setAnswer({ kind: "read", versions });
      } catch (error) {
        if (!isStale) setAnswer({ kind: "failed", message: toCallFailed(error).failure.message });
      }
    };
    void read();
    return () => {
      isStale = true;
    };
  }, [collection, id]);

  if (answer.kind === "waiting") return <p className="mute">{t("Reading the history")}</p>;
  if (answer.kind === "failed")
    return (
      <div>
        <p className="field-error" role="alert">
          {t("The history cannot be read: {{message}}.", { message: answer.message })}
        </p>
        <ActionButton label={t("Try again")} onPress={onRetry} />
      </div>
    );
  return (
    <ol className="history" aria-label={t("Versions, newest first")}>
      {answer.versions.map((one, place) => (
        <li key={one.id}>
          <VersionEntry
            version={one}
            nameOf={nameOf}
            {...(mayEdit && place > 0 ? { onPutBack: () => putBack(collection, one, form) } : {})}
          />
        </li>
      ))}
    </ol>
  );
}

/** As an ordinary edit that is looked over and then saved. */
function putBack<C extends EditedCollection>(collection: C, { fields }: Version, form: RecordForm<C>): void {
  const names = Object.keys(collections[collection].create.shape);
  const known = Object.entries(fields).filter(([name]) => names.includes(name));
  form.set(Object.fromEntries(known) as Parameters<typeof form.set>[0]);
  say({ tone: "good", text: t("Put into the form as it was then; look it over and save") });
}

interface VersionEntryProps {
  readonly version: Version;
  readonly nameOf: NameOf;
  readonly onPutBack?: () => void;
}

function VersionEntry({ version, nameOf, onPutBack }: VersionEntryProps): React.JSX.Element {
  const { at, actor, kind, changes } = version;
  const today = useClock(({ now }) => new Date(now).setHours(0, 0, 0, 0));
  return (
    <details>
      <summary>
        <span className="num">{formatInstant(at, today)}</span>
        <b>{actor.name}</b>
        <span className="clip">
          {kind === "created"
            ? t("made it")
            : kind === "deleted"
              ? t("deleted it")
              : t("changed {{fields}}", { fields: changes.map(({ field }) => t(fieldWords(field))).join(", ") })}
        </span>
      </summary>
      <dl className="history-changes">
        {changes.map((change) => (
          <ChangeEntry key={change.field} change={change} nameOf={nameOf} />
        ))}
      </dl>
      {onPutBack !== undefined && (
        <ActionButton
          label={t("Put back as it was then")}
          hint={t("Nothing is kept until it is saved")}
          onPress={onPutBack}
        />
      )}
    </details>
  );
}

function ChangeEntry({ change, nameOf }: { readonly change: Change; readonly nameOf: NameOf }): React.JSX.Element {
  const { before, after, isReordered } = changeLines(change, nameOf);
  return (
    <div>
      <dt>{t(fieldWords(change.field))}</dt>
      <dd>
        {change.is_secret && <p className="mute">{t("changed; it is not shown")}</p>}
        {isReordered && !change.is_secret && before.length + after.length === 0 && (
          <p className="mute">{change.after === null ? t("nothing") : t("the same, in another order or form")}</p>
        )}
        {before.map((line) => (
          <p key={line}>
            <del>{line}</del>
          </p>
        ))}
        {after.map((line) => (
          <p key={line}>
            <ins>{line}</ins>
          </p>
        ))}
      </dd>
    </div>
  );
}
