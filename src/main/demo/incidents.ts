// What happens in the demonstration, and what people then say.
import type { AlertType, Severity } from "../../core/alert.ts";
import type { TeamName } from "./people.ts";
import type { SiteName } from "./places.ts";

export interface Incident {
  readonly alert_type: AlertType;
  /** Null: by the type. */
  readonly severity: Severity | null;
  readonly title: string;
  readonly description: string | null;
  /** `app`: a person's phone. `fleet`: a vehicle's tracker. `site`: a sensor. */
  readonly from: "app" | "fleet" | "site";
  readonly team: TeamName | null;
  readonly where: "street" | "road" | SiteName;
  /** What the responder notes when taking it, on the way, and when it is over. */
  readonly words: Words;
  /** How often it comes compared with others; 1 unless told, 0 for what only the picture tells. */
  readonly weight?: number;
}

export interface Words {
  readonly taken: string | null;
  readonly underWay: string | null;
  readonly over: string;
}

export const incidents: readonly Incident[] = [
  {
    alert_type: "SOS",
    severity: null,
    title: "SOS button",
    description: "Followed by two men since the bus stop",
    from: "app",
    team: "Night Shift",
    where: "street",
    words: { taken: "Calling now", underWay: "Patrol 2 is four minutes away; waiting in a lit shop", over: "Escorted home by patrol 2" },
  },
  {
    alert_type: "SOS",
    severity: null,
    title: "SOS button",
    description: null,
    from: "app",
    team: "Night Shift",
    where: "street",
    words: { taken: null, underWay: "No answer on the phone, patrol sent", over: "Pressed in the pocket; voice contact, all well" },
    weight: 2,
  },
  {
    alert_type: "SOS",
    severity: null,
    title: "SOS button",
    description: "Customer will not let the auditor leave",
    from: "app",
    team: "Field audit",
    where: "street",
    words: { taken: "Line kept open", underWay: "Local police informed, guard at the door", over: "Left the premises with our guard" },
  },
  {
    alert_type: "SOS",
    severity: null,
    title: "SOS from cab",
    description: "Driver stopped at an unlit place and left the car",
    from: "app",
    team: "Day Shift",
    where: "road",
    words: { taken: "On the phone, doors locked", underWay: "Second cab on its way, 6 minutes", over: "Changed cabs and arrived home; driver suspended" },
  },
  {
    alert_type: "SOS",
    severity: null,
    title: "SOS button",
    description: "Alone in cab KA-05-3312, driver does not answer",
    from: "app",
    team: "Night Shift",
    where: "street",
    words: { taken: "Patrol 2 has the cab in sight", underWay: "Cab stopped, Meera is with the patrol", over: "Brought home by the patrol; phone battery was flat" },
    weight: 0,
  },
  {
    alert_type: "MEDICAL",
    severity: null,
    title: "Medical",
    description: "Chest pain, conscious",
    from: "app",
    team: "Warehouse B",
    where: "Warehouse B",
    words: { taken: "First aider there", underWay: "Ambulance called 108, at the gate in 9 minutes", over: "Taken to hospital, family informed" },
  },
  {
    alert_type: "MEDICAL",
    severity: null,
    title: "Medical",
    description: "Fainted at the packing line, breathing",
    from: "app",
    team: "Day Shift",
    where: "Whitefield",
    words: { taken: "Nurse on the way", underWay: "Awake, blood pressure low", over: "Rested, sent home with a colleague" },
  },
  {
    alert_type: "MEDICAL",
    severity: "HIGH",
    title: "Medical",
    description: "Hand caught in a roller, bleeding",
    from: "app",
    team: "Warehouse B",
    where: "Warehouse B",
    words: { taken: "Line 4 stopped", underWay: "Bandaged, going to the clinic", over: "Two stitches, incident report filed" },
  },
  {
    alert_type: "ACCIDENT",
    severity: null,
    title: "Forklift hit a rack",
    description: "Nobody hurt, upper pallets hang loose",
    from: "app",
    team: "Warehouse B",
    where: "Warehouse B",
    words: { taken: "Aisle 7 closed", underWay: "Unloading the upper levels", over: "Rack made safe, aisle open again" },
  },
  {
    alert_type: "ACCIDENT",
    severity: null,
    title: "Cab in a collision",
    description: "Rear-ended at the signal, two on board",
    from: "fleet",
    team: "Transport",
    where: "road",
    words: { taken: "Both passengers answer", underWay: "Replacement cab sent", over: "No injuries, passengers carried on, insurance informed" },
  },
  {
    alert_type: "ACCIDENT",
    severity: "CRITICAL",
    title: "Gas leak in hall 2",
    description: "LPG sensor 2-14 above 20 % of the lower explosive limit",
    from: "site",
    team: null,
    where: "Plant 4",
    words: { taken: "Hall cleared, valve shut", underWay: "Fire marshal measures every 5 minutes", over: "Gasket replaced, readings at zero for 30 minutes" },
  },
  {
    alert_type: "SAFETY_CONCERN",
    severity: "MEDIUM",
    title: "Safety concern",
    description: "Unlit stairwell",
    from: "app",
    team: "Day Shift",
    where: "Whitefield",
    words: { taken: "Facilities told", underWay: "Electrician on site", over: "Lamps replaced" },
    weight: 2,
  },
  {
    alert_type: "SAFETY_CONCERN",
    severity: null,
    title: "Safety concern",
    description: "Strangers at the staff bus bay for the third night",
    from: "app",
    team: "Night Shift",
    where: "street",
    words: { taken: "Watching on camera 11", underWay: "Patrol 1 talks to them", over: "Left; guard posted at the bay until 06:00" },
    weight: 2,
  },
  {
    alert_type: "SAFETY_CONCERN",
    severity: "MEDIUM",
    title: "Safety concern",
    description: "Walking alone to the metro, asks to be followed on the map",
    from: "app",
    team: "Field audit",
    where: "street",
    words: { taken: "Following", underWay: null, over: "At the station" },
    weight: 2,
  },
  {
    alert_type: "ROUTE_DEVIATION",
    severity: "HIGH",
    title: "Route deviation",
    description: "1.4 km off route",
    from: "fleet",
    team: "Transport",
    where: "road",
    words: { taken: "Calling the driver", underWay: "Driver says diversion, passenger confirms", over: "Back on route, passenger dropped" },
    weight: 2,
  },
  {
    alert_type: "ROUTE_DEVIATION",
    severity: null,
    title: "Unplanned stop",
    description: "Standing for 7 minutes, two on board",
    from: "fleet",
    team: "Transport",
    where: "road",
    words: { taken: "Calling the driver", underWay: "Tyre changed", over: "Moving again" },
    weight: 2,
  },
  {
    alert_type: "DELAYED",
    severity: null,
    title: "Delayed 22 min",
    description: "Waterlogging at the underpass",
    from: "fleet",
    team: "Transport",
    where: "road",
    words: { taken: "Passengers informed", underWay: null, over: "Arrived 31 minutes late" },
    weight: 3,
  },
  {
    alert_type: "DELAYED",
    severity: null,
    title: "Check-in overdue",
    description: "Should have reported from the customer 15 minutes ago",
    from: "app",
    team: "Field audit",
    where: "street",
    words: { taken: "Calling", underWay: "Customer's reception asks around", over: "Meeting ran late, phone was silent" },
    weight: 2,
  },
  {
    alert_type: "OTHER",
    severity: "HIGH",
    title: "Cold store door open",
    description: "Door 2 open for 10 minutes, -11 °C and rising",
    from: "site",
    team: null,
    where: "Warehouse B",
    words: { taken: "Shift lead goes there", underWay: "Door seal frozen", over: "Closed, -18 °C again" },
    weight: 2,
  },
  {
    alert_type: "OTHER",
    severity: "MEDIUM",
    title: "Fence sensor 14",
    description: "Vibration on the north fence",
    from: "site",
    team: null,
    where: "Hoskote",
    words: { taken: "Looking on camera 6", underWay: null, over: "Stray dogs, nobody at the fence" },
    weight: 2,
  },
  {
    alert_type: "OTHER",
    severity: "LOW",
    title: "Fire pump on battery",
    description: "Mains lost at the pump house",
    from: "site",
    team: null,
    where: "Plant 4",
    words: { taken: "Maintenance told", underWay: null, over: "Mains back after 14 minutes" },
  },
];

/** Each as often as it comes. */
export const weighted = incidents.flatMap((incident) => Array.from({ length: incident.weight ?? 1 }, () => incident));

export const cabs = ["Cab KA-01-9911", "Cab KA-05-3312", "Cab KA-51-7740", "Cab KA-03-2218", "Route 9", "Route 14", "Route 21"] as const;

/** What people say of an alert that may have come from anywhere. */
export const wordsOf = (alert: { readonly title: string; readonly description: string | null }): Words =>
  incidents.find(({ title, description }) => title === alert.title && description === alert.description)?.words ?? {
    taken: null,
    underWay: null,
    over: "Looked into, nothing left to do",
  };
