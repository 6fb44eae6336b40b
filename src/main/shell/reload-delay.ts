const windowMs = 60_000;
const atOnce = 3;

/**
 * How long to wait before a page that died is loaded again. A console that nobody attends must come back by itself,
 * but a page that dies on sight must not keep the computer busy.
 * `deaths` holds the instants of the earlier ones, in epoch ms.
 */
export function reloadDelayMs(deaths: readonly number[], now: number): number {
  const recent = deaths.filter((at) => at > now - windowMs).length;
  return recent < atOnce ? 500 : 30_000;
}
