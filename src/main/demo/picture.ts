// The board as it is meant to look: eight alerts in every state at once, one of which has reached nobody.
import { type AlertType, isUnanswered, type Severity } from "../../core/alert.ts";
import type { Asked } from "../ports.ts";
import { arrived, type Letter, lost } from "./carrier.ts";
import { operator, type TeamName } from "./people.ts";
import { act, person, phoneApp, raise, type Stage, team } from "./stage.ts";

/** All times are seconds before the moment that the picture shows. */
interface Story {
  readonly ago: number;
  /** A person of the company, or the name of a vehicle or system. */
  readonly who: string;
  readonly team: TeamName | null;
  readonly type: AlertType;
  readonly severity?: Severity;
  readonly title: string;
  readonly description: string | null;
  readonly place: string;
  /** Latitude, longitude, metres of accuracy. */
  readonly position?: readonly [number, number, number];
  /** How often, and every how many seconds, the source reports it again. */
  readonly repeats?: readonly [times: number, every: number];
  readonly isLost?: (letter: Letter) => boolean;
  readonly deeds: readonly (readonly [ago: number, deed: Asked])[];
}

const asha = "Asha Rao";
const dev = "Dev Kumar";

const acknowledge = (by: string, notes: string | null = null): Asked => ({ kind: "acknowledge", by, notes });
const start = (by: string): Asked => ({ kind: "start", by, notes: null });
const comment = (by: string, text: string): Asked => ({ kind: "comment", by, text });
const resolve = (by: string, notes: string): Asked => ({ kind: "resolve", by, notes });
const close = (by: string, notes: string): Asked => ({ kind: "close", by, notes, is_false_alarm: null });

/** The oldest first; three of them are over by the moment of the picture. */
const stories: readonly Story[] = [
  {
    ago: 3130,
    who: "Anita Joseph",
    team: "Night Shift",
    type: "SOS",
    title: "SOS button",
    description: "Followed by two men since the bus stop",
    place: "Indiranagar",
    deeds: [
      [3076, acknowledge(asha, "Calling now")],
      [2990, start(asha)],
      [2700, comment(asha, "Patrol 2 is with her")],
      [1500, resolve(operator, "Escorted home")],
    ],
  },
  {
    ago: 2710,
    who: "Hoskote gatehouse",
    team: null,
    type: "OTHER",
    severity: "MEDIUM",
    title: "Fence sensor 14",
    description: "Vibration on the north fence",
    place: "Hoskote yard",
    deeds: [
      [2660, acknowledge(dev, "Looking on camera 6")],
      [2380, close(dev, "Stray dogs, nobody at the fence")],
    ],
  },
  {
    ago: 1908,
    who: "Route 9",
    team: "Transport",
    type: "DELAYED",
    title: "Delayed 22 min",
    description: "Waterlogging at the underpass",
    place: "KR Puram",
    isLost: ({ recipient_name }) => recipient_name === "Fleet Control",
    deeds: [[1820, acknowledge("Fleet Control", "Passengers informed")]],
  },
  {
    ago: 1503,
    who: "S. Thomas",
    team: "Day Shift",
    type: "SAFETY_CONCERN",
    severity: "MEDIUM",
    title: "Safety concern",
    description: "Unlit stairwell",
    place: "Block C",
    deeds: [
      [1440, acknowledge("Facilities", "Electrician asked for")],
      [1090, start("Facilities")],
      [800, comment("Facilities", "Electrician on site, two lamps to replace")],
    ],
  },
  {
    ago: 1120,
    who: "Kavya Hegde",
    team: "Night Shift",
    type: "SOS",
    title: "SOS button",
    description: null,
    place: "HSR Layout Sector 2",
    position: [12.9116, 77.6474, 14],
    deeds: [
      [1080, acknowledge(dev, null)],
      [1052, resolve(dev, "Pressed in the pocket; voice contact, all well")],
    ],
  },
  {
    ago: 680,
    who: "Farah Khan",
    team: "Field audit",
    type: "SOS",
    title: "SOS button",
    description: "Customer will not let the auditor leave",
    place: "MG Road Metro",
    position: [12.9756, 77.6066, 12],
    deeds: [
      [628, acknowledge(dev, "Line kept open")],
      [560, start(dev)],
      [395, comment(dev, "Local police informed, guard at the door")],
    ],
  },
  {
    ago: 565,
    who: "Cab KA-05-3312",
    team: "Transport",
    type: "ROUTE_DEVIATION",
    title: "Unplanned stop",
    description: "Standing for 7 minutes, two on board",
    place: "NICE Rd toll",
    position: [12.8711, 77.5326, 22],
    deeds: [
      [520, acknowledge(asha, "Calling the driver")],
      [350, close(asha, "Tyre changed, moving again")],
    ],
  },
  {
    ago: 401,
    who: "Plant 4",
    team: null,
    type: "ACCIDENT",
    severity: "HIGH",
    title: "Gas leak in hall 2",
    description: "LPG sensor 2-14 above 20 % of the lower explosive limit",
    place: "Peenya",
    repeats: [12, 20],
    deeds: [[322, acknowledge(asha, "Hall cleared, valve shut")]],
  },
  {
    ago: 252,
    who: "Meera Iyer",
    team: "Night Shift",
    type: "SOS",
    title: "SOS button",
    description: "Alone in cab KA-05-3312, driver does not answer",
    place: "Outer Ring Rd, Bellandur",
    position: [12.9266, 77.6763, 18],
    isLost: () => true,
    // Puts off the moment at which everybody was asked in vain, which would come at four minutes.
    deeds: [[41, { kind: "escalate", by: operator, notes: "No channel gets through. Patrol 2 sent by radio." }]],
  },
  {
    ago: 115,
    who: "Cab KA-01-9911",
    team: "Transport",
    type: "ROUTE_DEVIATION",
    severity: "HIGH",
    title: "Route deviation",
    description: "1.4 km off route",
    place: "Sarjapur Rd",
    position: [12.9015, 77.6871, 30],
    isLost: ({ recipient_name }) => recipient_name === "Fleet Control",
    deeds: [],
  },
  {
    ago: 38,
    who: "Rahul Menon",
    team: "Warehouse B",
    type: "MEDICAL",
    title: "Medical",
    description: "Chest pain, conscious",
    place: "Gate 4, Hosur Rd",
    position: [12.8452, 77.6602, 9],
    isLost: ({ recipient_name }) => recipient_name === "Site Manager",
    deeds: [],
  },
];

