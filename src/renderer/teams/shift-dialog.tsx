import { Checkbox, Modal, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";

import type { Item } from "../../core/collection.ts";
import type { ShiftFields } from "../../core/schedule/shift.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { RemoveDialog } from "../records/remove-dialog.tsx";
import { SaveBar } from "../records/save-bar.tsx";
import { useClock } from "../state/clock.ts";
import { useRecordForm } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { readRoster } from "../state/roster.ts";
import { say } from "../state/toast.ts";
import { Attendees } from "./attendees.tsx";
import { blankShift, withKind } from "./blank-shift.ts";
import { RepeatFields } from "./repeat-fields.tsx";
import { kindOf } from "./shift-words.ts";
import { readWall, showWall, weekdayOf } from "./wall-text.ts";
import { TurnsPreview } from "./turns-preview.tsx";

export const newShiftKey = (scheduleId: string): string => `shifts:new:${scheduleId}`;

interface ShiftDialogProps {
  readonly team: Item<"teams">;
  readonly scheduleId: string;
  /** Null: a new one. */
  readonly shift: Item<"shifts"> | null;
  readonly people: readonly Item<"users">[];
  readonly onClone: (fields: ShiftFields) => void;
  readonly onClose: () => void;
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = Intl.supportedValuesOf("timeZone");

/** Closing keeps what was typed; discarding or taking back is a button of its own. */
export function ShiftDialog({
  team,
  scheduleId,
  shift,
  people,
  onClone,
  onClose,
}: ShiftDialogProps): React.JSX.Element {
  const zone = useRecords("schedules").items.find(({ id }) => id === scheduleId)?.fields.time_zone ?? ownZone;
  const policies = useRecords("escalation-policies").items;
  const policy = policies.find(({ id }) => id === team.fields.escalation_policy_id);
  const day = useClock(({ now }) => Math.floor(now / 86_400_000) * 86_400_000);
  const blank = useMemo(() => blankShift(scheduleId, zone, day), [scheduleId, zone, day]);
  const form = useRecordForm("shifts", shift, blank, shift === null ? newShiftKey(scheduleId) : undefined);
  const [isRemoving, setRemoving] = useState(false);
  const { values } = form;
  const kind = kindOf(values);
  const isOverride = values.parent_id !== null;
  const layers = Math.max(policy?.fields.layers.length ?? 3, values.layer);

  const save = async (): Promise<void> => {
    if ((await form.save()) === null) return;
    say({ tone: "good", text: shift === null ? "Shift added" : "Shift saved" });
    void readRoster();
    onClose();
  };
  const finish = (): void => {
    form.takeBack();
    if (shift === null) onClose();
  };

  if (isRemoving && shift !== null)
    return (
      <RemoveDialog
        collection="shifts"
        id={shift.id}
        name={shift.fields.title ?? "this shift"}
        consequence="All its occurrences, past and future, and their overrides go."
        heirs={[]}
        onClose={() => setRemoving(false)}
        onRemoved={() => {
          void readRoster();
          onClose();
        }}
      />
    );
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={<b>{`${shift === null ? "New shift" : isOverride ? "Override" : "Shift"}, ${team.fields.name}`}</b>}
    >
      <div className="shift-form">
        {!isOverride && (
          <SegmentedControl
            aria-label="How often"
            data={[
              { value: "single", label: "Once" },
              { value: "repeating", label: "Repeating" },
              { value: "rotating", label: "In rotation" },
            ]}
            value={kind}
            onChange={(value) => form.set(withKind(values, value))}
          />
        )}
        <div className="record-fields">
          <Select
            label="Layer"
            allowDeselect={false}
            data={Array.from({ length: layers }, (_, place) => ({
              value: String(place + 1),
              label: `Layer ${place + 1}`,
            }))}
            value={String(values.layer)}
            error={form.errorAt("layer")}
            onChange={(value) => form.set({ layer: Number(value ?? 1) })}
          />
          <WallField label="Starts" field="start" value={values.start} error={form.errorAt("start")} onSet={form.set} />
          <WallField label="Ends" field="end" value={values.end} error={form.errorAt("end")} onSet={form.set} />
          <Select
            label="Time zone"
            searchable
            limit={60}
            allowDeselect={false}
            data={zones.includes(values.time_zone) ? zones : [values.time_zone, ...zones]}
            value={values.time_zone}
            error={form.errorAt("time_zone")}
            onChange={(value) => value !== null && form.set({ time_zone: value })}
          />
        </div>
        <p className="mute small">
          Times are those of a clock on the wall in {values.time_zone}, also when it changes between summer and winter.
        </p>
        {values.repeat !== null && <RepeatFields form={form} repeat={values.repeat} />}
        <Checkbox
          label="Nobody, on purpose: this time is not a gap"
          checked={values.is_intended_gap}
          onChange={({ currentTarget: { checked } }) =>
            form.set(
              checked
                ? { is_intended_gap: true, attendees: [], is_rotating: false, occurrences_per_turn: 1 }
                : { is_intended_gap: false },
            )
          }
        />
        {!values.is_intended_gap && <Attendees form={form} team={team} people={people} />}
        <div className="record-fields">
          <TextInput
            label="Title"
            value={values.title ?? ""}
            error={form.errorAt("title")}
            onChange={({ currentTarget: { value } }) => form.set({ title: value === "" ? null : value })}
          />
          <Textarea
            label="Notes"
            autosize
            minRows={1}
            maxRows={5}
            value={values.notes ?? ""}
            error={form.errorAt("notes")}
            onChange={({ currentTarget: { value } }) => form.set({ notes: value === "" ? null : value })}
          />
        </div>
        <TurnsPreview shift={values} people={people} />
        {["repeat", "exceptions", "parent_start", "rotation_offset", "schedule_id"].map((field) => {
          const error = form.errorAt(field);
          return error === undefined ? null : (
            <p key={field} className="field-error">
              {error}
            </p>
          );
        })}
        {shift !== null && (
          <div className="record-save-row">
            <ActionButton label="Delete shift" onPress={() => setRemoving(true)} />
            {!isOverride && (
              <ActionButton
                label="Make another like it"
                onPress={() => onClone({ ...values, exceptions: [], title: values.title })}
              />
            )}
          </div>
        )}
        <SaveBar
          isNew={shift === null}
          isEdited={form.isEdited}
          isSaving={form.isSaving}
          error={form.generalError}
          saveLabel={shift === null ? "Add shift" : kind === "single" ? "Save" : "Save for all its occurrences"}
          onSave={() => void save()}
          onTakeBack={finish}
        />
      </div>
    </Modal>
  );
}

interface WallFieldProps {
  readonly label: string;
  readonly field: "start" | "end";
  readonly value: string;
  readonly error: string | undefined;
  readonly onSet: (edit: Partial<ShiftFields>) => void;
}

function WallField({ label, field, value, error, onSet }: WallFieldProps): React.JSX.Element {
  return (
    <TextInput
      label={label}
      placeholder="2026-10-31 22:00"
      autoComplete="off"
      spellCheck={false}
      className="num"
      value={showWall(value)}
      error={error}
      description={weekdayOf(value)}
      inputWrapperOrder={["label", "input", "description", "error"]}
      onChange={({ currentTarget }) => onSet({ [field]: readWall(currentTarget.value) })}
    />
  );
}
