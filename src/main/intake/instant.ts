// Instants as the API shows them.
import { z } from "zod";

export const instant = z.iso.datetime({ offset: true }).meta({ examples: ["2026-03-02T18:45:00.000Z"] });

export const isoOf = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null): string | null => (at === null ? null : isoOf(at));
