// Languages and time zones to choose from; what is kept and not among them is offered too.

interface Option {
  readonly value: string;
  readonly label: string;
}

const spoken = ["en", "hi", "kn", "ta", "te", "ml", "mr", "bn", "es", "fr", "de", "nl", "pt", "it", "pl", "ar"];
const names = new Intl.DisplayNames(["en"], { type: "language" });

export function languages(kept: string | null): Option[] {
  const codes = kept === null || spoken.includes(kept) ? spoken : [...spoken, kept];
  return codes.map((value) => ({ value, label: languageName(value) }));
}

function languageName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

const zones = Intl.supportedValuesOf("timeZone");
const allZones = zones.includes("UTC") ? zones : ["UTC", ...zones];

export const timeZones = (kept: string | null): string[] =>
  kept === null || allZones.includes(kept) ? allZones : [kept, ...allZones];
