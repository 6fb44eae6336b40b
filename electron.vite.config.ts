import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

// The oldest runtime that is developed and tested on; the one that is shipped is far newer.
const node = "node20.18";
const chromium = "chrome130";

export default defineConfig({
  main: {
    build: {
      target: node,
      lib: { entry: "src/main/index.ts" },
      externalizeDeps: true,
    },
  },
  preload: {
    build: {
      target: node,
      lib: { entry: "src/preload/index.ts" },
      // A sandboxed window loads a preload script only as CommonJS, and lets it require nothing of ours.
      externalizeDeps: false,
      rolldownOptions: { output: { format: "cjs", entryFileNames: "[name].cjs" } },
    },
  },
  renderer: {
    root: "src/renderer",
    base: "./",
    plugins: [react()],
    build: {
      target: chromium,
      minify: true,
      sourcemap: false,
      rolldownOptions: { input: "src/renderer/index.html" },
    },
  },
});
