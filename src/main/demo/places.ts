// Where things happen in the demonstration: around Bengaluru.
import type { Chance } from "./chance.ts";

export interface Place {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

const at = (name: string, latitude: number, longitude: number): Place => ({ name, latitude, longitude });

export const streets: readonly Place[] = [
  at("Outer Ring Rd, Bellandur", 12.9266, 77.6763),
  at("MG Road Metro", 12.9756, 77.6066),
  at("Indiranagar 100 Ft Rd", 12.9719, 77.6412),
  at("Koramangala 5th Block", 12.9352, 77.6245),
  at("Silk Board junction", 12.9172, 77.6228),
  at("Marathahalli Bridge", 12.956, 77.7014),
  at("HSR Layout Sector 2", 12.9116, 77.6474),
  at("Jayanagar 4th Block", 12.925, 77.5938),
  at("BTM 2nd Stage", 12.9166, 77.6101),
  at("Majestic bus station", 12.9767, 77.5727),
  at("Hebbal flyover", 13.0358, 77.597),
  at("Yeshwanthpur", 13.0238, 77.5529),
  at("KR Puram station", 13.0007, 77.6755),
  at("Bannerghatta Rd", 12.8892, 77.5972),
];

export const roads: readonly Place[] = [
  at("Sarjapur Rd", 12.9015, 77.6871),
  at("KR Puram", 13.0076, 77.6956),
  at("Tumkur Rd, Nelamangala", 13.0979, 77.3939),
  at("Airport Rd, Devanahalli", 13.2437, 77.7121),
  at("Hosur Rd, Attibele", 12.7792, 77.7717),
  at("Old Madras Rd, Hoskote", 13.0707, 77.7981),
  at("NICE Rd toll", 12.8711, 77.5326),
  at("Elevated Expressway", 12.8803, 77.6446),
];

/** The company's own sites, each with the system that reports for it. */
export const sites = {
  "Plant 4": {
    system: "Plant 4",
    places: [at("Peenya, hall 2", 13.0285, 77.5197), at("Peenya, tank farm", 13.0291, 77.5186)],
  },
  "Warehouse B": {
    system: "Warehouse B systems",
    places: [
      at("Gate 4, Hosur Rd", 12.8452, 77.6602),
      at("Warehouse B, loading bay 3", 12.8447, 77.6611),
      at("Warehouse B, cold store", 12.8456, 77.6596),
    ],
  },
  Whitefield: {
    system: "Whitefield BMS",
    places: [at("Block C, Whitefield", 12.9845, 77.736), at("Block A canteen, Whitefield", 12.9851, 77.7353)],
  },
  Hoskote: { system: "Hoskote gatehouse", places: [at("Hoskote yard", 13.0712, 77.7969)] },
} as const;
export type SiteName = keyof typeof sites;

/** What a trigger says of a position near a place, as exact as a phone is. */
export function positionNear(place: Place, chance: Chance) {
  const stray = (): number => chance.between(-0.0015, 0.0015);
  return {
    current_latitude: round(place.latitude + stray()),
    current_longitude: round(place.longitude + stray()),
    accuracy_meters: Math.round(chance.between(4, 38)),
  };
}

/** Five decimals are about a metre. */
const round = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;
