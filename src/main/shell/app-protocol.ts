// The scheme that the window is loaded from: our own files, and headers that a file:// page could not have.
import { readFile } from "node:fs/promises";

import { protocol, type Session } from "electron/main";

import { servePack } from "./map-pack.ts";
import { fileOf, isOwnPage, mimeTypeOf, origin } from "./page-file.ts";

/** `tiles`: the one server outside that the map may ask, or null. */
const policyWith = (tiles: string | null): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // Mantine writes its theme into a <style> element; a style cannot run code, and has nowhere outside to load from.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    `connect-src 'self'${tiles === null ? "" : ` ${tiles}`}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");

const headersWith = (tiles: string | null) => ({
  "Content-Security-Policy": policyWith(tiles),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-cache",
});

/** Chromium takes this only before Electron is ready. */
export function declareScheme(): void {
  const privileges = {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    codeCache: true,
  };
  protocol.registerSchemesAsPrivileged([{ scheme: origin.scheme, privileges }]);
}

/** What the map of this workstation is made of beside its own. */
export interface MapSources {
  /** The path of a PMTiles file; empty: none. */
  readonly pack: string;
  /** Of a tile server; null: none. */
  readonly tiles_origin: string | null;
}

export function serveFiles(session: Session, folder: string, sources: () => MapSources): void {
  session.protocol.handle(origin.scheme, async ({ url, method, headers: asked }) => {
    const { pack, tiles_origin } = sources();
    const headers = headersWith(tiles_origin);
    const refusal = (status: number, text: string): Response =>
      new Response(text, { status, headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" } });
    if (method !== "GET" && method !== "HEAD") return refusal(405, "Only reading is possible here");
    if (isOwnPage(url) && new URL(url).pathname === "/map-pack")
      return (await servePack(pack, asked.get("range"), headers)) ?? refusal(404, "There is no such map pack");
    const file = fileOf(folder, url);
    const content = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || content === null) return refusal(404, "There is no such file");
    const length = String(content.byteLength);
    return new Response(method === "HEAD" ? null : content, {
      headers: { ...headers, "Content-Type": mimeTypeOf(file), "Content-Length": length },
    });
  });
}
