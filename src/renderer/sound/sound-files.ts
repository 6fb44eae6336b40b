// The sounds, decoded once. An alarm must sound even when its file cannot be read, so each has a plain beep behind it.
import chime from "../../../resources/sounds/chime.wav?url";
import critical from "../../../resources/sounds/critical.wav?url";
import high from "../../../resources/sounds/high.wav?url";
import low from "../../../resources/sounds/low.wav?url";
import medium from "../../../resources/sounds/medium.wav?url";
import unreached from "../../../resources/sounds/unreached.wav?url";

const addresses = { critical, high, medium, low, unreached, chime };
export type SoundName = keyof typeof addresses;

export interface LoadedSound {
  readonly buffer: AudioBuffer;
  readonly is_plain: boolean;
}

const loaded = new Map<SoundName, Promise<LoadedSound>>();

export function loadSound(name: SoundName): Promise<LoadedSound> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const loading = read(addresses[name]).then(
    (buffer) => ({ buffer, is_plain: false }),
    () => {
      // Try the file again next time: the failure may have been brief.
      loaded.delete(name);
      return { buffer: plainBeep(name), is_plain: true };
    },
  );
  loaded.set(name, loading);
  return loading;
}

export const loadAllSounds = (): Promise<readonly LoadedSound[]> =>
  Promise.all((Object.keys(addresses) as SoundName[]).map(loadSound));

const sampleRate = 44_100;

async function read(address: string): Promise<AudioBuffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(await response.arrayBuffer());
}

const plain: Readonly<
  Record<SoundName, { readonly hertz: number; readonly onSeconds: number; readonly everySeconds: number }>
> = {
  critical: { hertz: 1000, onSeconds: 0.2, everySeconds: 0.4 },
  high: { hertz: 700, onSeconds: 0.4, everySeconds: 1 },
  medium: { hertz: 500, onSeconds: 0.4, everySeconds: 3 },
  low: { hertz: 350, onSeconds: 0.4, everySeconds: 6 },
  unreached: { hertz: 250, onSeconds: 1, everySeconds: 1.2 },
  chime: { hertz: 880, onSeconds: 0.5, everySeconds: 0.6 },
};

function plainBeep(name: SoundName): AudioBuffer {
  const { hertz, onSeconds, everySeconds } = plain[name];
  const length = Math.round(everySeconds * sampleRate);
  const buffer = new AudioBuffer({ length, sampleRate });
  const samples = buffer.getChannelData(0);
  const on = Math.round(onSeconds * sampleRate);
  for (let index = 0; index < on; index += 1) {
    const edge = Math.min(1, index / 500, (on - index) / 500);
    samples[index] = 0.6 * edge * Math.sin((2 * Math.PI * hertz * index) / sampleRate);
  }
  return buffer;
}
