import { configurations } from "./hindi/configurations.ts";
import { editors } from "./hindi/editors.ts";
import { board } from "./hindi/board.ts";
import { detail } from "./hindi/detail.ts";
import { frame } from "./hindi/frame.ts";
import { calendar } from "./hindi/calendar.ts";
import { handover } from "./hindi/handover.ts";
import { map } from "./hindi/map.ts";
import { onCall } from "./hindi/on-call.ts";
import { figures } from "./hindi/figures.ts";
import { wall } from "./hindi/wall.ts";
import { readiness } from "./hindi/readiness.ts";
import { routers } from "./hindi/routers.ts";
import { routing } from "./hindi/routing.ts";

export const hindi: Readonly<Record<string, string>> = {
  ...configurations,
  ...editors,
  ...routers,
  ...frame,
  ...board,
  ...detail,
  ...calendar,
  ...onCall,
  ...figures,
  ...map,
  ...handover,
  ...wall,
  ...readiness,
  ...routing,
};
