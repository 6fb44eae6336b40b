// Where other consoles can call this one, as somebody types it.
import { networkInterfaces } from "node:os";

type Interfaces = ReturnType<typeof networkInterfaces>;

/** `host`: what is listened on. This machine alone stands in where it is in no network. */
export function ownAddresses(
  host: string,
  port: number,
  interfaces: Interfaces = networkInterfaces(),
): readonly string[] {
  if (host !== "0.0.0.0" && host !== "::") return [host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`];
  const hosts = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  return (hosts.length === 0 ? ["127.0.0.1"] : hosts).map((one) => `${one}:${port}`);
}
