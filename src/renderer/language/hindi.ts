import { board } from "./hindi/board.ts";
import { detail } from "./hindi/detail.ts";
import { frame } from "./hindi/frame.ts";
import { onCall } from "./hindi/on-call.ts";
import { figures } from "./hindi/figures.ts";
import { readiness } from "./hindi/readiness.ts";
import { routing } from "./hindi/routing.ts";

export const hindi: Readonly<Record<string, string>> = {
  ...frame,
  ...board,
  ...detail,
  ...onCall,
  ...figures,
  ...readiness,
  ...routing,
};
