import { record } from "./0003-records.ts";

export const routing = /* sql */ `
ALTER TABLE alerts ADD COLUMN integration_id TEXT;
ALTER TABLE alerts ADD COLUMN routing TEXT NOT NULL DEFAULT '[]';
ALTER TABLE alerts ADD COLUMN suppressed_by TEXT;
${["routers", "maintenance_windows", "stakeholders"].map((table) => record(table)).join("")}`;
