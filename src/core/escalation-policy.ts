// Escalation policies: who is asked for how long, layer by layer, then again, then elsewhere (seed 000, "On-Call Schedule Workflow").
import { z } from "zod";

const reference = z.union([z.string().trim().min(1).max(100), z.int().positive()]);

export const PolicyLayer = z.strictObject({
  timeout_seconds: z.int().min(10, "must be 10 to 86400 seconds").max(86_400, "must be 10 to 86400 seconds"),
  color_hex: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/u, "must be a colour like #10B981")
    .default("#10B981"),
});
export type PolicyLayer = z.infer<typeof PolicyLayer>;

const policy = {
  name: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
  /** Layer 1 first; a layer's number is its place. */
  layers: z.array(PolicyLayer).min(1, "must have at least one layer").max(20),
  /** How often the layers are walked again after the first time. */
  repeat: z.int().min(0, "must be 0 to 3").max(3, "must be 0 to 3"),
  reassign_team_ids: z.array(reference).max(10),
  reassign_user_ids: z.array(reference).max(50),
};

export const NewPolicy = z.strictObject({
  name: policy.name,
  layers: policy.layers,
  repeat: policy.repeat.default(0),
  reassign_team_ids: policy.reassign_team_ids.default([]),
  reassign_user_ids: policy.reassign_user_ids.default([]),
});
export type PolicyFields = z.infer<typeof NewPolicy>;

export const PolicyPatch = z.strictObject(policy).partial();

/** What a new team starts with: 5, 10 and 15 minutes, no repeat, nobody to hand to. */
export const defaultPolicy = (teamName: string): PolicyFields => ({
  name: `${teamName}: escalation`,
  layers: [
    { timeout_seconds: 300, color_hex: "#10B981" },
    { timeout_seconds: 600, color_hex: "#F59E0B" },
    { timeout_seconds: 900, color_hex: "#EF4444" },
  ],
  repeat: 0,
  reassign_team_ids: [],
  reassign_user_ids: [],
});
