import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { z } from "zod";

import type { TestResult } from "../../contract/room.ts";
import type { Channel } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { channelNames } from "../parts/channel-name.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { keep, recall } from "../state/storage.ts";
import { testWordsOf } from "./setting-words.ts";

/** Main gives a provider 20 s. */
const patienceMs = 25_000;

const addresses = (): Readonly<Record<string, string>> =>
  recall("test-addresses", z.record(z.string(), z.string()), {});

interface ChannelTestProps {
  readonly channel: Channel;
  /** Why a test would be pointless now. */
  readonly reason: string | null;
  /** Settings that are typed but not saved would not be tested: they are saved first. Answers whether that worked. */
  readonly saveFirst: (() => Promise<boolean>) | null;
  readonly onResult?: (ok: boolean) => void;
  readonly suggestion?: string;
}

/** Sends a marked test message and shows what the provider answered and how long it took. */
export function ChannelTest({ channel, reason, saveFirst, onResult, suggestion }: ChannelTestProps): React.JSX.Element {
  const [to, setTo] = useState(() => addresses()[channel] ?? suggestion ?? "");
  const [isBusy, setIsBusy] = useState(false);
  const [result, setResult] = useState<TestResult | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const { label, placeholder } = testWordsOf(channel);

  const send = async (): Promise<void> => {
    if (isBusy) return;
    const address = to.trim();
    setResult(null);
    setComplaint(address === "" ? t("Say where the test goes") : reason);
    if (address === "" || reason !== null) return;
    keep("test-addresses", { ...addresses(), [channel]: address });
    setIsBusy(true);
    const isSaved = saveFirst === null || (await saveFirst());
    const answer = isSaved ? await sendTest(channel, address) : null;
    setIsBusy(false);
    if (answer === null) setComplaint(t("Not sent: the settings above could not be saved"));
    setResult(answer);
    if (answer !== null) onResult?.(answer.ok);
  };
  return (
    <div className="channel-test">
      <div className="channel-test-row">
        <TextInput
          label={label}
          placeholder={placeholder}
          spellCheck={false}
          value={to}
          error={complaint}
          onChange={({ currentTarget: { value } }) => {
            setTo(value);
            setComplaint(null);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") void send();
          }}
        />
        <Button
          variant="default"
          aria-disabled={isBusy}
          aria-label={`${saveFirst === null ? t("Send test") : t("Save and send test")}: ${t(channelNames[channel])}`}
          onClick={() => void send()}
        >
          {isBusy ? t("Sending") : saveFirst === null ? t("Send test") : t("Save and send test")}
        </Button>
      </div>
      <TestAnswer result={result} />
    </div>
  );
}

async function sendTest(channel: Channel, to: string): Promise<TestResult> {
  const since = performance.now();
  try {
    return await ask("channel.test", { channel, to }, patienceMs);
  } catch (error) {
    return { ok: false, answer: toCallFailed(error).failure.message, took_ms: performance.now() - since };
  }
}

export function TestAnswer({ result }: { readonly result: TestResult | null }): React.JSX.Element {
  return (
    <p className="test-answer" role="status" data-ok={result?.ok}>
      {result !== null && (
        <>
          <strong>{result.ok ? t("✓ Accepted") : t("✕ Not sent")}</strong>{" "}
          <span className="num">{t("in {{took}}", { took: writeTook(result.took_ms) })}</span>: {result.answer}
        </>
      )}
    </p>
  );
}

const writeTook = (ms: number): string =>
  ms < 1000 ? t("{{ms}} ms", { ms: Math.round(ms) }) : `${(ms / 1000).toFixed(1)} s`;
