import { onCall } from "./hindi/on-call.ts";
import { figures } from "./hindi/figures.ts";
import { readiness } from "./hindi/readiness.ts";
import { routing } from "./hindi/routing.ts";

export const hindi: Readonly<Record<string, string>> = {
  Board: "बोर्ड",
  Teams: "टीमें",
  People: "लोग",
  Policies: "नीतियाँ",
  Settings: "सेटिंग",
  Screens: "स्क्रीन",
  Operate: "संचालन",
  Plan: "योजना",
  Arrange: "व्यवस्था",
  Review: "समीक्षा",
  ...onCall,
  ...figures,
  ...readiness,
  ...routing,
};
