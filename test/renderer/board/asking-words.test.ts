import { expect, test } from "vitest";

import { askingWords } from "../../../src/renderer/board/asking-words.ts";
import { planOf } from "../../kit/alert-story.ts";
import { noon, rowOf } from "../alert-row.ts";

const plan = planOf({
  config_name: "Protocol",
  primary_recipients: [{ name: "Control room", email: "control@company.com", channels: ["EMAIL"] }],
  escalation_recipients: [{ name: "Asha R.", role: "CSO", email: "asha@company.com", channels: ["EMAIL"] }],
  notification_channels: ["EMAIL"],
  auto_close_false_alarm_seconds: 120,
});

test("resolving warns that it closes for good up to the last second of the limit", () => {
  const at = (seconds: number): string =>
    askingWords("resolve", rowOf(1, { status: "IN_PROGRESS" }), plan, noon + seconds * 1000).explanation.join(" ");
  expect(at(120)).toContain("closes at once as a false alarm");
  expect(at(121)).toBe("");
});

test("escalating names whom it will reach", () => {
  expect(askingWords("escalate", rowOf(1), plan, noon).explanation).toContain("Notified at once: Asha R. (CSO).");
});

test("closing says whether notes are required", () => {
  expect(askingWords("close", rowOf(1), plan, noon).needsNotes).toBe(true);
  expect(askingWords("close", rowOf(1), null, noon).needsNotes).toBe(false);
});
