import { configurations } from "./hindi/configurations.ts";
import { consoles } from "./hindi/consoles.ts";
import { editors } from "./hindi/editors.ts";
import { board } from "./hindi/board.ts";
import { drill } from "./hindi/drill.ts";
import { detail } from "./hindi/detail.ts";
import { frame } from "./hindi/frame.ts";
import { calendar } from "./hindi/calendar.ts";
import { handover } from "./hindi/handover.ts";
import { keys } from "./hindi/keys.ts";
import { map } from "./hindi/map.ts";
import { onCall } from "./hindi/on-call.ts";
import { figures } from "./hindi/figures.ts";
import { people } from "./hindi/people.ts";
import { raise } from "./hindi/raise.ts";
import { records } from "./hindi/records.ts";
import { settings } from "./hindi/settings.ts";
import { setup } from "./hindi/setup.ts";
import { station } from "./hindi/station.ts";
import { teams } from "./hindi/teams.ts";
import { wall } from "./hindi/wall.ts";
import { readiness } from "./hindi/readiness.ts";
import { routers } from "./hindi/routers.ts";
import { routing } from "./hindi/routing.ts";

export const hindi: Readonly<Record<string, string>> = {
  ...configurations,
  ...consoles,
  ...editors,
  ...routers,
  ...frame,
  ...board,
  ...detail,
  ...calendar,
  ...onCall,
  ...figures,
  ...keys,
  ...map,
  ...handover,
  ...wall,
  ...readiness,
  ...drill,
  ...routing,
  ...people,
  ...raise,
  ...records,
  ...settings,
  ...setup,
  ...station,
  ...teams,
};
