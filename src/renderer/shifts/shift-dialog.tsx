import { Checkbox, Modal, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";

import type { Item } from "../../core/collection.ts";
import type { ShiftFields } from "../../core/schedule/shift.ts";
import { t } from "../language/language.ts";
import { SaveBar } from "../records/save-bar.tsx";
import type { RecordForm } from "../state/record-form.ts";
import { Attendees, type ShiftTeam } from "./attendees.tsx";
import { withKind } from "./blank-shift.ts";
import { RepeatFields } from "./repeat-fields.tsx";
import { kindOf } from "./shift-words.ts";
import "./shifts.css";
import { readWall, showWall, weekdayOf } from "./wall-text.ts";
import { TurnsPreview } from "./turns-preview.tsx";

interface ShiftDialogProps {
  readonly title: string;
  readonly form: RecordForm<"shifts">;
  readonly team: ShiftTeam;
  readonly people: readonly Item<"users">[];
  readonly isNew: boolean;
  /** One occurrence, which repeats no more than its series lets it. */
  readonly isSingle?: boolean;
  readonly saveLabel: string;
  /** What else can be done with it. */
  readonly actions?: React.ReactNode;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

const zones = Intl.supportedValuesOf("timeZone");

/** Closing keeps what was typed; discarding or taking back is a button of its own. */
export function ShiftDialog(props: ShiftDialogProps): React.JSX.Element {
  const { title, form, team, people, isNew, isSingle = false, saveLabel, actions, onSave, onClose } = props;
  const { values } = form;
  const layers = Math.max(team.layers, values.layer);
  const finish = (): void => {
    form.takeBack();
    if (isNew) onClose();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={<b>{title}</b>}>
      <div className="shift-form">
        {!isSingle && (
          <SegmentedControl
            aria-label={t("How often")}
            data={[
              { value: "single", label: t("Once") },
              { value: "repeating", label: t("Repeating") },
              { value: "rotating", label: t("In rotation") },
            ]}
            value={kindOf(values)}
            onChange={(value) => form.set(withKind(values, value))}
          />
        )}
        <div className="record-fields">
          <Select
            label={t("Layer")}
            allowDeselect={false}
            data={Array.from({ length: layers }, (_, place) => ({
              value: String(place + 1),
              label: t("Layer {{layer}}", { layer: place + 1 }),
            }))}
            value={String(values.layer)}
            error={form.errorAt("layer")}
            onChange={(value) => form.set({ layer: Number(value ?? 1) })}
          />
          <WallField
            label={t("Starts")}
            field="start"
            value={values.start}
            error={form.errorAt("start")}
            onSet={form.set}
          />
          <WallField label={t("Ends")} field="end" value={values.end} error={form.errorAt("end")} onSet={form.set} />
          <Select
            label={t("Time zone")}
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
          {t("Times are those of a clock on the wall in {{zone}}, also when it changes between summer and winter.", {
            zone: values.time_zone,
          })}
        </p>
        {values.repeat !== null && <RepeatFields form={form} repeat={values.repeat} />}
        <Checkbox
          label={t("Nobody, on purpose: this time is not a gap")}
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
            label={t("Title")}
            value={values.title ?? ""}
            error={form.errorAt("title")}
            onChange={({ currentTarget: { value } }) => form.set({ title: value === "" ? null : value })}
          />
          <Textarea
            label={t("Notes")}
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
        {actions !== undefined && <div className="record-save-row">{actions}</div>}
        <SaveBar
          isNew={isNew}
          isEdited={form.isEdited}
          isSaving={form.isSaving}
          error={form.generalError}
          saveLabel={saveLabel}
          onSave={onSave}
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
