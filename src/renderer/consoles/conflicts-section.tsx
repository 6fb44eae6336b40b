import { useCallback, useState } from "react";

import type { ConflictSide, ConflictView } from "../../contract/conflicts.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { formatInstant } from "../parts/time.ts";
import { useNames } from "../records/names.ts";
import { nounOf } from "../records/reference-words.ts";
import { changeLines, fieldWords, type NameOf } from "../records/value-words.ts";
import { useClock } from "../state/clock.ts";
import { settleConflict, useConflicts } from "../state/conflicts.ts";
import { useConsoles } from "../state/consoles.ts";
import { useLockReason, useMay } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { useConflictKeys } from "./conflict-keys.ts";
import { onePerDeleted } from "./deleted-conflicts.ts";

/** Edits that did not know of each other: both values, and one key to keep either. */
export function ConflictsSection(): React.JSX.Element {
  const conflicts = onePerDeleted(useConflicts((state) => state.conflicts));
  const maySettle = useMay("conflicts.settle");
  const nameOf = useNames();
  const [settling, setSettling] = useState<string | null>(null);
  const settle = useCallback((id: string, keep: "winner" | "loser") => {
    setSettling(id);
    void settleConflict(id, keep).then((refusal) => {
      setSettling(null);
      if (refusal !== null) say({ tone: "bad", text: t("Not settled: {{detail}}", { detail: refusal.detail }) });
    });
  }, []);
  useConflictKeys(settle);
  return (
    <section aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">
        {t("Conflicting edits")} {conflicts.length > 0 && <span className="mute num">{conflicts.length}</span>}
      </h2>
      {conflicts.length === 0 ? (
        <p className="mute consoles-none">
          {t(
            "None. When two consoles change the same field while they are apart, both values stand here until somebody chooses.",
          )}
        </p>
      ) : (
        <ul className="consoles-list">
          {conflicts.map(({ conflict, fields }) => (
            <ConflictRow
              key={conflict.id}
              conflict={conflict}
              fields={fields}
              nameOf={nameOf}
              isBusy={settling === conflict.id}
              maySettle={maySettle}
              onSettle={settle}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ConflictRowProps {
  readonly conflict: ConflictView;
  /** Every field that was edited of what was deleted. */
  readonly fields: readonly string[];
  readonly nameOf: NameOf;
  readonly isBusy: boolean;
  readonly maySettle: boolean;
  readonly onSettle: (id: string, keep: "winner" | "loser") => void;
}

function ConflictRow(props: ConflictRowProps): React.JSX.Element {
  const { conflict, fields, nameOf, isBusy, maySettle, onSettle } = props;
  const { id, kind, collection, name, number, winner, loser, is_secret } = conflict;
  const lockReason = useLockReason();
  const isDeleted = kind === "edited_after_delete";
  const what = name ?? `#${number}`;
  const words = fields.map((field) => t(fieldWords(field))).join(", ");
  const lines = is_secret ? null : changeLines({ before: loser.value, after: winner.value }, nameOf);
  const valueOf = (side: readonly string[] | undefined): string =>
    side === undefined ? t("not shown") : side.length === 0 ? t("nothing") : side.join(", ");
  return (
    <li
      className="conflict"
      data-conflict={id}
      tabIndex={0}
      aria-label={t("{{what}}, {{field}}", { what: `${nounOf(collection)} ${what}`, field: words })}
    >
      <div className="conflict-what">
        <span className="mute">{nounOf(collection)}</span>
        <b className="clip" title={what}>
          {what}
        </b>
        <span>{words}</span>
      </div>
      <SideCell
        title={isDeleted ? t("Deleted") : t("Stands now")}
        value={isDeleted ? null : valueOf(lines?.after)}
        side={winner}
        label={isDeleted ? t("Leave deleted") : t("Keep this")}
        keys="1"
        isBusy={isBusy}
        reason={lockReason}
        onPress={maySettle ? () => onSettle(id, "winner") : null}
      />
      <SideCell
        title={isDeleted ? t("Edited meanwhile") : t("Did not know of it")}
        value={valueOf(lines?.before)}
        side={loser}
        label={isDeleted ? t("Take back") : t("Keep this instead")}
        keys="2"
        isBusy={isBusy}
        reason={lockReason}
        onPress={maySettle ? () => onSettle(id, "loser") : null}
      />
    </li>
  );
}

interface SideCellProps {
  readonly title: string;
  readonly value: string | null;
  readonly side: ConflictSide;
  readonly label: string;
  readonly keys: string;
  readonly isBusy: boolean;
  readonly reason: string | null;
  /** Null: this operator may not. */
  readonly onPress: (() => void) | null;
}

function SideCell(props: SideCellProps): React.JSX.Element {
  const { title, value, side, label, keys, isBusy, reason, onPress } = props;
  const today = useClock(({ now }) => new Date(now).setHours(0, 0, 0, 0));
  const place = useConsoles(({ view }) => view?.consoles.find(({ id }) => id === side.console_id)?.name ?? null);
  const who = place === null ? side.by : t("{{by}} at {{place}}", { by: side.by, place });
  return (
    <div className="conflict-side">
      <span className="mute">{title}</span>
      {value !== null && <b className="conflict-value">{value}</b>}
      <span className="mute num">
        {who}, {formatInstant(side.at, today)}
      </span>
      {onPress !== null && <ActionButton label={label} keys={keys} isBusy={isBusy} reason={reason} onPress={onPress} />}
    </div>
  );
}
