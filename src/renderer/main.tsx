import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/noto-sans-devanagari/wght.css";
import "@mantine/core/styles.layer.css";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { z } from "zod";

import { App } from "./app.tsx";
import { startLooking } from "./state/look.ts";
import { startState } from "./state/start.ts";
import "./theme/tokens.css";
import "./theme/base.css";
import "./parts/parts.css";

// The window's content security policy forbids the code generation that zod would otherwise try.
z.config({ jitless: true });

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");

const WallPage = lazy(async () => ({ default: (await import("./wall/wall-page.tsx")).WallPage }));
const isWall = globalThis.location.search === "?wall";

if (isWall) startLooking();
else startState();
createRoot(root).render(
  <StrictMode>
    {isWall ? (
      <Suspense fallback={null}>
        <WallPage />
      </Suspense>
    ) : (
      <App />
    )}
  </StrictMode>,
);
