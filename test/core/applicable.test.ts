import { describe, expect, test } from "vitest";

import type { AlertType } from "../../src/core/alert.ts";
import { chooseConfiguration } from "../../src/core/applicable.ts";
import { type Configuration, NewConfiguration } from "../../src/core/configuration.ts";
import { startup } from "../kit/configurations.ts";

let made = 0;
const configuration = (edits: Partial<Configuration>): Configuration => {
  made += 1;
  return { ...NewConfiguration.parse(startup), id: `c${made}`, number: made, created_at: made, ...edits };
};
const choose = (all: readonly Configuration[], alert_type: AlertType, team_id: string | number | null = null) =>
  chooseConfiguration(all, { alert_type, team_id }, (team) => (team === "night" ? "8" : String(team)));

test("the higher priority wins, and the other is told why (seed, field 17)", () => {
  const a = configuration({ config_name: "A", priority: 200, applicable_alert_types: ["SOS", "MEDICAL"] });
  const b = configuration({ config_name: "B", priority: 300, team_id: 5, applicable_alert_types: ["SOS"] });
  const choice = choose([a, b], "SOS", 5);
  expect(choice.winner).toBe(b);
  expect(choice.others).toEqual([{ id: a.id, config_name: "A", why: "priority 200 is below 300" }]);
});

describe("ties", () => {
  const wide = configuration({ config_name: "wide" });
  const ofTeam = configuration({ config_name: "team", team_id: 7 });
  const ofType = configuration({ config_name: "type", applicable_alert_types: ["MEDICAL"] });
  const younger = configuration({ config_name: "younger" });
  test("the team's comes before all teams' (field 1)", () =>
    expect(choose([wide, ofTeam, ofType], "MEDICAL", 7).winner).toBe(ofTeam));
  test("the type's comes before the catch-all (field 4)", () =>
    expect(choose([wide, ofType], "MEDICAL").winner).toBe(ofType));
  test("the oldest comes first", () => expect(choose([younger, wide], "OTHER").winner).toBe(wide));
});

test("what does not match says why, and nothing is left to choose", () => {
  const other = configuration({ config_name: "other team", team_id: 3 });
  const off = configuration({ config_name: "off", enabled: false });
  const types = configuration({ config_name: "types", applicable_alert_types: ["DELAYED"] });
  const choice = choose([other, off, types], "SOS", 7);
  expect(choice.winner).toBeNull();
  expect(choice.why).toBe("no enabled configuration covers SOS for this team");
  expect(choice.others.map(({ why }) => why)).toEqual(["for another team", "disabled", "covers DELAYED, not SOS"]);
});

test("a team is the same by id and by number", () => {
  const night = configuration({ config_name: "night", team_id: 8 });
  expect(choose([night], "SOS", "night").winner).toBe(night);
});

test("an alert without a team never gets a team's configuration", () => {
  expect(choose([configuration({ team_id: 8 })], "SOS", null).winner).toBeNull();
});
