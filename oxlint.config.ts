import { defineConfig } from "oxlint";

/** What each layer may import besides itself. Files directly in src/main wire everything and are free. */
const reach: Readonly<Record<string, readonly string[]>> = {
  core: [],
  contract: ["core"],
  "main/intake": ["core"],
  "main/store": ["core"],
  "main/engine": ["core"],
  "main/notify": ["core"],
  "main/shell": ["core", "contract"],
  preload: ["contract"],
  "main/peers": ["core", "contract"],
  "renderer/theme": [],
  "renderer/language": [],
  "renderer/parts": ["core", "renderer/theme"],
  "renderer/state": ["core", "contract"],
  "renderer/sound": ["core", "contract", "renderer/state", "renderer/parts"],
  "renderer/raise": ["core", "contract", "renderer/state", "renderer/parts"],
  "renderer/board": ["core", "contract", "renderer/state", "renderer/parts", "renderer/roster", "renderer/map"],
  "renderer/frame": ["core", "contract", "renderer/state", "renderer/parts"],
  "renderer/setup": [
    "core",
    "contract",
    "renderer/state",
    "renderer/parts",
    "renderer/settings",
    "renderer/sound",
    "renderer/consoles",
  ],
  "renderer/records": ["core", "contract", "renderer/state", "renderer/parts"],
  "renderer/people": ["core", "contract", "renderer/state", "renderer/parts", "renderer/records"],
  "renderer/shifts": ["core", "contract", "renderer/state", "renderer/parts", "renderer/records"],
  "renderer/teams": [
    "core",
    "contract",
    "renderer/state",
    "renderer/parts",
    "renderer/records",
    "renderer/roster",
    "renderer/shifts",
  ],
  "renderer/policies": ["core", "contract", "renderer/state", "renderer/parts", "renderer/records"],
  "renderer/roster": ["core", "contract", "renderer/state", "renderer/parts"],
  "renderer/lock": ["core", "contract", "renderer/state", "renderer/parts"],
  "renderer/calendar": ["core", "contract", "renderer/state", "renderer/parts", "renderer/records", "renderer/shifts"],
  "renderer/map": ["core", "contract", "renderer/state", "renderer/parts"],
  "renderer/configurations": ["core", "contract", "renderer/state", "renderer/parts", "renderer/records"],
  "renderer/rules": ["core", "contract", "renderer/state", "renderer/parts", "renderer/records", "renderer/people"],
  "renderer/integrations": ["core", "contract", "renderer/state", "renderer/parts", "renderer/records"],
  "renderer/wall": ["core", "contract", "renderer/state", "renderer/parts", "renderer/map"],
  "renderer/handover": ["core", "contract", "renderer/state", "renderer/parts"],
  "renderer/readiness": ["core", "contract", "renderer/state", "renderer/parts", "renderer/handover"],
  "renderer/figures": ["core", "contract", "renderer/state", "renderer/parts"],
  "renderer/palette": ["core", "contract", "renderer/state", "renderer/parts", "renderer/board", "renderer/frame"],
  "renderer/consoles": ["core", "contract", "renderer/state", "renderer/parts", "renderer/records"],
  "renderer/settings": ["core", "contract", "renderer/state", "renderer/parts", "renderer/sound"],
};

/** Every screen may speak. */
const language = "renderer/language";

/** A package that touches the world has one home. */
const home: Readonly<Record<string, readonly string[]>> = {
  electron: ["main/shell", "preload"],
  "better-sqlite3": ["main/store"],
  fastify: ["main/intake"],
  "ical-generator": ["main/intake"],
  "ical.js": ["main/intake"],
  "@fastify": ["main/intake"],
  "prom-client": ["main/intake"],
  "socket.io": ["main/peers"],
  "socket.io-client": ["main/peers"],
  twilio: ["main/notify"],
  re2js: ["core"],
  nodemailer: ["main/notify"],
  "google-auth-library": ["main/notify"],
  "node-notifier": ["main/notify"],
  "bonjour-service": ["main/peers"],
  selfsigned: ["main/peers"],
  i18next: ["renderer/language"],
  "@fullcalendar/react": ["renderer/calendar"],
  "maplibre-gl": ["renderer/map"],
  "@mantine/charts": ["renderer/figures"],
  zustand: [
    "renderer/state",
    "renderer/sound",
    "renderer/raise",
    "renderer/setup",
    "renderer/settings",
    "renderer/people",
    "renderer/teams",
    "renderer/policies",
    "renderer/lock",
    "renderer/calendar",
    "renderer/map",
    "renderer/configurations",
    "renderer/rules",
    "renderer/integrations",
    "renderer/handover",
    "renderer/readiness",
    "renderer/figures",
    "renderer/consoles",
    "renderer/palette",
  ],
};

function boundary([layer, allowed]: [string, readonly string[]]) {
  const strangers = Object.keys(reach).filter(
    (other) => other !== layer && !allowed.includes(other) && !(other === language && layer.startsWith("renderer/")),
  );
  const foreign = Object.keys(home).filter((name) => !home[name]?.includes(layer));
  const patterns = [
    ...strangers.map((other) => ({
      group: [`**/${other}/**`, `../${other.split("/").at(-1)}/**`],
      message: `${layer} may not reach ${other}`,
    })),
    ...foreign.map((name) => ({ group: [name, `${name}/*`], message: `${name} lives in ${home[name]?.join(", ")}` })),
  ];
  return { files: [`src/${layer}/**`], rules: { "no-restricted-imports": ["error", { patterns }] } } as const;
}

export default defineConfig({
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "react", "vitest"],
  categories: { correctness: "error", suspicious: "error" },
  options: { typeAware: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: ["out/**", "dist/**"],
  rules: {
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "import/no-unassigned-import": "off",
    // fast-check is meant to be used as `fc`.
    "import/no-named-as-default-member": "off",
    "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
    "no-console": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    // The compiler's noImplicitReturns knows when a switch has covered everything.
    "typescript/consistent-return": "off",
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
    // Borders parse; inside them a cast after a parse or out of our own store says what the compiler cannot know.
    "typescript/no-unsafe-type-assertion": "off",
    "react/react-in-jsx-scope": "off",
    // A small function is best read beside its only use.
    "unicorn/consistent-function-scoping": "off",
    "vitest/no-restricted-vi-methods": [
      "error",
      { mock: "inject a fake instead", doMock: "inject a fake instead", spyOn: "inject a fake instead" },
    ],
  },
  overrides: [
    ...Object.entries(reach).map(boundary),
    {
      files: ["src/core/**"],
      rules: {
        "no-restricted-properties": [
          "error",
          { object: "Date", property: "now", message: "take the instant as an argument" },
          { object: "Math", property: "random", message: "take the value as an argument" },
        ],
      },
    },
    {
      files: ["test/**", "bench/**"],
      rules: {
        // What an API answers is checked by the assertion, not by a type.
        "typescript/no-explicit-any": "off",
        // Properties assert inside a callback, set-up asserts in hooks, and a wait with a deadline is an assertion too.
        "vitest/expect-expect": "off",
        "vitest/no-conditional-expect": "off",
        "vitest/no-standalone-expect": "off",
        "vitest/valid-expect": ["error", { maxArgs: 2 }],
      },
    },
    { files: ["*.config.ts"], rules: { "import/no-default-export": "off" } },
  ],
});
