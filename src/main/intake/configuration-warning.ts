// What a configuration says that is accepted although it will not work as it stands.
import { isValidPhoneNumber } from "libphonenumber-js/max";

import {
  type ConfigurationFields,
  type Recipient,
  type Warning,
  configurationWarnings,
} from "../../core/configuration.ts";
import type { Reader } from "../ports.ts";

export function warningsOf(
  fields: ConfigurationFields,
  accountId: string,
  reader: Pick<Reader, "item">,
): readonly Warning[] {
  const { team_id } = fields;
  const isTeamMissing = team_id !== null && reader.item("teams", accountId, String(team_id)) === null;
  return [
    ...(isTeamMissing
      ? [{ path: "team_id", message: `there is no team ${team_id} yet, so this configuration applies to nobody` }]
      : []),
    ...configurationWarnings(fields),
    ...phoneWarnings("primary_recipients", fields.primary_recipients),
    ...phoneWarnings("escalation_recipients", fields.escalation_recipients ?? []),
  ];
}

function phoneWarnings(list: string, recipients: readonly Recipient[]): readonly Warning[] {
  return recipients.flatMap(({ phone }, index) => {
    if (phone === null) return [];
    const path = `${list}.${index}.phone`;
    if (!phone.startsWith("+"))
      return [{ path, message: `${phone} names no country (+...), so most providers will refuse it` }];
    return isValidPhoneNumber(phone) ? [] : [{ path, message: `${phone} is not a valid number of its country` }];
  });
}
