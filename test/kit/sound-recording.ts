// What really comes out of the loudspeaker: a recording of the null sink that the tests' desk plays to.
import { spawn } from "node:child_process";

const sampleRate = 44_100;

/** Loudness (root mean square, 0 to 32767) of so long a stretch of what is being played now. */
export async function recordLoudness(seconds: number): Promise<number> {
  const wanted = Math.round(seconds * sampleRate) * 2;
  const recorder = spawn("parec", [
    "-d",
    "probe.monitor",
    "--format=s16le",
    `--rate=${sampleRate}`,
    "--channels=1",
    "--latency-msec=50",
  ]);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of recorder.stdout) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length >= wanted) break;
    }
  } finally {
    recorder.kill("SIGKILL");
  }
  const samples = new Int16Array(Buffer.concat(chunks).buffer.slice(0, wanted));
  if (samples.length === 0) throw new Error("nothing could be recorded: is there a sound server?");
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
