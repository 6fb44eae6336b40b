// The map pack that somebody chose for this workstation, served to the window piece by piece.
import { open } from "node:fs/promises";

import { readRange } from "./byte-range.ts";

/** What a reader of packs asks for at once is far less. */
const mostBytes = 32 * 1024 * 1024;

/** Null: there is no such file. */
export async function servePack(
  file: string,
  range: string | null,
  headers: Readonly<Record<string, string>>,
): Promise<Response | null> {
  if (!file.toLowerCase().endsWith(".pmtiles")) return null;
  const handle = await open(file).catch(() => null);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    const wanted = readRange(range, size);
    if (wanted === null || wanted.end - wanted.start >= mostBytes)
      return new Response("Ask for a part of it", {
        status: 416,
        headers: { ...headers, "Content-Range": `bytes */${size}` },
      });
    const content = new Uint8Array(wanted.end - wanted.start + 1);
    const { bytesRead } = await handle.read(content, 0, content.length, wanted.start);
    return new Response(content.subarray(0, bytesRead), {
      status: 206,
      headers: {
        ...headers,
        "Content-Type": "application/octet-stream",
        "Content-Length": String(bytesRead),
        "Content-Range": `bytes ${wanted.start}-${wanted.start + bytesRead - 1}/${size}`,
      },
    });
  } finally {
    await handle.close();
  }
}
