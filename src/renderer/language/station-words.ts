// Sentences that the station keeps in English and of which the form is fixed, said in the operator's language. What fits
// no form, as a provider's own answer, is shown as it came.
import { t } from "./language.ts";

export const sentences = [
  // The timeline of an alert.
  "Triggered by {{who}}; {{chosen}}; {{calls}} notifications to {{people}} people",
  "Triggered by {{who}}; {{chosen}}; {{calls}} notifications to {{people}} person",
  "Triggered by {{who}}; {{chosen}}; {{calls}} notification to {{people}} person",
  'configuration "{{name}}" chosen',
  "no configuration applies",
  "Raised again by the same source",
  "Suppressed, nobody is called: {{reason}}",
  "No longer suppressed: {{by}} had people called",
  "Stakeholders told of the status: {{names}}",
  "Escalation was due, but nobody is named to escalate to: {{reason}}",
  "Escalated to {{names}}: {{reason}}",
  "Dropped: {{reason}}",
  "Acknowledged by {{by}} for their destination",
  "Acknowledged by {{by}}",
  "{{of}} was asked to confirm that they still have it",
  "Put in progress by {{by}}",
  "Resolved by {{by}}",
  "Closed as a false alarm: resolved within the auto-close time",
  "Closed by {{by}} as a false alarm",
  "Closed by {{by}}",
  "Reopened by {{by}}",
  "Handed back by {{by}}; people are being notified again",
  "Rejected by {{by}}",
  "Handed off to {{destination}} by {{by}}",
  "{{by}} commented",
  "Reported a position that is no usable place",
  "Now at {{place}}, within {{meters}} m",
  "Now at {{place}}",
  "{{name}} is being called: {{reason}}",
  "Layer {{layer}}, round {{round}}: {{names}} asked, for {{seconds}} s; {{reason}}",
  "Layer {{layer}}: {{names}} asked, for {{seconds}} s; {{reason}}",
  "Layer {{layer}} skipped: {{reason}}",
  "Nobody answered on any layer: starting again, round {{round}}",
  "Nobody left to call: {{reason}}",
  "{{call}}: sent",
  "{{call}}: delivered",
  "{{call}}: not delivered, {{reason}}",
  "{{call}}: {{reason}}; trying again",
  "{{call}}: {{reason}}; given up",
  // Why.
  "not acknowledged in {{seconds}} s",
  "escalated by {{by}}",
  "nobody answered in time",
  "everybody was told and nobody answered in time",
  "the escalation recipients did not answer either",
  "the alert is sent to this team",
  "the alert is sent to these people",
  "nobody is on call",
  "channel not set up",
  "no address for this channel",
  "no device registered",
  "failed",
  // Who was reached, on which channels.
  "{{channels}} delivered",
  "{{channels}} sent",
  "{{channels}} failed",
  // Which configuration applies.
  "no enabled configuration covers {{type}} for this team",
  "no enabled configuration covers {{type}}",
  "disabled",
  "for another team",
  "covers {{types}}, not {{type}}",
  "priority {{priority}}, applies to all teams, covers every type",
  "priority {{priority}}, applies to all teams, covers {{type}}",
  "priority {{priority}}, made for this team, covers every type",
  "priority {{priority}}, made for this team, covers {{type}}",
  "priority {{priority}} is below {{winner}}",
  "same priority, but for all teams",
  "same priority, but a catch-all for every type",
  "same priority and scope, but newer",
  // What would be kept although it does not work.
  "escalation is enabled but names nobody",
  "a channel is named twice; it is used once",
  "{{name}} has no address for {{channel}}: the notification will fail",
  "{{channel}} is not among notification_channels and will not be used",
  "{{name}} cannot be reached",
  "is told nothing of {{severity}} alerts",
  "is never reached on {{layer}}, which ends after {{seconds}} s",
  "there is no usable address for {{channel}}",
  "no device is registered for PUSH",
] as const;

const forms = sentences.map((text) => ({
  text,
  pattern: new RegExp(
    `^${text.replaceAll(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`).replaceAll(/\{\{(\w+)\}\}/gu, "(?<$1>.+?)")}$`,
    "su",
  ),
}));

/** Null when no form fits. */
export function formOf(said: string): { readonly text: string; readonly values: Record<string, string> } | null {
  for (const { text, pattern } of forms) {
    const found = pattern.exec(said);
    if (found !== null) return { text, values: { ...found.groups } };
  }
  return null;
}

export function inOwnWords(said: string): string {
  const form = formOf(said);
  if (form === null) return said;
  // A reason within a sentence has a form of its own.
  return t(
    form.text,
    Object.fromEntries(Object.entries(form.values).map(([name, value]) => [name, inOwnWords(value)])),
  );
}
