import { NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useEffect, useLayoutEffect, useRef, useState } from "react";

import type { Item, Kept } from "../../core/collection.ts";
import { ZoneKind } from "../../core/geography.ts";
import { t } from "../language/language.ts";
import { isSendKey } from "../parts/key-line.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { type RecordForm, useRecordForm } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { useLockReason, useMay } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { newId } from "../state/view.ts";
import { blanks, type Editing, stopEditing, usualTool } from "./editing.ts";
import { RemoveDrawn } from "./remove-drawn.tsx";
import { type DrawnCollection, fieldsOf, shapeOf } from "./shapes.ts";
import { ShapeFields } from "./shape-fields.tsx";
import { beginSketch, endSketch, undoSketch, useSketch } from "./sketch.ts";
import { zoneKindNames } from "./zone-words.ts";

const titles: Readonly<Record<DrawnCollection, readonly [anew: string, again: string]>> = {
  zones: ["New zone", "Zone"],
  routes: ["New route", "Route"],
  locations: ["New location", "Location"],
};

/** Everything about one zone, route or location. Its shape can be drawn on the map or typed; both show the same. */
export function ShapeForm({ editing }: { readonly editing: Editing }): React.JSX.Element | null {
  const { collection, id } = editing;
  const { items, isRead } = useRecords(collection);
  const item = items.find((one) => one.id === id) ?? null;
  const isGone = isRead && id !== newId && item === null;
  useEffect(() => {
    if (isGone) stopEditing();
  }, [isGone]);
  if (id !== newId && item === null) return null;
  return <Form collection={collection} item={item} />;
}

type AnyForm = RecordForm<DrawnCollection> & {
  readonly values: Partial<Kept["zones"] & Kept["routes"] & Kept["locations"]>;
};

interface FormProps {
  readonly collection: DrawnCollection;
  readonly item: Item<DrawnCollection> | null;
}

function Form({ collection, item }: FormProps): React.JSX.Element {
  const form = useRecordForm(collection, item, blanks[collection]) as AnyForm;
  const { values, set, errorAt, generalError } = form;
  const reason = useLockReason();
  const mayRemove = useMay(`${collection}.remove`);
  const [isRemoving, setRemoving] = useState(false);
  const isUndoable = useSketch(({ past }) => past.length > 0);

  const latest = useRef({ values, set });
  useLayoutEffect(() => {
    latest.current = { values, set };
  });
  useEffect(() => {
    const shape = shapeOf(collection, latest.current.values);
    beginSketch(shape?.tool ?? usualTool[collection], shape);
    return endSketch;
  }, [collection]);
  // Once begun the sketch leads, and the form follows.
  const drawn = useSketch(({ shape, isDrawing }) => (isDrawing ? shape : null));
  useEffect(() => {
    if (drawn !== null) latest.current.set(fieldsOf(drawn));
  }, [drawn]);

  const save = async (): Promise<void> => {
    const saved = await form.save();
    if (saved === null) return;
    say({ tone: "good", text: t("{{name}} saved", { name: saved.fields.name }) });
    stopEditing();
  };
  const discard = (): void => {
    form.takeBack();
    stopEditing();
  };

  const text = (name: "name" | "address" | "notes" | "vehicle", label: string) => ({
    label,
    value: values[name] ?? "",
    error: errorAt(name),
    onChange: ({ currentTarget: { value } }: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      set({ [name]: name !== "name" && value === "" ? null : value }),
  });
  const title = t(titles[collection][item === null ? 0 : 1]);
  return (
    <div
      className="map-form"
      role="dialog"
      aria-label={title}
      onKeyDown={(event) => {
        const isCommand = event.ctrlKey || event.metaKey;
        const isTyping = event.target instanceof HTMLElement && event.target.closest("input, textarea") !== null;
        if (isSendKey(event)) void save();
        else if (isCommand && event.key.toLowerCase() === "z" && !isTyping) undoSketch();
        else if (event.key === "Escape" && !event.defaultPrevented) discard();
        else return;
        event.preventDefault();
      }}
    >
      <h2>{title}</h2>
      <TextInput {...text("name", t("Name"))} data-autofocus autoFocus={item === null} maxLength={200} />
      {collection === "zones" && (
        <Select
          label={t("Kind")}
          data={ZoneKind.options.map((value) => ({ value, label: t(zoneKindNames[value]) }))}
          value={values.kind ?? "other"}
          allowDeselect={false}
          onChange={(value) => set({ kind: ZoneKind.parse(value) })}
        />
      )}
      <ShapeFields
        collection={collection}
        error={errorAt("shape", true) ?? errorAt("line", true) ?? errorAt("point", true)}
      />
      {collection === "routes" && (
        <>
          <NumberInput
            label={t("Allowed deviation, in metres")}
            min={1}
            max={100_000}
            allowDecimal={false}
            value={values.allowed_deviation_meters ?? ""}
            error={errorAt("allowed_deviation_meters")}
            onChange={(value) => set({ allowed_deviation_meters: typeof value === "number" ? value : 0 })}
          />
          <TextInput {...text("vehicle", t("Vehicle"))} maxLength={100} />
          <Employee value={values.employee_id ?? null} onChoose={(employee_id) => set({ employee_id })} />
        </>
      )}
      {collection === "locations" && <TextInput {...text("address", t("Address"))} maxLength={500} />}
      <Textarea {...text("notes", t("Notes"))} autosize minRows={2} maxRows={6} maxLength={4000} />
      {generalError !== undefined && (
        <p className="field-error" role="alert">
          {generalError}
        </p>
      )}
      <div className="map-form-actions">
        <ActionButton
          label={t("Save")}
          keys="Ctrl ↵"
          look="primary"
          reason={reason}
          isBusy={form.isSaving}
          onPress={() => void save()}
        />
        <ActionButton
          label={t("Undo")}
          keys="Ctrl Z"
          reason={isUndoable ? null : t("Nothing was drawn yet")}
          onPress={undoSketch}
        />
        <ActionButton label={t("Discard")} keys="Esc" onPress={discard} />
        {item !== null && mayRemove && (
          <ActionButton label={t("Delete")} look="danger" reason={reason} onPress={() => setRemoving(true)} />
        )}
      </div>
      {isRemoving && item !== null && (
        <RemoveDrawn collection={collection} item={item} onClose={() => setRemoving(false)} />
      )}
    </div>
  );
}

interface EmployeeProps {
  readonly value: string | number | null;
  readonly onChoose: (id: string | null) => void;
}

function Employee({ value, onChoose }: EmployeeProps): React.JSX.Element {
  const people = useRecords("users").items;
  const chosen = people.find(({ id, number }) => id === value || number === value);
  return (
    <Select
      label={t("Person who travels it")}
      placeholder={t("Nobody in particular")}
      searchable
      clearable
      data={people.map(({ id, fields }) => ({ value: id, label: fields.name }))}
      value={chosen?.id ?? null}
      onChange={onChoose}
    />
  );
}
