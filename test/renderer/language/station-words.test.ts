// The forms that the window knows, against what the core really says.
import { expect, test } from "vitest";

import type { AlertEvent } from "../../../src/core/alert-event.ts";
import { timelineOf } from "../../../src/core/alert-timeline.ts";
import type { JournalEvent } from "../../../src/core/journal-event.ts";
import { reasonToWords } from "../../../src/core/timeline.ts";
import { formOf } from "../../../src/renderer/language/station-words.ts";
import { tellStory } from "../../kit/alert-story.ts";

test.each(["not_configured", "no_address", "no_device", null])("the fixed reason %s has a form", (reason) => {
  expect(formOf(reasonToWords(reason))).not.toBeNull();
});

test("the nearest form is found, with what stands in its places", () => {
  expect(formOf("Closed by Asha Rao as a false alarm")).toEqual({
    text: "Closed by {{by}} as a false alarm",
    values: { by: "Asha Rao" },
  });
  expect(formOf("Layer 2: Dev, Asha asked, for 300 s; nobody answered in time")?.values).toEqual({
    layer: "2",
    names: "Dev, Asha",
    seconds: "300",
    reason: "nobody answered in time",
  });
  expect(formOf("Now at 12.97160, 77.59460, within 18 m")?.values).toEqual({
    place: "12.97160, 77.59460",
    meters: "18",
  });
});

test("what a provider says has no form", () => {
  expect(formOf("Twilio 30003: the phone is off or out of reach")).toBeNull();
});

test("every step of an alert's life has a form", () => {
  const story = tellStory(null);
  for (const [second, kind] of ["acknowledge", "start", "unacknowledge", "acknowledge", "resolve", "reopen"].entries())
    expect(story.does(400 + second, kind as "start", "Dev Kumar")).toBeNull();
  const entries = timelineOf(story.events() as (JournalEvent & AlertEvent)[], () => "Front desk");
  expect(entries.length).toBeGreaterThan(6);
  expect(entries.map(({ text }) => text).filter((text) => formOf(text) === null)).toEqual([]);
});
