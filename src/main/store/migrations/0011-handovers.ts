import { record } from "./0003-records.ts";

export const handovers = record("handovers");
