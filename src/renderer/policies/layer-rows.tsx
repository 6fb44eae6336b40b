import { NumberInput, Select } from "@mantine/core";
import { useState } from "react";

import type { PolicyLayer } from "../../core/escalation-policy.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { formatDuration } from "../parts/duration.ts";
import type { RecordForm } from "../state/record-form.ts";
import { timeoutUnits, unitFor } from "./timeout-unit.ts";

const colours = ["#10B981", "#F59E0B", "#EF4444", "#6366F1", "#EC4899", "#0EA5E9"];
const mostLayers = 20;

/** One row for each layer: how long it asks, its colour, its place. */
export function LayerRows({ form }: { readonly form: RecordForm<"escalation-policies"> }): React.JSX.Element {
  const { layers } = form.values;
  const set = (next: readonly PolicyLayer[]): void => form.set({ layers: [...next] });
  const edit = (place: number, patch: Partial<PolicyLayer>): void =>
    set(layers.map((layer, at) => (at === place ? { ...layer, ...patch } : layer)));
  const swap = (place: number): void => {
    const [one, other] = [layers[place], layers[place + 1]];
    if (one !== undefined && other !== undefined) set(layers.toSpliced(place, 2, other, one));
  };
  const add = (): void =>
    set([
      ...layers,
      {
        timeout_seconds: layers.at(-1)?.timeout_seconds ?? 300,
        color_hex: colours[layers.length % colours.length] ?? "#10B981",
      },
    ]);
  return (
    <div className="layer-rows">
      {layers.map((layer, place) => (
        // A layer's number is its place.
        <div key={place} className="layer-row" role="group" aria-label={t("Layer {{place}}", { place: place + 1 })}>
          <input
            type="color"
            className="layer-swatch"
            aria-label={t("Colour of layer {{place}}", { place: place + 1 })}
            value={layer.color_hex}
            onChange={({ currentTarget: { value } }) => edit(place, { color_hex: value.toUpperCase() })}
          />
          <b>{t("Layer {{place}}", { place: place + 1 })}</b>
          <Timeout
            label={t("Layer {{place}} asks for", { place: place + 1 })}
            seconds={layer.timeout_seconds}
            error={form.errorAt(`layers.${place}`, true)}
            onChange={(timeout_seconds) => edit(place, { timeout_seconds })}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={t("Layer {{place}} earlier", { place: place + 1 })}
            title={t("Earlier")}
            disabled={place === 0}
            onClick={() => swap(place - 1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t("Layer {{place}} later", { place: place + 1 })}
            title={t("Later")}
            disabled={place === layers.length - 1}
            onClick={() => swap(place)}
          >
            ↓
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t("Take layer {{place}} away", { place: place + 1 })}
            title={layers.length === 1 ? t("A policy has at least one layer") : t("Take away")}
            disabled={layers.length === 1}
            onClick={() => set(layers.toSpliced(place, 1))}
          >
            ×
          </button>
        </div>
      ))}
      {form.errorAt("layers") !== undefined && <p className="field-error">{form.errorAt("layers")}</p>}
      <div>
        <ActionButton
          label={t("Add a layer")}
          reason={layers.length >= mostLayers ? t("A policy has at most {{mostLayers}} layers", { mostLayers }) : null}
          onPress={add}
        />
      </div>
    </div>
  );
}

interface TimeoutProps {
  readonly label: string;
  readonly seconds: number;
  readonly error: string | undefined;
  readonly onChange: (seconds: number) => void;
}

function Timeout({ label, seconds, error, onChange }: TimeoutProps): React.JSX.Element {
  const [unit, setUnit] = useState(unitFor(seconds));
  return (
    <>
      <NumberInput
        aria-label={label}
        className="layer-timeout"
        min={0}
        clampBehavior="none"
        value={seconds / unit}
        error={error === undefined ? undefined : `${formatDuration(seconds)}: ${error.toLowerCase()}`}
        onChange={(value) => onChange(typeof value === "number" ? Math.round(value * unit) : 0)}
      />
      <Select
        aria-label={t("{{label}}: unit", { label })}
        className="layer-unit"
        allowDeselect={false}
        data={timeoutUnits.map(({ value, label: words }) => ({ value, label: words }))}
        value={String(unit)}
        onChange={(value) => {
          const next = Number(value ?? 60);
          setUnit(next);
          onChange(Math.round((seconds / unit) * next));
        }}
      />
    </>
  );
}
