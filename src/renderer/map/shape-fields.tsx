import { NumberInput, SegmentedControl, Textarea } from "@mantine/core";
import { useState } from "react";

import { t } from "../language/language.ts";
import { type DrawnCollection, shapeToText, textToShape, type Tool } from "./shapes.ts";
import { changeSketch, chooseTool, useSketch } from "./sketch.ts";

interface ShapeFieldsProps {
  readonly collection: DrawnCollection;
  /** What the schema says of the shape. */
  readonly error: string | undefined;
}

const usualRadius = 250;

/** The shape as text. What is typed is drawn as soon as it can be read; what is drawn is written here. */
export function ShapeFields({ collection, error }: ShapeFieldsProps): React.JSX.Element {
  const { tool, shape } = useSketch();
  const [typed, setTyped] = useState<{ readonly text: string; readonly drawn: string } | null>(null);
  const written = shape === null ? "" : shapeToText(shape);
  // Drawn again after it was typed: the map has the last word.
  const text = typed === null || typed.drawn !== written ? written : typed.text;
  const radius = shape?.tool === "circle" ? shape.radius_meters : usualRadius;
  const read = text.trim() === "" ? null : textToShape(tool, text, radius);

  const type = (value: string): void => {
    const next = textToShape(tool, value, radius);
    if (next.ok) changeSketch(next.shape);
    setTyped({ text: value, drawn: next.ok ? shapeToText(next.shape) : written });
  };
  return (
    <>
      {collection === "zones" && (
        <SegmentedControl
          aria-label={t("Shape")}
          size="sm"
          value={tool === "circle" ? "circle" : "polygon"}
          data={[
            { value: "polygon", label: t("Polygon") },
            { value: "circle", label: t("Circle") },
          ]}
          onChange={(value) => chooseTool(value === "circle" ? "circle" : "polygon")}
        />
      )}
      <p className="mute small">{t(hints[tool])}</p>
      <Textarea
        label={t("Coordinates: latitude, longitude")}
        classNames={{ input: "map-coordinates num" }}
        autosize
        minRows={tool === "point" || tool === "circle" ? 1 : 4}
        maxRows={9}
        placeholder="12.97160, 77.59460"
        value={text}
        error={readError(read, tool) ?? error}
        onChange={({ currentTarget: { value } }) => type(value)}
      />
      {tool === "circle" && (
        <NumberInput
          label={t("Radius, in metres")}
          min={1}
          max={2_000_000}
          allowDecimal={false}
          value={radius}
          disabled={shape === null}
          onChange={(value) => {
            if (shape?.tool === "circle" && typeof value === "number" && value >= 1)
              changeSketch({ ...shape, radius_meters: value });
          }}
        />
      )}
    </>
  );
}

const hints: Readonly<Record<Tool, string>> = {
  polygon:
    "Click its corners on the map and the first one again to close it; afterwards drag them. Or type one a line.",
  circle: "Click its middle on the map and then its edge; afterwards drag either. Or type its middle.",
  linestring: "Click its points on the map and the last one again to end it; afterwards drag them. Or type one a line.",
  point: "Click where it is; afterwards drag it. Or type it.",
};

function readError(read: ReturnType<typeof textToShape> | null, tool: Tool): string | undefined {
  if (read === null || read.ok) return undefined;
  if (read.line !== null)
    return t("Line {{line}} is not a latitude of -90 to 90 and a longitude of -180 to 180", { line: read.line });
  return tool === "polygon" ? t("A zone needs at least three corners") : t("A route needs at least two points");
}
