import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const text = readFileSync(new URL("../../../src/renderer/theme/tokens.css", import.meta.url), "utf8");

function tokensOf(theme: "dark" | "light" | "contrast"): ReadonlyMap<string, string> {
  const block = new RegExp(`data-theme="${theme}"\\] \\{([^}]*)\\}`, "u").exec(text)?.[1] ?? "";
  const own = new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gu)].map((found) => [found[1] ?? "", found[2] ?? ""]),
  );
  return theme === "contrast" ? new Map([...tokensOf("dark"), ...own]) : own;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ["bg", "s1", "s2", "sel", "hover", "hot", "crit-ground", "high-ground", "med-ground", "low-ground"];
const pairs = [
  ...surfaces.flatMap(
    (surface) =>
      [
        ["text", surface, 7],
        ["mute", surface, 4.5],
        ["crit-text", surface, 4.5],
        ["high-text", surface, 4.5],
        ["med-text", surface, 4.5],
        ["low-text", surface, 4.5],
        ["ok-text", surface, 4.5],
        ["crit", surface, 3],
        ["high", surface, 3],
        ["med", surface, 3],
        ["low", surface, 3],
        ["focus", surface, 3],
      ] as const,
  ),
  ...[1, 2, 3, 4, 5, 6].flatMap(
    (layer) =>
      [
        ["text", `layer-${layer}-ground`, 7],
        [`layer-${layer}`, `layer-${layer}-ground`, 3],
      ] as const,
  ),
  ["crit-text", "bg", 7],
  ["edge", "bg", 3],
  ["edge", "s1", 3],
  ["on-crit", "crit", 4.5],
  ["on-high", "high", 4.5],
  ["on-med", "med", 4.5],
  ["on-low", "low", 4.5],
  ["on-accent", "accent", 4.5],
] as const;

test.each(["dark", "light", "contrast"] as const)("%s: text stands out from every surface it may lie on", (theme) => {
  const tokens = tokensOf(theme);
  const ratioOf = (a: string, b: string): number => contrast(tokens.get(a) ?? "#000000", tokens.get(b) ?? "#000000");
  const weak = pairs.filter(([ink, ground, least]) => ratioOf(ink, ground) < least);
  expect(
    weak.map(([ink, ground, least]) => `${ink} on ${ground}: ${ratioOf(ink, ground).toFixed(2)} < ${least}`),
  ).toEqual([]);
});

test("contrast: words stand out at least 7 to 1, edges 4.5 to 1", () => {
  const tokens = tokensOf("contrast");
  const inks = ["text", "mute", "crit-text", "high-text", "med-text", "low-text", "ok-text"];
  const weak = surfaces.flatMap((surface) =>
    [...inks.map((ink) => [ink, 7] as const), ["edge", 4.5] as const]
      .filter(([ink, least]) => contrast(tokens.get(ink) ?? "#000000", tokens.get(surface) ?? "#000000") < least)
      .map(([ink]) => `${ink} on ${surface}`),
  );
  expect(weak).toEqual([]);
});
