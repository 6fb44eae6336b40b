import { MantineProvider } from "@mantine/core";
import { useEffect } from "react";

import { Board } from "./board/board.tsx";
import { Footer } from "./frame/footer.tsx";
import "./frame/frame.css";
import { Header } from "./frame/header.tsx";
import { KeysDialog } from "./frame/keys-dialog.tsx";
import { useFrameKeys } from "./frame/keys.ts";
import { Nav } from "./frame/nav.tsx";
import { Starting } from "./frame/starting.tsx";
import { Toaster } from "./frame/toaster.tsx";
import { TroubleBar } from "./frame/trouble-bar.tsx";
import { LockBar } from "./lock/lock-bar.tsx";
import { useLockKey } from "./lock/lock-key.ts";
import { OperatorMenu } from "./lock/operator-menu.tsx";
import { ErrorBoundary } from "./parts/error-boundary.tsx";
import { PeoplePage } from "./people/people-page.tsx";
import { PoliciesPage } from "./policies/policies-page.tsx";
import { RaiseDialog } from "./raise/raise-dialog.tsx";
import { SettingsPage } from "./settings/settings-page.tsx";
import { FirstRunPage } from "./setup/first-run.tsx";
import { startAlarm } from "./sound/alarm.ts";
import { SoundMenu } from "./sound/sound-menu.tsx";
import { useSession } from "./state/session.ts";
import { closeDialog, type Page, useView } from "./state/view.ts";
import { TeamsPage } from "./teams/teams-page.tsx";
import { resolveVariables, theme } from "./theme/theme.ts";

export function App(): React.JSX.Element {
  const { theme: scheme, density } = useSession((state) => state.preferences);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset["theme"] = scheme;
    dataset["density"] = density;
  }, [scheme, density]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} forceColorScheme={scheme}>
      <ErrorBoundary name="The window">
        <Console />
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

const pages: Readonly<Record<Page, { readonly name: string; readonly body: React.JSX.Element }>> = {
  board: { name: "The board", body: <Board /> },
  teams: { name: "The teams page", body: <TeamsPage /> },
  people: { name: "The people page", body: <PeoplePage /> },
  policies: { name: "The policies page", body: <PoliciesPage /> },
  settings: { name: "The settings page", body: <SettingsPage /> },
};

function ControlRoom(): React.JSX.Element {
  const page = useView((view) => view.page);
  const dialog = useView((view) => view.dialog);
  useFrameKeys();
  useLockKey();
  useEffect(() => startAlarm(), []);
  return (
    <div className="frame">
      <Header sound={<SoundMenu />} operator={<OperatorMenu />} />
      <Nav />
      <div className="frame-page">
        <ErrorBoundary key={page} name={pages[page].name}>
          {pages[page].body}
        </ErrorBoundary>
      </div>
      <div className="frame-bars">
        <TroubleBar />
        <LockBar />
      </div>
      <Footer />
      <RaiseDialog opened={dialog?.kind === "raise"} onClose={closeDialog} />
      {dialog?.kind === "keys" && <KeysDialog />}
    </div>
  );
}
