// Synthesises the sounds in resources/sounds: node scripts/make-sounds.ts. The same bytes come out every time.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const sampleRate = 44_100;

interface Pulse {
  readonly atSeconds: number;
  readonly lengthSeconds: number;
  readonly frequency: number;
  /** Loudness of the fundamental and of each harmonic above it. */
  readonly harmonics: readonly number[];
  readonly level: number;
  /** A struck sound dies away; a held one keeps its level until it ends. */
  readonly shape: "held" | "struck";
}

export interface Sound {
  readonly name: string;
  readonly lengthSeconds: number;
  /** Largest sample, 0 to 1. */
  readonly peak: number;
  readonly pulses: readonly Pulse[];
}

/** Four and more harmonics keep an alarm audible in noise and for ears that have lost the high notes (ISO 7731). */
const bright = [1, 0.75, 0.55, 0.4, 0.22, 0.12];
const warm = [1, 0.5, 0.28, 0.14, 0.06];
const round = [1, 0.3, 0.1, 0.04];
const harsh = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];

const train = (times: readonly number[], make: (index: number) => Omit<Pulse, "atSeconds">): readonly Pulse[] =>
  times.map((atSeconds, index) => ({ atSeconds, ...make(index) }));

/** Pitch and rhythm both tell the severity, so that either alone is enough. Pulses end before the loop does: the seam is silent. */
export const sounds: readonly Sound[] = [
  {
    // Bursts of three and two, as the high-priority burst of IEC 60601-1-8, climbing.
    name: "critical",
    lengthSeconds: 2.2,
    peak: 0.85,
    pulses: train([0, 0.17, 0.34, 0.62, 0.79, 1.1, 1.27, 1.44, 1.72, 1.89], (index) => ({
      lengthSeconds: 0.13,
      frequency: [880, 880, 1046.5, 1318.5, 1046.5][index % 5] ?? 880,
      harmonics: bright,
      level: 1,
      shape: "held",
    })),
  },
  {
    name: "high",
    lengthSeconds: 2.4,
    peak: 0.72,
    pulses: train([0, 0.36, 0.72], (index) => ({
      lengthSeconds: 0.28,
      frequency: [622.3, 784, 622.3][index] ?? 622.3,
      harmonics: bright,
      level: 1,
      shape: "held",
    })),
  },
  {
    name: "medium",
    lengthSeconds: 4,
    peak: 0.6,
    pulses: train([0, 0.42], (index) => ({
      lengthSeconds: 0.6,
      frequency: [523.3, 392][index] ?? 392,
      harmonics: warm,
      level: 1,
      shape: "struck",
    })),
  },
  {
    name: "low",
    lengthSeconds: 6,
    peak: 0.5,
    pulses: train([0], () => ({
      lengthSeconds: 1.1,
      frequency: 293.7,
      harmonics: round,
      level: 1,
      shape: "struck",
    })),
  },
  {
    // Once, over whatever loop plays: every step ran out and nobody answered.
    name: "unreached",
    lengthSeconds: 1.5,
    peak: 0.75,
    pulses: train([0, 0.3, 0.6], (index) => ({
      lengthSeconds: index === 2 ? 0.8 : 0.24,
      frequency: [466.2, 370, 233.1][index] ?? 233.1,
      harmonics: harsh,
      level: 1,
      shape: "held",
    })),
  },
  {
    name: "chime",
    lengthSeconds: 1.4,
    peak: 0.7,
    pulses: train([0, 0.16, 0.32], (index) => ({
      lengthSeconds: 1,
      frequency: [587.3, 740, 880][index] ?? 880,
      harmonics: round,
      level: 0.8,
      shape: "struck",
    })),
  },
];

/** Long enough not to click, short enough to keep the attack urgent. */
const edgeSeconds = 0.012;

function loudness(pulse: Pulse, time: number): number {
  const rise = Math.min(1, time / edgeSeconds);
  const fall = Math.min(1, (pulse.lengthSeconds - time) / edgeSeconds);
  const body = pulse.shape === "struck" ? Math.exp((-5 * time) / pulse.lengthSeconds) : 1;
  return pulse.level * body * rise * fall;
}

export function synthesise(sound: Sound): Float64Array {
  const samples = new Float64Array(Math.round(sound.lengthSeconds * sampleRate));
  for (const pulse of sound.pulses) {
    const first = Math.round(pulse.atSeconds * sampleRate);
    const count = Math.min(Math.round(pulse.lengthSeconds * sampleRate), samples.length - first);
    for (let index = 0; index < count; index += 1) {
      const time = index / sampleRate;
      let value = 0;
      for (const [order, share] of pulse.harmonics.entries())
        value += share * Math.sin(2 * Math.PI * pulse.frequency * (order + 1) * time);
      samples[first + index] = (samples[first + index] ?? 0) + value * loudness(pulse, time);
    }
  }
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return samples.map((sample) => (sample / loudest) * sound.peak);
}

/** RIFF, PCM, one channel of 16 bits. */
export function wavOf(samples: Float64Array): Uint8Array {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string) => bytes.set(Buffer.from(text, "latin1"), at);
  word(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, samples.length * 2, true);
  for (const [index, sample] of samples.entries()) view.setInt16(44 + index * 2, Math.round(sample * 32_767), true);
  return bytes;
}

if (import.meta.main) {
  const folder = fileURLToPath(new URL("../resources/sounds/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const sound of sounds) writeFileSync(`${folder}${sound.name}.wav`, wavOf(synthesise(sound)));
}
