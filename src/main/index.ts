// Starts Electron around the station, nothing else.
import path from "node:path";

import { app, dialog } from "electron/main";

import { tilesOrigin } from "../core/map-tiles.ts";
import { createAnnouncer } from "./announce.ts";
import { createDemo } from "./demo/demo.ts";
import { readMoment } from "./demo/moment.ts";
import { readScene } from "./demo/populate.ts";
import { readEnvironment } from "./environment.ts";
import { firstAccountId } from "./founding.ts";
import { createLog } from "./log.ts";
import { createDesktopNotifier } from "./notify/desktop.ts";
import { chooseDataDir, removeAfterExit } from "./shell/data-dir.ts";
import { type OpenConsole, openConsole } from "./shell/open-console.ts";
import { createLoginStart } from "./shell/login-start.ts";
import { appId, prepare } from "./shell/prepare.ts";
import { describeRuntime } from "./shell/runtime.ts";
import { createStation } from "./station.ts";
import { windowCalls } from "./window-calls.ts";

const { folder: dataDir, isDemo } = chooseDataDir(process.argv, process.env, app.getPath("userData"));
if (isDemo) removeAfterExit(dataDir);
prepare(dataDir);

// The first instance hears of this one and comes forward.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(fail);
else app.exit(0);

async function start(): Promise<void> {
  const environment = readEnvironment(process.env);
  const appDir = app.getAppPath();
  const version = app.getVersion();
  const log = createLog(environment.log_level, path.join(dataDir, "logs"));
  const moment = readMoment(isDemo ? process.argv : []);
  const demo = isDemo ? createDemo({ ...moment, scene: readScene(process.argv), log }) : null;
  const station = await createStation({
    dataDir,
    host: environment.host,
    port: environment.port,
    peers: { host: environment.peer_host, port: environment.peer_port, isDiscovered: true },
    adminToken: environment.admin_token,
    environment: process.env,
    version,
    log,
    hasWindow: true,
    ...demo?.options,
  });
  await demo?.begin(station);

  let opened: OpenConsole | undefined;
  const desktop = createDesktopNotifier({
    appName: app.name,
    appId,
    iconPath: path.join(appDir, "resources", "icons", "icon.png"),
    onClick: (id) => opened?.showAlert(id),
  });
  const { name: runtime, note: runtimeNote } = describeRuntime();
  const { handlers, preferences } = windowCalls(station, {
    version,
    runtime,
    runtimeNote,
    isDemo,
    now: moment.now,
    ...(isDemo ? {} : { loginStart: createLoginStart() }),
    showOnDesktop: desktop.show,
    wall: () => opened?.wall,
    savePage: async (name) => (await opened?.savePage(name)) ?? null,
    saveFile: async (name, text) => (await opened?.saveFile(name, () => Promise.resolve(text))) ?? null,
  });
  const announce = createAnnouncer({
    show: (notice) => void desktop.show(notice),
    isWanted: () => preferences().desktop_notifications,
    now: moment.now,
  });
  station.onAlert((change) => {
    // The window shows one account; what belongs to another is not this room's.
    if (change.state.alert.account_id === firstAccountId) announce(change);
  });
  opened = openConsole({
    appDir,
    dataDir,
    station: {
      handlers,
      log,
      openAlerts: () => station.list.countOpen(firstAccountId),
      mapSources: () => {
        const { map_pack, map_tiles_url } = preferences();
        return { pack: map_pack, tiles_origin: tilesOrigin(map_tiles_url) };
      },
      onAlert: station.onAlert,
      onNotice: (listen) => {
        const stops = [
          station.onAlert(({ state }) => listen("alert.changed", { ids: [state.alert.id] })),
          station.onOther(() => listen("room.changed", {})),
          station.consoles.onChange(() => listen("consoles.changed", {})),
        ];
        return () => stops.forEach((stop) => stop());
      },
      stop: async () => {
        desktop.close();
        await demo?.stop();
        await station.stop();
        log.close();
      },
    },
  });
  if (process.argv.includes("--wall")) opened.wall.open(null);
}

function fail(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Watchdesk cannot start: ${reason}\n`);
  const box = { type: "error", message: "Watchdesk cannot start", detail: reason } as const;
  void dialog.showMessageBox(box).finally(() => app.exit(1));
}
