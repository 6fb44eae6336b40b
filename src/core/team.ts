// A team: its people, its schedule and policy, and whom it tells when an alert goes to nobody or to somebody else (seed 000).
import { z } from "zod";

const reference = z.union([z.string().trim().min(1).max(100), z.int().positive()]);

export const NoticeTo = z.enum(["nobody", "team", "admins", "on_call", "people"]);

const Notice = z
  .strictObject({
    to: NoticeTo.default("nobody"),
    user_ids: z.array(reference).max(200).default([]),
  })
  .refine(({ to, user_ids }) => to === "people" || user_ids.length === 0, {
    path: ["user_ids"],
    message: "must be empty unless the notice goes to people",
  });
export type TeamNotice = z.output<typeof Notice>;

const nobody: TeamNotice = { to: "nobody", user_ids: [] };

const fields = {
  name: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
  description: z.string().max(1000).nullable(),
  members: z.array(reference).max(1000),
  admins: z.array(reference).max(1000),
  schedule_id: reference.nullable(),
  escalation_policy_id: reference.nullable(),
  drop_notice: Notice,
  handoff_notice: Notice,
};

/** Without a schedule or a policy it is given one of its own. */
export const NewTeam = z.strictObject({
  name: fields.name,
  description: fields.description.default(null),
  members: fields.members.default([]),
  admins: fields.admins.default([]),
  schedule_id: fields.schedule_id.default(null),
  escalation_policy_id: fields.escalation_policy_id.default(null),
  drop_notice: fields.drop_notice.default(nobody),
  handoff_notice: fields.handoff_notice.default(nobody),
});
export type TeamFields = z.output<typeof NewTeam>;
export const TeamPatch = z.strictObject(fields).partial();
