import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/window/**", "test/kit/**"],
          setupFiles: ["test/kit/seed.ts"],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "window",
          include: ["test/window/**/*.test.ts"],
          // Pictures are as exact as the runtime that drew them; who kept them compares them.
          exclude: process.env["WATCHDESK_PICTURES"] === undefined ? ["test/window/picture.test.ts"] : [],
          // One screen, one notification daemon, one sound server: tests that shared them would hear each other.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
