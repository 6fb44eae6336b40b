// The console is the last recipient: while an alert waits for an answer, its loop sounds here.
import { t } from "../language/language.ts";
import { useAlerts } from "../state/alerts.ts";
import { useSession } from "../state/session.ts";
import { chooseLoop, newlyDrilled, newlyDropped } from "./choose-loop.ts";
import { chooseOutput, type OutputsSeen, readOutputs } from "./outputs.ts";
import { loadAllSounds } from "./sound-files.ts";
import { type SoundStatus, useSound } from "./sound-state.ts";
import { createSpeaker, type LoopName, type Speaker } from "./speaker.ts";
import { createWatchdog } from "./watchdog.ts";

/** How often the audio clock is looked at. A dead context is noticed after two looks. */
const lookMs = 1000;
/** A device that goes is not always announced at once. */
const listEveryLooks = 10;
/** Of the usual level. */
const softly = 0.4;
/** The longest that a browser's timer can wait. */
const longestTimerMs = 2 ** 31 - 1;

let current: Speaker | null = null;

/** Watches the alerts and sounds for them until the returned function is called. */
export function startAlarm(): () => void {
  const speaker = createSpeaker();
  current = speaker;
  const watchdog = createWatchdog();
  let seen: OutputsSeen = readOutputs(null);
  let isBlocked = false;
  let isStopped = false;
  let looks = 0;
  let knownDropped: ReadonlySet<string> | null = null;
  let knownDrills: ReadonlySet<string> | null = null;
  let muteEnds: ReturnType<typeof setTimeout> | undefined;

  function decide(): void {
    const { audible, muted_until, volume } = useSession.getState().preferences;
    const now = Date.now();
    const choice = chooseLoop({
      alerts: useAlerts.getState().alertById.values(),
      audible,
      muted_until,
      now,
    });
    speaker.setVolume(volume);
    speaker.ring(
      choice.kind === "play" && choice.severity !== null ? (choice.severity.toLowerCase() as LoopName) : null,
    );
    clearTimeout(muteEnds);
    if (choice.muted_until !== null)
      muteEnds = setTimeout(decide, Math.min(choice.muted_until - now + 5, longestTimerMs));
    const { severity, waiting } = choice;
    publish({ severity, waiting, muted_until: choice.muted_until, state: stateOf(choice.kind) });
  }

  function stateOf(kind: "quiet" | "muted" | "play"): SoundStatus["state"] {
    if (!seen.isAny) return "no_device";
    if (isBlocked) return "blocked";
    return kind === "play" ? "playing" : kind;
  }

  function hearDropped(): void {
    const { status, alertById } = useAlerts.getState();
    if (status === "loading") return;
    const { dropped, isNew } = newlyDropped(knownDropped, alertById.values());
    knownDropped = dropped;
    const { muted_until } = useSession.getState().preferences;
    if (isNew && (muted_until ?? 0) <= Date.now()) void speaker.once("unreached");
  }

  /** An exercise sounds softly and once: a room that hears the alarm for nothing learns not to hear it. */
  function hearDrills(): void {
    const { status, alertById } = useAlerts.getState();
    if (status === "loading") return;
    const { drills, isNew } = newlyDrilled(knownDrills, alertById.values());
    knownDrills = drills;
    const { muted_until } = useSession.getState().preferences;
    if (isNew && (muted_until ?? 0) <= Date.now()) void speaker.once("chime", softly);
  }

  async function useOutput(): Promise<void> {
    const chosen = chooseOutput(useSession.getState().preferences, seen);
    const isUsed = await speaker.setOutput(chosen.id);
    if (!isUsed) await speaker.setOutput("");
    if (isStopped) return;
    publish({
      outputs: seen.outputs,
      output: isUsed ? chosen.label : t("system default"),
      missing_output: isUsed ? chosen.missing : chosen.label,
    });
  }

  async function listOutputs(): Promise<void> {
    seen = readOutputs(await listDevices());
    if (isStopped) return;
    await useOutput();
    if (!isStopped) decide();
  }

  function look(): void {
    const verdict = watchdog.look({ ...speaker.look(), now: Date.now() });
    if (verdict.repair === "resume") speaker.resume();
    if (verdict.repair === "recreate") {
      speaker.recreate();
      watchdog.forget();
    }
    looks += 1;
    if (looks % listEveryLooks === 0) void listOutputs();
    if (verdict.isBlocked === isBlocked) return;
    isBlocked = verdict.isBlocked;
    decide();
  }

  /** Where autoplay is not allowed, the first key or click of the operator lets sound begin. */
  const wake = (): void => speaker.resume();

  const stops = [
    useAlerts.subscribe((state, before) => {
      if (state.alertById === before.alertById && state.status === before.status) return;
      decide();
      hearDropped();
      hearDrills();
    }),
    useSession.subscribe(({ preferences }, before) => {
      if (preferences === before.preferences) return;
      decide();
      if (preferences.output_device !== before.preferences.output_device) void useOutput();
    }),
  ];
  const looking = setInterval(look, lookMs);
  const plugged = (): void => void listOutputs();
  navigator.mediaDevices?.addEventListener("devicechange", plugged);
  addEventListener("pointerdown", wake, true);
  addEventListener("keydown", wake, true);
  void loadAllSounds().then((sounds) => publish({ is_plain: sounds.some(({ is_plain }) => is_plain) }));
  hearDropped();
  hearDrills();
  decide();
  void listOutputs();

  return () => {
    isStopped = true;
    for (const stop of stops) stop();
    clearInterval(looking);
    clearTimeout(muteEnds);
    navigator.mediaDevices?.removeEventListener("devicechange", plugged);
    removeEventListener("pointerdown", wake, true);
    removeEventListener("keydown", wake, true);
    if (current === speaker) current = null;
    speaker.close();
  };
}

/** Plays the test chime as the alarm would sound: same output, same volume. Muting does not silence a test. */
export async function testSound(): Promise<{ readonly ok: boolean; readonly answer: string }> {
  if (current === null) return { ok: false, answer: t("Sound has not been started in this window") };
  const { output } = useSound.getState();
  current.resume();
  const hasPlayed = await current.once("chime");
  if (useSound.getState().state === "no_device")
    return { ok: false, answer: t("This computer has no sound output. Connect one, then test again") };
  return hasPlayed
    ? { ok: true, answer: t("Played on {{output}}", { output }) }
    : {
        ok: false,
        answer: t(
          "The sound system did not play on {{output}}. Choose another output or check the cable and the mixer",
          { output },
        ),
      };
}

function publish(change: Partial<SoundStatus>): void {
  const before = useSound.getState();
  const isNews = (Object.keys(change) as (keyof SoundStatus)[]).some((name) => change[name] !== before[name]);
  if (isNews) useSound.setState(change);
}

async function listDevices(): Promise<readonly MediaDeviceInfo[] | null> {
  try {
    return (await navigator.mediaDevices?.enumerateDevices()) ?? null;
  } catch {
    return null;
  }
}
