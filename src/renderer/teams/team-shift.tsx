import { useMemo, useState } from "react";

import type { Item } from "../../core/collection.ts";
import type { ShiftFields } from "../../core/schedule/shift.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { RemoveDialog } from "../records/remove-dialog.tsx";
import { blankShift } from "../shifts/blank-shift.ts";
import { ShiftDialog } from "../shifts/shift-dialog.tsx";
import { kindOf } from "../shifts/shift-words.ts";
import { useClock } from "../state/clock.ts";
import { useRecordForm } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { readRoster } from "../state/roster.ts";
import { say } from "../state/toast.ts";

export const newShiftKey = (scheduleId: string): string => `shifts:new:${scheduleId}`;

interface TeamShiftProps {
  readonly team: Item<"teams">;
  readonly scheduleId: string;
  /** Null: a new one. */
  readonly shift: Item<"shifts"> | null;
  readonly people: readonly Item<"users">[];
  readonly onClone: (fields: ShiftFields) => void;
  readonly onClose: () => void;
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A shift as a whole, with all its occurrences. */
export function TeamShift({ team, scheduleId, shift, people, onClone, onClose }: TeamShiftProps): React.JSX.Element {
  const zone = useRecords("schedules").items.find(({ id }) => id === scheduleId)?.fields.time_zone ?? ownZone;
  const policies = useRecords("escalation-policies").items;
  const policy = policies.find(({ id }) => id === team.fields.escalation_policy_id);
  const day = useClock(({ now }) => Math.floor(now / 86_400_000) * 86_400_000);
  const blank = useMemo(() => blankShift(scheduleId, zone, day), [scheduleId, zone, day]);
  const form = useRecordForm("shifts", shift, blank, shift === null ? newShiftKey(scheduleId) : undefined);
  const [isRemoving, setRemoving] = useState(false);
  const { values } = form;
  const isOverride = values.parent_id !== null;
  const { name, admins, members } = team.fields;

  const save = async (): Promise<void> => {
    if ((await form.save()) === null) return;
    say({ tone: "good", text: shift === null ? t("Shift added") : t("Shift saved") });
    void readRoster();
    onClose();
  };

  if (isRemoving && shift !== null)
    return (
      <RemoveDialog
        collection="shifts"
        id={shift.id}
        name={shift.fields.title ?? t("this shift")}
        consequence={t("All its occurrences, past and future, and their overrides go.")}
        heirs={[]}
        onClose={() => setRemoving(false)}
        onRemoved={() => {
          void readRoster();
          onClose();
        }}
      />
    );
  return (
    <ShiftDialog
      title={
        shift === null
          ? t("New shift, {{team}}", { team: name })
          : isOverride
            ? t("Override, {{team}}", { team: name })
            : t("Shift, {{team}}", { team: name })
      }
      form={form}
      team={{
        name,
        member_ids: [...members, ...admins].map(String),
        layers: policy?.fields.layers.length ?? 3,
      }}
      people={people}
      isNew={shift === null}
      isSingle={isOverride}
      saveLabel={
        shift === null ? t("Add shift") : kindOf(values) === "single" ? t("Save") : t("Save for all its occurrences")
      }
      actions={
        shift === null ? undefined : (
          <>
            <ActionButton label={t("Delete shift")} onPress={() => setRemoving(true)} />
            {!isOverride && (
              <ActionButton
                label={t("Make another like it")}
                onPress={() => onClone({ ...values, exceptions: [], title: values.title })}
              />
            )}
          </>
        )
      }
      onSave={() => void save()}
      onClose={onClose}
    />
  );
}
