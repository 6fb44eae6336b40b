// Tracks and responders of an alert as the API shows them.
import { z } from "zod";

import type { Responder, Track } from "../../core/track.ts";
import { instant, isoOf, isoOrNull } from "./instant.ts";

export const ResponderJson = z
  .object({
    user_id: z.string(),
    name: z.string(),
    layer: z.int(),
    round: z.int().describe("0 the first time the layers are walked."),
    paged_at: instant,
    answer: z.enum(["waiting", "acknowledged", "rejected", "timed_out"]),
    answered_at: instant.nullable(),
  })
  .meta({ id: "Responder" });

export const TrackJson = z
  .object({
    id: z.string(),
    kind: z.enum(["configuration", "team", "people"]),
    name: z.string(),
    team_id: z.string().nullable(),
    layer: z.int(),
    layers: z.int().nullable().describe("How many layers its policy has; null for a configuration's track."),
    round: z.int(),
    repeat: z.int().nullable(),
    status: z.enum(["running", "stopped", "exhausted"]),
    next_at: instant.nullable(),
    next_step: z.enum(["escalate", "drop"]).nullable(),
    step_started_at: instant.nullable(),
    acknowledged_by: z
      .string()
      .nullable()
      .describe("Who took it for this destination, where every destination has to acknowledge."),
    acknowledged_at: instant.nullable(),
    responders: z.array(ResponderJson),
  })
  .meta({ id: "Track" });

const responderToJson = (responder: Responder): z.infer<typeof ResponderJson> => ({
  ...responder,
  paged_at: isoOf(responder.paged_at),
  answered_at: isoOrNull(responder.answered_at),
});

export const trackToJson = (track: Track): z.infer<typeof TrackJson> => ({
  id: track.id,
  kind: track.kind,
  name: track.name,
  team_id: track.team_id,
  layer: track.layer,
  layers: track.policy?.layers.length ?? null,
  round: track.round,
  repeat: track.policy?.repeat ?? null,
  status: track.status,
  next_at: isoOrNull(track.next_at),
  next_step: track.next_step,
  step_started_at: isoOrNull(track.step_started_at ?? null),
  acknowledged_by: track.acknowledged_by ?? null,
  acknowledged_at: isoOrNull(track.acknowledged_at ?? null),
  responders: track.responders.map(responderToJson),
});

export const respondersToJson = (
  tracks: readonly Track[],
): (z.infer<typeof ResponderJson> & { readonly track_id: string })[] =>
  tracks
    .flatMap(({ id, responders }) => responders.map((responder) => ({ responder, id })))
    .toSorted((one, other) => one.responder.paged_at - other.responder.paged_at)
    .map(({ responder, id }) => ({ ...responderToJson(responder), track_id: id }));
