import "./sound.css";
import { Button, NativeSelect, Popover, Slider } from "@mantine/core";
import { useEffect, useId, useState } from "react";

import { t } from "../language/language.ts";

import { type Health, HealthMark } from "../parts/health-mark.tsx";
import { formatAge, formatMinute } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { ask } from "../state/connection.ts";
import { useSession, writePreferences } from "../state/session.ts";
import { testSound } from "./alarm.ts";
import { type SoundStatus, useSound } from "./sound-state.ts";
import { type SoundWords, soundInWords } from "./sound-words.ts";

/** The sound of this console in the header; behind it everything that can be done about it. */
export function SoundMenu(): React.JSX.Element {
  const [isOpen, setIsOpen] = useState(false);
  const status = useSound();
  const words = soundInWords(status, formatMinute);
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={350}
      trapFocus
      returnFocus
      withinPortal
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className="sound-chip"
          data-tone={words.tone}
          onClick={() => setIsOpen((value) => !value)}
        >
          <HealthMark health={markOf(status, words)} />
          {t("Sound")} <span className="sound-chip-state num clip">{words.short}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className="sound-menu" aria-label={t("Sound")} onKeyDown={(event) => event.stopPropagation()}>
        <p className="sound-now" data-tone={words.tone}>
          {words.long}
        </p>
        {status.is_plain && (
          <p className="sound-now">{t("A sound file could not be read: a plain beep stands in for it.")}</p>
        )}
        <Mute status={status} />
        <Volume />
        <OutputChoice status={status} />
        <SoundTest />
      </Popover.Dropdown>
    </Popover>
  );
}

function markOf({ state, missing_output }: SoundStatus, { tone }: SoundWords): Health {
  if (state === "blocked" || state === "no_device") return "failing";
  return state === "muted" || tone === "note" || missing_output !== null ? "slow" : "ok";
}

const muteMinutes = [5, 15, 30] as const;

function Mute({ status: { muted_until } }: { readonly status: SoundStatus }): React.JSX.Element {
  const now = useClock((clock) => clock.now);
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p className="sound-label" id={id}>
        {muted_until === null
          ? t("Mute all alarms for")
          : t("Muted until {{minute}}, ", { minute: formatMinute(muted_until) })}
        {muted_until !== null && (
          <span className="num">{t("{{age}} left", { age: formatAge(muted_until - now) })}</span>
        )}
      </p>
      <div className="sound-row">
        {muteMinutes.map((minutes) => (
          <Button
            key={minutes}
            size="xs"
            variant="default"
            aria-label={t("Mute for {{minutes}} minutes", { minutes })}
            onClick={() => void writePreferences({ muted_until: Date.now() + minutes * 60_000 })}
          >
            {t("{{minutes}} min", { minutes })}
          </Button>
        ))}
        {muted_until !== null && (
          <Button size="xs" onClick={() => void writePreferences({ muted_until: null })}>
            {t("Unmute")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** How long the slider must stand still before its place is kept. */
const settledMs = 150;

function Volume(): React.JSX.Element {
  const kept = useSession(({ preferences }) => preferences.volume);
  const [dragged, setDragged] = useState<number | null>(null);
  const percent = dragged ?? Math.round(kept * 100);
  // Keys held down would otherwise write faster than main answers.
  useEffect(() => {
    if (dragged === null) return undefined;
    const timer = setTimeout(() => {
      void writePreferences({ volume: dragged / 100 }).then(() =>
        setDragged((latest) => (latest === dragged ? null : latest)),
      );
    }, settledMs);
    return () => clearTimeout(timer);
  }, [dragged]);
  const id = useId();
  return (
    <div>
      <p className="sound-label" id={id}>
        {t("Volume")} <span className="num">{percent} %</span>
      </p>
      <Slider
        size="sm"
        min={10}
        max={100}
        step={5}
        label={null}
        value={percent}
        onChange={setDragged}
        thumbProps={{ "aria-labelledby": id }}
      />
    </div>
  );
}

function OutputChoice({ status }: { readonly status: SoundStatus }): React.JSX.Element {
  const chosen = useSession(({ preferences }) => preferences.output_device);
  const label = useSession(({ preferences }) => preferences.output_label);
  const isThere = chosen === "" || status.outputs.some(({ id }) => id === chosen);
  return (
    <NativeSelect
      size="xs"
      label={t("Output")}
      description={
        status.outputs.length === 0 ? t("The system names no outputs: sound goes to its default.") : undefined
      }
      value={chosen}
      data={[
        { value: "", label: t("System default") },
        ...status.outputs.map((output) => ({ value: output.id, label: output.label })),
        ...(isThere
          ? []
          : [{ value: chosen, label: t("{{label}} (not connected)", { label: label || "Chosen output" }) }]),
      ]}
      onChange={({ currentTarget: { value } }) => {
        const output = status.outputs.find(({ id }) => id === value);
        void writePreferences({ output_device: value, output_label: output?.label ?? "" });
      }}
    />
  );
}

/** So that the readiness page knows when it was last heard. */
const tellTested = async (): Promise<void> => {
  await ask("sound.tested", undefined).catch(() => undefined);
};

/** A button that plays the chime and says what came of it. */
export function SoundTest(): React.JSX.Element {
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly answer: string } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const test = async (): Promise<void> => {
    setIsBusy(true);
    setAnswer(null);
    const outcome = await testSound();
    setAnswer(outcome);
    setIsBusy(false);
    if (outcome.ok) void tellTested();
  };
  return (
    <div className="sound-row">
      <Button size="xs" variant="default" aria-disabled={isBusy} onClick={() => void (isBusy ? undefined : test())}>
        {isBusy ? t("Playing") : t("Play test sound")}
      </Button>
      <span role="status" className="sound-answer" data-ok={answer?.ok}>
        {answer?.answer}
      </span>
    </div>
  );
}
