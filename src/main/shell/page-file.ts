// Which file of the built window an address of its own scheme means.
import path from "node:path";

/** The origin of the window: nothing else is ever loaded into it. */
export const origin = { scheme: "app", host: "watchdesk" } as const;
export const startPage = `${origin.scheme}://${origin.host}/`;

export const wallPage = `${startPage}?wall`;

export const isOwnPage = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === `${origin.scheme}:` && host === origin.host;
};

/** Null: the address is not ours, or leads out of the folder. */
export function fileOf(folder: string, address: string): string | null {
  if (!isOwnPage(address)) return null;
  const name = decoded(new URL(address).pathname);
  if (name === null || /[\0\\:]/u.test(name) || name.split("/").includes("..")) return null;
  const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
  return file.startsWith(path.join(folder, path.sep)) ? file : null;
}

function decoded(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}

const mimeTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".wav": "audio/wav",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

export const mimeTypeOf = (file: string): string =>
  mimeTypes[path.extname(file).toLowerCase()] ?? "application/octet-stream";
