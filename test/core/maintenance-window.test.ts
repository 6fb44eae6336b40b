import { expect, test } from "vitest";

import {
  type MaintenanceWindow,
  NewMaintenanceWindow,
  windowOver,
  windowTrouble,
  windowWarnings,
} from "../../src/core/maintenance-window.ts";

const noon = Date.UTC(2026, 10, 21, 12);
const from = "2026-11-21T12:00:00Z";
const until = "2026-11-21T17:30:00+05:30";

const window = (edits: object): MaintenanceWindow => ({
  ...NewMaintenanceWindow.parse({ name: "Repaint", reason: "Paint", from, until: "2026-11-21T14:00:00Z", ...edits }),
  id: "w",
  by: "Asha",
  created_at: noon,
});

const alert = { alert_type: "DELAYED", team_ids: ["gate"], integration_id: "doors" } as const;
const isQuiet = (edits: object, raised: object = {}, at = noon): boolean =>
  windowOver([window(edits)], { ...alert, ...raised }, at) !== null;

test("it covers what every list that is not empty names", () => {
  expect(isQuiet({ everything: true })).toBe(true);
  expect(isQuiet({ team_ids: ["gate"] })).toBe(true);
  expect(isQuiet({ team_ids: ["gate"], alert_types: ["ACCIDENT"] })).toBe(false);
  expect(isQuiet({ team_ids: ["gate"], alert_types: ["DELAYED"], integration_ids: ["doors"] })).toBe(true);
  expect(isQuiet({ integration_ids: ["doors"] }, { integration_id: null })).toBe(false);
  expect(isQuiet({ team_ids: ["gate"] }, { team_ids: [] })).toBe(false);
  // The other team has no maintenance: it is called.
  expect(isQuiet({ team_ids: ["gate"] }, { team_ids: ["gate", "yard"] })).toBe(false);
});

test("one that names nothing, as edits of two consoles may leave it, keeps nothing quiet", () => {
  expect(isQuiet({})).toBe(false);
  expect(isQuiet({ also_sos: true }, { alert_type: "SOS", team_ids: [], integration_id: null })).toBe(false);
});

test("it lasts from its beginning up to its end, which is not included", () => {
  const all = { everything: true };
  expect(isQuiet(all, {}, noon - 1)).toBe(false);
  expect(isQuiet(all, {}, noon)).toBe(true);
  expect(isQuiet(all, {}, noon + 2 * 3_600_000 - 1)).toBe(true);
  expect(isQuiet(all, {}, noon + 2 * 3_600_000)).toBe(false);
  expect(isQuiet({ ...all, until: null }, {}, noon + 1e12)).toBe(true);
  expect(isQuiet({ ...all, from: null }, {}, noon)).toBe(true);
  expect(isQuiet({ ...all, enabled: false })).toBe(false);
});

test("an SOS is heard unless the window says that it is not", () => {
  const sos = { alert_type: "SOS" };
  expect(isQuiet({ everything: true }, sos)).toBe(false);
  expect(isQuiet({ alert_types: ["SOS"] }, sos)).toBe(false);
  expect(isQuiet({ everything: true, also_sos: true }, sos)).toBe(true);
  const warned = (edits: object) => windowWarnings(window(edits)).map(({ message }) => message);
  expect(warned({ everything: true })).toEqual(["an SOS calls people all the same; only also_sos would keep it quiet"]);
  expect(warned({ everything: true, also_sos: true })).toEqual([
    "an SOS of a person in danger calls nobody while it lasts",
  ]);
  expect(warned({ alert_types: ["DELAYED"] })).toEqual([]);
  expect(warned({ alert_types: ["DELAYED"], until: null })).toEqual([
    "it has no end: alerts call nobody until somebody ends it",
  ]);
});

test("it has to cover something, end after it begins, and not last for ever by mistake", () => {
  const paths = (edits: object) => windowTrouble(window(edits)).map(({ path }) => path);
  expect(paths({ everything: true })).toEqual([]);
  expect(paths({})).toEqual(["everything"]);
  expect(paths({ everything: true, until })).toEqual(["until"]);
  expect(paths({ everything: true, until: "2026-11-28T12:00:01Z" })).toEqual(["until"]);
  expect(paths({ everything: true, until: "2026-11-28T12:00:00Z" })).toEqual([]);
  expect(paths({ everything: true, until: null })).toEqual([]);
});
