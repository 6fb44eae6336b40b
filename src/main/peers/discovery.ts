// Announces this console on the local network while it shows a code, and lists those that do. A comfort: an address can always be
// typed, and what is announced is not trusted.
import type { FoundConsole } from "../../contract/consoles.ts";
import type { Log } from "../ports.ts";

export interface Discovery {
  readonly found: () => readonly FoundConsole[];
  /** Null: no more. */
  readonly announce: (own: { readonly port: number; readonly fingerprint: string } | null) => void;
  readonly stop: () => void;
}

export const noDiscovery: Discovery = { found: () => [], announce: () => undefined, stop: () => undefined };

const type = "watchdesk";

export async function startDiscovery(log: Log, onFound: () => void): Promise<Discovery> {
  // Networks come and go: whatever it says is no fault of this console.
  const ignore = (error: unknown): void => log.debug({ error: String(error) }, "discovery on the local network failed");
  const { Bonjour } = await import("bonjour-service");
  const bonjour = new Bonjour({}, ignore);
  const found = new Map<string, FoundConsole>();
  const browser = bonjour.find({ type });
  browser.on("up", (service: { name: string; port: number; addresses?: string[]; txt?: Record<string, unknown> }) => {
    const host = service.addresses?.find((one) => /^\d+(?:\.\d+){3}$/u.test(one));
    const start = service.txt?.["fp"];
    if (host === undefined || typeof start !== "string" || !/^[0-9a-f]{10}$/u.test(start)) return;
    found.set(service.name, { address: `${host}:${service.port}`, fingerprint_start: start });
    onFound();
  });
  browser.on("down", (service: { name: string }) => {
    if (found.delete(service.name)) onFound();
  });
  let published: { readonly stop?: CallableFunction } | null = null;
  let announced = "";
  return {
    found: () => [...found.values()].filter(({ fingerprint_start }) => fingerprint_start !== announced),
    announce: (own) => {
      try {
        published?.stop?.();
        published = null;
        if (own === null) return;
        announced = own.fingerprint.slice(0, 10);
        // Its name is nobody's business before the code is known.
        const service = bonjour.publish({
          name: `watchdesk-${announced}`,
          type,
          port: own.port,
          txt: { fp: announced },
        });
        service.on("error", ignore);
        published = service;
      } catch (error) {
        ignore(error);
      }
    },
    stop: () => {
      try {
        bonjour.unpublishAll(() => bonjour.destroy());
      } catch (error) {
        ignore(error);
      }
    },
  };
}
