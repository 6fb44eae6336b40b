// The scheme that the window is loaded from: our own files, and headers that a file:// page could not have.
import { readFile } from "node:fs/promises";

import { protocol, type Session } from "electron/main";

import { fileOf, mimeTypeOf, origin } from "./page-file.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine writes its theme into a <style> element; a style cannot run code, and has nowhere outside to load from.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");

const headers = {
  "Content-Security-Policy": policy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-cache",
};

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

export function serveFiles(session: Session, folder: string): void {
  session.protocol.handle(origin.scheme, async ({ url, method }) => {
    if (method !== "GET" && method !== "HEAD") return refusal(405, "Only reading is possible here");
    const file = fileOf(folder, url);
    const content = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || content === null) return refusal(404, "There is no such file");
    const length = String(content.byteLength);
    return new Response(method === "HEAD" ? null : content, {
      headers: { ...headers, "Content-Type": mimeTypeOf(file), "Content-Length": length },
    });
  });
}

const refusal = (status: number, text: string): Response =>
  new Response(text, {
    status,
    headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
  });
