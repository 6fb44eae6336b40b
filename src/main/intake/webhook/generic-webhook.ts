// The generic webhook, as PagerTree's: `event_type` create, acknowledge or resolve, `Id`, `Title`, `Description`; keys in any case.
import { z } from "zod";

import { Severity } from "../../../core/alert.ts";
import { InvalidInput, parseInput } from "../invalid-input.ts";
import { isDeeperThan } from "../nesting.ts";
import { type Signal, type Source, deepest, toText } from "./source.ts";

const Payload = z.looseObject({
  event_type: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(["create", "acknowledge", "resolve"], { error: "must be create, acknowledge or resolve" })),
});
const AnyObject = z.record(z.string(), z.unknown(), { error: "must be a JSON object" });

export const genericWebhook: Source = {
  bodyLimit: 256 * 1024,
  read: (payload): readonly Signal[] => {
    const lower = Object.fromEntries(
      Object.entries(parseInput(AnyObject, payload)).map(([key, value]) => [key.toLowerCase(), value]),
    );
    const { event_type } = parseInput(Payload, lower);
    const external_id = toText(lower["id"], 4000);
    const description = toText(lower["description"], 10_000);
    if (event_type === "create")
      return [
        {
          kind: "create",
          external_id,
          title: toText(lower["title"], 300),
          description,
          severity: severityOf(lower["severity"] ?? lower["urgency"]),
          metadata: metadataOf(lower),
        },
      ];
    if (external_id === null) throw new InvalidInput([{ path: "Id", message: `is required to ${event_type}` }]);
    return [{ kind: event_type, external_id, notes: description }];
  },
};

function severityOf(value: unknown): Severity | null {
  const parsed = Severity.safeParse(typeof value === "string" ? value.trim().toUpperCase() : value);
  return parsed.success ? parsed.data : null;
}

function metadataOf(lower: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | null {
  const kept = Object.fromEntries(
    ["tags", "meta"].flatMap((name) => {
      const value = lower[name];
      return value === undefined || value === null || isDeeperThan(value, deepest) ? [] : [[name, value] as const];
    }),
  );
  return Object.keys(kept).length === 0 ? null : kept;
}
