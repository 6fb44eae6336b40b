import { MantineProvider } from "@mantine/core";
import { Suspense, useEffect } from "react";

import { AlertDialogs } from "./board/alert-dialogs.tsx";
import { Footer } from "./frame/footer.tsx";
import "./frame/frame.css";
import { Header } from "./frame/header.tsx";
import { KeysDialog } from "./frame/keys-dialog.tsx";
import { useFrameKeys } from "./frame/keys.ts";
import { Nav } from "./frame/nav.tsx";
import { Starting } from "./frame/starting.tsx";
import { Toaster } from "./frame/toaster.tsx";
import { TroubleBar } from "./frame/trouble-bar.tsx";
import { speak, t } from "./language/language.ts";
import { LockBar } from "./lock/lock-bar.tsx";
import { lockLines, useLockKey } from "./lock/lock-key.ts";
import { OperatorMenu } from "./lock/operator-menu.tsx";
import { ErrorBoundary } from "./parts/error-boundary.tsx";
import { later, loadInIdleTime } from "./parts/later.tsx";
import { writeTimesAs } from "./parts/time.ts";
import { screens } from "./pages.tsx";
import { RaiseDialog } from "./raise/raise-dialog.tsx";
import { FirstRunPage } from "./setup/first-run.tsx";
import { startAlarm } from "./sound/alarm.ts";
import { SoundMenu } from "./sound/sound-menu.tsx";
import { useSession } from "./state/session.ts";
import { closeDialog, useView } from "./state/view.ts";
import { resolveVariables, theme } from "./theme/theme.ts";

const Palette = later(async () => (await import("./palette/palette.tsx")).Palette);

export function App(): React.JSX.Element {
  const { theme: scheme, density, language, clock } = useSession((state) => state.preferences);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset["theme"] = scheme;
    dataset["density"] = density;
  }, [scheme, density]);
  speak(language);
  writeTimesAs(language, clock);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      forceColorScheme={scheme === "light" ? "light" : "dark"}
    >
      <ErrorBoundary name="The window">
        <Console key={`${language} ${clock}`} />
      </ErrorBoundary>
      <Toaster />
    </MantineProvider>
  );
}

function Console(): React.JSX.Element {
  const session = useSession((state) => state.session);
  if (session === null) return <Starting />;
  return session.account === null ? <FirstRunPage /> : <ControlRoom />;
}

function ControlRoom(): React.JSX.Element {
  const page = useView((view) => view.page);
  const dialog = useView((view) => view.dialog);
  const { label, lines = [], Body } = screens[page];
  useFrameKeys(screens);
  useLockKey();
  useEffect(() => startAlarm(), []);
  useEffect(() => loadInIdleTime(), []);
  return (
    <div className="frame">
      <Header sound={<SoundMenu />} operator={<OperatorMenu />} />
      <Nav screens={screens} />
      <div className="frame-page">
        <ErrorBoundary key={page} name={t("{{screen}} screen", { screen: t(label) })}>
          <Suspense fallback={null}>
            <Body />
          </Suspense>
        </ErrorBoundary>
      </div>
      <div className="frame-bars">
        <TroubleBar />
        <LockBar />
      </div>
      <Footer lines={lines} isBoard={page === "board"} />
      <AlertDialogs />
      <RaiseDialog opened={dialog?.kind === "raise"} onClose={closeDialog} />
      {dialog?.kind === "keys" && <KeysDialog screens={screens} page={page} anywhere={lockLines} />}
      {dialog?.kind === "palette" && (
        <Suspense fallback={null}>
          <Palette screens={screens} />
        </Suspense>
      )}
    </div>
  );
}
