// `npm run check`: types, lint, format, dead code. All of them, so that one run shows everything.
import path from "node:path";

import { elapsed, say } from "./setup/progress.ts";
import { run } from "./setup/run.ts";
import { script } from "./setup/stop.ts";

const root = path.resolve(import.meta.dirname, "..");

const programs = path.join(root, "node_modules", ".bin");

/** What they say is gathered and shown as text. The Node they run on is the project's, as under npm. */
const env = {
  ...process.env,
  NO_COLOR: "1",
  PATH: `${programs}${path.delimiter}${process.env["PATH"] ?? ""}`,
};

const checks = [
  { name: "types", command: ["tsc", "-b"] },
  { name: "lint", command: ["oxlint"] },
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "dead code", command: ["knip"] },
] as const;

await script(async () => {
  const failed = await Promise.all(
    checks.map(async ({ name, command: [program, ...args] }) => {
      const since = performance.now();
      const { code, output } = await run(path.join(programs, program), args, {
        cwd: root,
        env,
      });
      say(`${code === 0 ? "ok    " : "FAILED"} ${name} (${elapsed(since)})`);
      return code === 0 ? [] : [`\n-- ${name} --\n${output.trim()}`];
    }),
  );
  const complaints = failed.flat();
  if (complaints.length > 0) say(complaints.join("\n"));
  return complaints.length === 0 ? 0 : 1;
});
