import { readiness } from "./hindi/readiness.ts";

export const hindi: Readonly<Record<string, string>> = {
  Board: "बोर्ड",
  Teams: "टीमें",
  People: "लोग",
  Policies: "नीतियाँ",
  Settings: "सेटिंग",
  Screens: "स्क्रीन",
  ...readiness,
};
