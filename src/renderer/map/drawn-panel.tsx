import { useState } from "react";

import { metersBetween } from "../../core/geography.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { readRecords, useRecords } from "../state/records.ts";
import { useMay } from "../state/sign-in.ts";
import { showPlaces } from "./camera.ts";
import { edit, useEditing } from "./editing.ts";
import { zoneRing } from "./paint-drawn.ts";
import { ringAround } from "./projection.ts";
import { putBack, useRemoved } from "./removed.ts";
import { type DrawnCollection, positionsOf, shapeOf } from "./shapes.ts";
import { zoneKindNames } from "./zone-words.ts";

/** Everything that the account has drawn, to be found and edited. */
export function DrawnPanel(): React.JSX.Element {
  return (
    <>
      <PutBack />
      <DrawnList collection="zones" title={t("Zones")} add={t("New zone")} />
      <DrawnList collection="routes" title={t("Routes")} add={t("New route")} />
      <DrawnList collection="locations" title={t("Locations")} add={t("New location")} />
    </>
  );
}

interface DrawnListProps {
  readonly collection: DrawnCollection;
  readonly title: string;
  readonly add: string;
}

function DrawnList({ collection, title, add }: DrawnListProps): React.JSX.Element {
  const { items, isRead, failure } = useRecords(collection);
  const mayCreate = useMay(`${collection}.create`);
  const editing = useEditing((state) => state.editing);
  return (
    <section className="map-drawn" aria-label={title}>
      <div className="map-drawn-head">
        <h2>{title}</h2>
        {mayCreate && <ActionButton label={add} onPress={() => edit(collection)} />}
      </div>
      {failure !== null && (
        <p className="field-error" role="alert">
          {t("This list cannot be read: {{failure}}.", { failure })}{" "}
          <button type="button" className="link-button" onClick={() => void readRecords(collection)}>
            {t("Read again")}
          </button>
        </p>
      )}
      {isRead && items.length === 0 && <p className="map-panel-note mute">{t("None drawn yet.")}</p>}
      <ul className="map-list">
        {items.map((item) => {
          const shape = shapeOf(collection, item.fields);
          return (
            <li key={item.id}>
              <button
                type="button"
                className="map-row"
                aria-current={editing?.id === item.id ? "true" : undefined}
                onClick={() => {
                  if (shape !== null)
                    showPlaces(
                      shape.tool === "circle" ? ringAround(shape.center, shape.radius_meters, 8) : positionsOf(shape),
                    );
                  edit(collection, item.id);
                }}
              >
                <span className="clip map-row-name">{item.fields.name}</span>
                <span className="map-row-second clip">{summaryOf(collection, item.fields)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type AnyFields = Parameters<typeof shapeOf>[1];

function summaryOf(collection: DrawnCollection, fields: AnyFields): string {
  switch (collection) {
    case "zones": {
      if (fields.shape === undefined || fields.kind === undefined) return "";
      const kind = t(zoneKindNames[fields.kind]);
      return fields.shape.type === "Circle"
        ? t("{{kind}} · circle of {{radius}} m", { kind, radius: fields.shape.radius_meters })
        : t("{{kind}} · {{count}} corners", { kind, count: zoneCorners(fields) });
    }
    case "routes": {
      const points = fields.line?.coordinates ?? [];
      const meters = points.reduce((sum, point, index) => sum + metersBetween(points[index - 1] ?? point, point), 0);
      const length = (meters / 1000).toFixed(1);
      const parts = [
        t("{{length}} km, at most {{meters}} m off", { length, meters: fields.allowed_deviation_meters ?? 0 }),
        fields.vehicle ?? null,
      ];
      return parts.filter((part) => part !== null).join(" · ");
    }
    case "locations":
      return fields.address ?? "";
  }
}

const zoneCorners = ({ shape, kind = "other" }: AnyFields): number =>
  shape === undefined ? 0 : zoneRing({ name: "", kind, notes: null, shape }).length - 1;

/** What was deleted last can be put back while the window is open. */
function PutBack(): React.JSX.Element | null {
  const removed = useRemoved((state) => state.removed);
  const [failure, setFailure] = useState<string | null>(null);
  if (removed === null) return null;
  return (
    <div className="map-put-back" role="status">
      <span>{t("{{name}} was deleted.", { name: removed.fields.name })}</span>
      <ActionButton
        label={t("Put it back")}
        onPress={() => {
          void putBack(removed).then(setFailure);
        }}
      />
      {failure !== null && <span className="field-error">{failure}</span>}
    </div>
  );
}
