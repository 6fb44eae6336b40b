// Which zone, route or location is being drawn or edited.
import { create } from "zustand";

import type { Kept } from "../../core/collection.ts";
import { newId } from "../state/view.ts";
import type { DrawnCollection, Tool } from "./shapes.ts";

export interface Editing {
  readonly collection: DrawnCollection;
  /** `newId` while it is made. */
  readonly id: string;
}

export const useEditing = create<{ readonly editing: Editing | null }>(() => ({ editing: null }));

export const edit = (collection: DrawnCollection, id: string = newId): void =>
  useEditing.setState({ editing: { collection, id } });
export const stopEditing = (): void => useEditing.setState({ editing: null });

/** As a new one begins; what is not drawn yet is empty, and refused as such. */
export const blanks: { readonly [C in DrawnCollection]: Kept[C] } = {
  zones: {
    name: "",
    kind: "site",
    shape: { type: "Polygon", coordinates: [[]] },
    notes: null,
  },
  routes: {
    name: "",
    line: { type: "LineString", coordinates: [] },
    allowed_deviation_meters: 500,
    vehicle: null,
    employee_id: null,
    notes: null,
  },
  // Where nobody is.
  locations: { name: "", point: { type: "Point", coordinates: [0, 0] }, address: null, notes: null },
};

export const usualTool: Readonly<Record<DrawnCollection, Tool>> = {
  zones: "polygon",
  routes: "linestring",
  locations: "point",
};
