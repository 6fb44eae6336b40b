// Small things that must survive a reload of the window. Storage may be full or forbidden: then they live until the reload.
import type { ZodType } from "zod";

export function recall<T>(name: string, schema: ZodType<T>, fallback: T): T {
  try {
    const text = globalThis.localStorage.getItem(`watchdesk.${name}`);
    if (text === null) return fallback;
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : fallback;
  } catch {
    return fallback;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    globalThis.localStorage.setItem(`watchdesk.${name}`, JSON.stringify(value));
  } catch {
    // Nothing to do: the value still stands in memory.
  }
}
