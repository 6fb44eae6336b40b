import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/noto-sans-devanagari/wght.css";
import "@mantine/core/styles.layer.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { z } from "zod";

import { App } from "./app.tsx";
import { startState } from "./state/start.ts";
import "./theme/tokens.css";
import "./theme/base.css";
import "./parts/parts.css";

// The window's content security policy forbids the code generation that zod would otherwise try.
z.config({ jitless: true });

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");

startState();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
