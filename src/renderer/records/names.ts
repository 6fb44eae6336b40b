import { useRecords } from "../state/records.ts";
import type { NameOf } from "./value-words.ts";

/** People, teams, schedules and policies by their names. */
export function useNames(): NameOf {
  const lists = [
    useRecords("users").items,
    useRecords("teams").items,
    useRecords("schedules").items,
    useRecords("escalation-policies").items,
  ];
  return (id) => lists.flat().find((item) => item.id === id)?.fields.name ?? null;
}
