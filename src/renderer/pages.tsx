// Every screen, once: its name, its key, its mark and its body.
import {
  IconAdjustmentsAlt,
  IconCalendarWeek,
  IconBellCog,
  IconLayoutList,
  IconMap2,
  IconPlugConnected,
  IconRoute,
  IconSettings,
  IconShieldCheck,
  IconChartBar,
  IconDevices2,
  IconStairsUp,
  IconTransfer,
  IconUser,
  IconUsersGroup,
} from "@tabler/icons-react";

import { Board } from "./board/board.tsx";
import { consoleLines } from "./consoles/key-lines.ts";
import { boardLines } from "./board/key-lines.ts";
import { calendarLines, timelineLines, undoLines } from "./calendar/key-lines.ts";
import type { Screen } from "./frame/screen.ts";
import { mapActionLines, mapLines, panLines, zoomLines } from "./map/key-lines.ts";
import { later } from "./parts/later.tsx";
import { PeoplePage } from "./people/people-page.tsx";
import { PoliciesPage } from "./policies/policies-page.tsx";
import { listLines, saveLines } from "./records/key-lines.ts";
import { SettingsPage } from "./settings/settings-page.tsx";
import { actionLines } from "./state/offers.ts";
import type { Page } from "./state/view.ts";
import { TeamsPage } from "./teams/teams-page.tsx";

// Loaded when first opened or in idle time, so that the board is there sooner.
const CalendarPage = later(async () => (await import("./calendar/calendar-page.tsx")).CalendarPage);
const FiguresPage = later(async () => (await import("./figures/figures-page.tsx")).FiguresPage);
const MapPage = later(async () => (await import("./map/map-page.tsx")).MapPage);
const HandoverPage = later(async () => (await import("./handover/handover-page.tsx")).HandoverPage);
const ReadinessPage = later(async () => (await import("./readiness/readiness-page.tsx")).ReadinessPage);

const ConfigurationsPage = later(
  async () => (await import("./configurations/configurations-page.tsx")).ConfigurationsPage,
);

const IntegrationsPage = later(async () => (await import("./integrations/integrations-page.tsx")).IntegrationsPage);

const ConsolesPage = later(async () => (await import("./consoles/consoles-page.tsx")).ConsolesPage);
const RulesPage = later(async () => (await import("./rules/rules-page.tsx")).RulesPage);

const RoutersPage = later(async () => (await import("./rules/routers-page.tsx")).RoutersPage);

const recordLines = [...listLines, ...saveLines];

/** Those of one purpose in the order of the bar at the left. */
export const screens: Readonly<Record<Page, Screen & { readonly Body: React.ComponentType }>> = {
  board: {
    label: "Board",
    key: "B",
    purpose: "operate",
    Icon: IconLayoutList,
    lines: [...boardLines, ...actionLines],
    Body: Board,
  },
  map: {
    label: "Map",
    key: "G",
    purpose: "operate",
    Icon: IconMap2,
    lines: [...mapLines, ...zoomLines, ...panLines, ...mapActionLines],
    Body: MapPage,
  },
  calendar: {
    label: "On call",
    key: "D",
    purpose: "plan",
    Icon: IconCalendarWeek,
    lines: [...calendarLines, ...undoLines, ...timelineLines],
    Body: CalendarPage,
  },
  teams: { label: "Teams", key: "T", purpose: "plan", Icon: IconUsersGroup, lines: recordLines, Body: TeamsPage },
  people: { label: "People", key: "M", purpose: "plan", Icon: IconUser, lines: recordLines, Body: PeoplePage },
  policies: {
    label: "Policies",
    key: "Y",
    purpose: "plan",
    Icon: IconStairsUp,
    lines: recordLines,
    Body: PoliciesPage,
  },
  configurations: {
    label: "Config",
    key: "F",
    purpose: "plan",
    Icon: IconAdjustmentsAlt,
    lines: recordLines,
    Body: ConfigurationsPage,
  },
  rules: { label: "Rules", key: "W", purpose: "plan", Icon: IconBellCog, lines: recordLines, Body: RulesPage },
  handover: { label: "Handover", key: "Q", purpose: "review", Icon: IconTransfer, Body: HandoverPage },
  figures: { label: "Figures", key: "S", purpose: "review", Icon: IconChartBar, Body: FiguresPage },
  readiness: { label: "Readiness", key: "V", purpose: "review", Icon: IconShieldCheck, Body: ReadinessPage },
  integrations: {
    label: "Inputs",
    key: "I",
    purpose: "arrange",
    Icon: IconPlugConnected,
    lines: recordLines,
    Body: IntegrationsPage,
  },
  routers: { label: "Routers", key: "8", purpose: "arrange", Icon: IconRoute, lines: recordLines, Body: RoutersPage },
  consoles: {
    label: "Consoles",
    key: "Z",
    purpose: "arrange",
    Icon: IconDevices2,
    lines: consoleLines,
    Body: ConsolesPage,
  },
  settings: { label: "Settings", key: ",", purpose: "arrange", Icon: IconSettings, Body: SettingsPage },
};
