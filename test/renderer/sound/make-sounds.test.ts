// What the ear needs, measured: the loops differ in pitch and rhythm, loop without a click, and do not clip.
import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { type Sound, sounds, synthesise, wavOf } from "../../../scripts/make-sounds.ts";

const file = (name: string): Buffer => readFileSync(new URL(`../../../resources/sounds/${name}.wav`, import.meta.url));
const loops = sounds.filter(({ name }) => ["critical", "high", "medium", "low"].includes(name));

test.each(sounds)("$name is what the script makes", (sound) => {
  expect(Buffer.compare(file(sound.name), Buffer.from(wavOf(synthesise(sound))))).toBe(0);
});

test.each(sounds)("$name is mono, 44.1 kHz, 16 bit, and neither clips nor whispers", ({ name, peak }) => {
  const wav = file(name);
  expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([
    1, 1, 44_100, 16,
  ]);
  expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
  const samples = Array.from({ length: (wav.length - 44) / 2 }, (_, index) =>
    Math.abs(wav.readInt16LE(44 + index * 2)),
  );
  const loudest = samples.reduce((most, sample) => Math.max(most, sample), 0);
  expect(loudest / 32_767).toBeCloseTo(peak, 3);
});

test.each(loops)("$name loops without a click", (sound) => {
  const samples = synthesise(sound);
  expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
  expect(Math.max(...samples.slice(-441).map(Math.abs))).toBeLessThan(0.001);
});

const pulsesPerMinute = ({ pulses, lengthSeconds }: Sound): number => (pulses.length / lengthSeconds) * 60;
const pitch = ({ pulses }: Sound): number => pulses[0]?.frequency ?? 0;
const energy = (sound: Sound): number =>
  Math.sqrt(synthesise(sound).reduce((sum, sample) => sum + sample * sample, 0) / (sound.lengthSeconds * 44_100));

test("each severity is higher, faster and louder than the one below it", () => {
  for (const [index, louder] of loops.entries()) {
    const softer = loops[index + 1];
    if (softer === undefined) continue;
    expect(pitch(louder) / pitch(softer)).toBeGreaterThan(1.15);
    expect(pulsesPerMinute(louder) / pulsesPerMinute(softer)).toBeGreaterThan(1.5);
    expect(energy(louder)).toBeGreaterThan(energy(softer));
  }
});
