// The window's one audio context: loops, single sounds, volume, output, and how to bring it back to life.
import { loadSound, type SoundName } from "./sound-files.ts";

export type LoopName = Extract<SoundName, "critical" | "high" | "medium" | "low">;

export interface Speaker {
  /** Plays this loop and no other; null stops. Asking for what already plays changes nothing. */
  readonly ring: (name: LoopName | null) => void;
  /**
   * Plays it once over the loop, which steps back for it unless it is softer than usual (`level` below 1). False when the
   * audio clock did not get to its end in time.
   */
  readonly once: (name: SoundName, level?: number) => Promise<boolean>;
  /** 0 to 1. Never falls silent: silence is what mute is for, and mute ends. */
  readonly setVolume: (volume: number) => void;
  /** An empty id is the system's default. False when that output cannot be used; the one before stays. */
  readonly setOutput: (id: string) => Promise<boolean>;
  readonly look: () => { readonly currentTime: number; readonly isRunning: boolean };
  readonly resume: () => void;
  /** Throws the context away and goes on in a new one, loop, volume and output included. */
  readonly recreate: () => void;
  readonly close: () => void;
}

/** Choosing an output is not in TypeScript's description of the context yet. */
type OutputContext = AudioContext & { readonly setSinkId?: (id: string) => Promise<void> };

interface Playing {
  readonly source: AudioBufferSourceNode;
  readonly level: GainNode;
}

interface Stage {
  readonly context: OutputContext;
  readonly master: GainNode;
}

const softestVolume = 0.1;
/** Time constant of fades, seconds: no click, and silence within a tenth of a second. */
const fadeSeconds = 0.015;
/** How much of the loop stays under a single sound. */
const duckedLevel = 0.15;
/** How late a single sound may end before it counts as not played. */
const lateMs = 1500;

export function createSpeaker(): Speaker {
  let wanted: LoopName | null = null;
  let volume = 1;
  let output = "";
  let playing: Playing | null = null;
  let stage = raise();

  function raise(): Stage {
    const context: OutputContext = new AudioContext({ latencyHint: "interactive" });
    const master = new GainNode(context, { gain: loudness(volume) });
    master.connect(context.destination);
    return { context, master };
  }

  function hush(): void {
    if (playing === null) return;
    const { source, level } = playing;
    playing = null;
    const { currentTime } = stage.context;
    level.gain.setTargetAtTime(0, currentTime, fadeSeconds);
    source.stop(currentTime + fadeSeconds * 6);
  }

  async function startLoop(name: LoopName): Promise<void> {
    const { buffer } = await loadSound(name);
    // Loading takes a moment; meanwhile it may have been answered, or already started.
    if (wanted !== name || playing !== null) return;
    const source = new AudioBufferSourceNode(stage.context, { buffer, loop: true });
    const level = new GainNode(stage.context);
    source.connect(level).connect(stage.master);
    source.start();
    playing = { source, level };
  }

  async function switchOutput(id: string): Promise<boolean> {
    const { context } = stage;
    if (context.setSinkId === undefined) return id === "";
    try {
      await context.setSinkId(id);
      return true;
    } catch {
      return false;
    }
  }

  return {
    ring: (name) => {
      if (name === wanted) return;
      wanted = name;
      hush();
      if (name !== null) void startLoop(name);
    },
    once: async (name, level = 1) => {
      const { buffer } = await loadSound(name);
      const { context, master } = stage;
      const source = new AudioBufferSourceNode(context, { buffer });
      const gain = new GainNode(context, { gain: level });
      source.connect(gain).connect(master);
      const loop = level < 1 ? null : playing;
      loop?.level.gain.setTargetAtTime(duckedLevel, context.currentTime, fadeSeconds);
      source.start();
      const hasEnded = await new Promise<boolean>((resolve) => {
        const deadline = setTimeout(() => resolve(false), buffer.duration * 1000 + lateMs);
        source.addEventListener("ended", () => {
          clearTimeout(deadline);
          resolve(true);
        });
      });
      source.disconnect();
      gain.disconnect();
      if (loop !== null && loop === playing) loop.level.gain.setTargetAtTime(1, context.currentTime, fadeSeconds);
      return hasEnded;
    },
    setVolume: (value) => {
      volume = value;
      stage.master.gain.setTargetAtTime(loudness(value), stage.context.currentTime, fadeSeconds);
    },
    setOutput: async (id) => {
      if (id === output) return true;
      const isUsable = await switchOutput(id);
      if (isUsable) output = id;
      return isUsable;
    },
    look: () => ({
      currentTime: stage.context.currentTime,
      isRunning: stage.context.state === "running",
    }),
    resume: () => {
      // A rejection says what the next look sees anyway.
      if (stage.context.state !== "running") stage.context.resume().catch(() => undefined);
    },
    recreate: () => {
      const old = stage.context;
      playing = null;
      stage = raise();
      old.close().catch(() => undefined);
      if (output !== "") void switchOutput(output);
      if (wanted !== null) void startLoop(wanted);
    },
    close: () => {
      wanted = null;
      playing = null;
      stage.context.close().catch(() => undefined);
    },
  };
}

/** Loudness grows with about the 0.6th power of the amplitude, so this makes half the setting sound half as loud. */
const loudness = (volume: number): number => Math.max(softestVolume, volume) ** (1 / 0.6);
