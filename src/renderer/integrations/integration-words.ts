// Integrations and what they received, in words; and a request that can be tried. Pure.
import type { Delivery } from "../../contract/editors.ts";
import type { IntegrationType } from "../../core/collection.ts";

export const integrationTypes: Readonly<Record<IntegrationType, string>> = {
  generic_webhook: "Webhook",
  prometheus_alertmanager: "Prometheus Alertmanager",
};

const examples: Readonly<Record<IntegrationType, object>> = {
  generic_webhook: { event_type: "create", Id: "door-7", Title: "Door 7 forced", Description: "Open for 90 seconds" },
  prometheus_alertmanager: {
    version: "4",
    alerts: [{ status: "firing", labels: { alertname: "Test", severity: "info" }, annotations: { summary: "A test" } }],
  },
};

/** For a shell; what it sends raises an alert. */
export function curlExample(type: IntegrationType, url: string, isSigned: boolean): string {
  const body = JSON.stringify(examples[type]);
  const lines = isSigned
    ? [
        `BODY='${body}'`,
        `SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SIGNING_SECRET" -r | cut -d' ' -f1)`,
        `curl -s '${url}' -H 'Content-Type: application/json' -H "X-Watchdesk-Signature: sha256=$SIGNATURE" -d "$BODY"`,
      ]
    : [`curl -s '${url}' -H 'Content-Type: application/json' -d '${body}'`];
  return lines.join("\n");
}

const outcomeWords: Readonly<Record<string, string>> = {
  created: "alert raised",
  repeated: "same as an open alert",
  acknowledged: "alert acknowledged",
  resolved: "alert resolved",
  nothing_matched: "no open alert fits",
  refused: "refused",
};

export const wordOutcome = (outcome: string): string => outcomeWords[outcome] ?? outcome;

export const isRefused = ({ results, status }: Pick<Delivery, "results" | "status">): boolean =>
  status >= 400 || results.some(({ outcome }) => outcome === "refused");

/** Each outcome once, in the order in which they came. */
export const outcomesOf = ({ results }: Pick<Delivery, "results">): readonly string[] => [
  ...new Set(results.map(({ outcome }) => outcome)),
];

/** Set out so that it can be read, where it is JSON. */
export function setOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
