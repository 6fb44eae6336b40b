// A marked test message to one address by one channel, now, with the provider's own answer.
import type { TestResult } from "../contract/room.ts";
import type { Channel } from "../core/alert.ts";
import { reasonToWords } from "../core/timeline.ts";
import { firstAccountId } from "./founding.ts";
import type { Station } from "./station.ts";

const patienceMs = 20_000;

export async function testChannel(
  station: Station,
  channel: Channel,
  to: string,
  by: { readonly operator: string; readonly now: () => number },
): Promise<TestResult> {
  const startedAt = by.now();
  const took = (): number => by.now() - startedAt;
  const notifier = station.notifiers.get(channel);
  if (notifier === undefined) return { ok: false, answer: "This channel does not exist", took_ms: 0 };
  const text = `This is a test of Watchdesk, sent by ${by.operator}. Nothing has happened and nobody has to do anything.`;
  const outcome = await notifier.send(
    {
      notification_id: `test.${startedAt}`,
      alert_id: "test",
      kind: "triggered",
      severity: "LOW",
      recipient_name: to,
      address: to,
      devices: channel === "PUSH" ? devicesOf(station, to) : [],
      message: {
        subject: "Test from Watchdesk",
        lead: "Test from Watchdesk",
        short: text,
        spoken: text,
        facts: [
          ["Test", text],
          ["Sent by", by.operator],
        ],
        link: null,
        emergency_contacts: [],
      },
    },
    AbortSignal.timeout(patienceMs),
  );
  switch (outcome.kind) {
    case "sent":
      station.proofs.keep(channel, by.now());
      return {
        ok: true,
        answer: outcome.provider_id === null ? "The provider took it" : `The provider took it: ${outcome.provider_id}`,
        took_ms: took(),
      };
    case "retry":
      return { ok: false, answer: `Did not work this time: ${outcome.reason}`, took_ms: took() };
    case "refused":
      return { ok: false, answer: `Refused: ${reasonToWords(outcome.reason)}`, took_ms: took() };
  }
}

/** A push is tested by the email of a user with a registered device, or by a device's own token. */
function devicesOf(station: Station, to: string): readonly string[] {
  if (!to.includes("@")) return [to];
  const users = station.reader.items("users", firstAccountId, {
    limit: 1_000_000,
    after: null,
    descending: false,
  }).items;
  return users
    .filter(({ fields }) => fields.email?.toLowerCase() === to.toLowerCase())
    .flatMap(({ fields }) => fields.devices.map(({ token }) => token));
}
