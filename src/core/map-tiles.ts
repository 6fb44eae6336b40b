// Tiles from a server in the network: the one thing that a map may ask of it, and only where somebody wrote its address.

const parts = ["{z}", "{x}", "{y}"];

/** `https://host:port`, as a policy names it; null: the text is no address of tiles. The host itself holds nothing to be filled in. */
export function tilesOrigin(template: string): string | null {
  if (!parts.every((part) => template.includes(part))) return null;
  const [, origin] = /^(https?:\/\/[a-z0-9.-]+(?::\d{1,5})?)\/[^\s"'<>\\]+$/iu.exec(template) ?? [];
  return origin?.toLowerCase() ?? null;
}