/** How long before the picture its first alert comes, in seconds. */
export const pictureSeconds = Math.max(...stories.map(({ ago }) => ago));
/** The number that its first alert has. */
export const firstPictureNumber = 1033;

/** Puts the whole picture on the agenda; `end` is the moment that it shows. */
export function planPicture(stage: Stage, end: number): void {
  for (const story of stories) stage.agenda.at(end - story.ago * 1000, () => begin(stage, story, end));
}

async function begin(stage: Stage, story: Story, end: number): Promise<void> {
  const { agenda, carrier, clock, company, station } = stage;
  const { repeats, isLost, position } = story;
  const isPerson = company.users.has(story.who);
  const raising = {
    source: isPerson ? phoneApp : ({ kind: "integration", name: story.who } as const),
    trigger: {
      alert_type: story.type,
      severity: story.severity ?? null,
      title: story.title,
      description: story.description,
      metadata: { place: story.place },
      source_id: repeats === undefined ? null : `${story.who} ${story.title}`,
      ...(position === undefined
        ? {}
        : { current_latitude: position[0], current_longitude: position[1], accuracy_meters: position[2] }),
      ...(isPerson ? person(company, story.who) : {}),
      ...team(company, story.team),
    },
  };
  const { id } = await raise(stage, raising);
  // Once somebody has it, the notices of that go through.
  const isCalling = (): boolean => isUnanswered(station.store.alerts.get(id)?.alert.status ?? "CLOSED");
  carrier.rule(id, (letter) => (isLost?.(letter) === true && isCalling() ? lost(letter) : arrived(letter)));
  for (const [ago, deed] of story.deeds) agenda.at(end - ago * 1000, () => act(stage, id, deed));
  const [times, every] = repeats ?? [0, 0];
  for (let time = 1; time <= times; time += 1)
    agenda.at(clock.now() + time * every * 1000, () => raise(stage, raising));
}
