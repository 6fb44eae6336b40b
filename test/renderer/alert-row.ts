// Rows of the board for tests, with the fields that matter named.
import type { Alert } from "../../src/core/alert.ts";
import { tellStory, triggeredAt } from "../kit/alert-story.ts";

const template = tellStory(null).state().alert;

export const noon = triggeredAt;

/** An alert that was triggered at `noon`, asks three people and has reached one of them. */
export function rowOf(number: number, fields: Partial<Alert> = {}): Alert {
  return {
    ...template,
    id: `A${number}`,
    number,
    people_paged: 3,
    people_reached: 1,
    calls_waiting: 2,
    reach_note: "SMS sent",
    ...fields,
  };
}
