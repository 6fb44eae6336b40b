import { expect, test } from "vitest";

import { foundByToken } from "../../src/main/founding.ts";
import { startStation } from "../kit/station.ts";

test("a kill in the middle of founding leaves no account without its token: all of it is one commit", async () => {
  const { station, call, stop } = await startStation({ adminToken: null });
  try {
    const commits: string[][] = [];
    station.store.ledger.onCommit((events) => commits.push(events.map(({ stream }) => stream.split(":")[0] ?? "")));
    await foundByToken(station.desk, station.reader, "wd_test_admin");
    expect(commits).toEqual([["users", "accounts", "api-tokens"]]);
    const [account] = (await call("GET", "/api/v1/accounts")).body.data;
    expect((await call("GET", `/api/v1/users/${account.owner_user_id}`)).body.name).toBe("Owner");
  } finally {
    await stop();
  }
});
