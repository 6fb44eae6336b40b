// Somebody outside who is told how alerts go that they follow. They are never asked to do anything.
import { z } from "zod";

import { AlertType, Channel, Severity } from "./alert.ts";
import { RecipientPhone } from "./configuration.ts";

const reference = z.union([z.string().trim().min(1).max(100), z.int().positive()]);

/** What they can be told of. */
export const FollowedStatus = z.enum(["TRIGGERED", "ACKNOWLEDGED", "IN_PROGRESS", "RESOLVED", "CLOSED", "DROPPED"]);
export type FollowedStatus = z.infer<typeof FollowedStatus>;

const fields = {
  name: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
  organization: z.string().trim().max(200).nullable(),
  email: z.email("must be an email address").max(254).nullable(),
  phone: RecipientPhone.nullable(),
  channels: z.array(Channel.exclude(["PUSH", "VOICE"])).max(3),
  enabled: z.boolean(),
  /** Which alerts they follow: each list that is not empty must name the alert's own. None follows every alert. */
  team_ids: z.array(reference).max(200),
  alert_types: z.array(AlertType).max(20),
  severities: z.array(Severity).max(4),
  /** Which changes they are told of. */
  statuses: z.array(FollowedStatus).max(6),
};

export const NewStakeholder = z.strictObject({
  name: fields.name,
  organization: fields.organization.default(null),
  email: fields.email.default(null),
  phone: fields.phone.default(null),
  channels: fields.channels.default(["EMAIL"]),
  enabled: fields.enabled.default(true),
  team_ids: fields.team_ids.default([]),
  alert_types: fields.alert_types.default([]),
  severities: fields.severities.default([]),
  statuses: fields.statuses.default(["TRIGGERED", "ACKNOWLEDGED", "RESOLVED", "DROPPED"]),
});
export const StakeholderPatch = z.strictObject(fields).partial();
