// The window's calls about the consoles of the group.
import type { consoleCalls as calls } from "../contract/consoles.ts";
import { refused, type Result } from "../core/refusal.ts";
import type { ConsoleGroup } from "./console-group.ts";
import type { PermittedDesk } from "./permitted-desk.ts";
import type { Caller } from "./ports.ts";
import type { Handlers } from "./shell/console-station.ts";

export function consoleCalls(
  consoles: ConsoleGroup,
  permitted: Pick<PermittedDesk, "refusalOf">,
  caller: () => Caller,
): Pick<Handlers, keyof typeof calls> {
  const permit = async <T>(
    command: `consoles.${"create" | "patch" | "remove"}`,
    work: (caller: Caller) => Result<T> | Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const who = caller();
    const refusal = permitted.refusalOf(command, who);
    return refusal === null ? await work(who) : refused(refusal);
  };
  return {
    "consoles.read": ({ is_looking }) => (is_looking ? consoles.look() : consoles.view()),
    "consoles.show_code": ({ role }) => permit("consoles.create", (who) => consoles.showCode(role, who)),
    "consoles.hide_code": () => {
      consoles.hideCode();
      return consoles.view();
    },
    "consoles.join": (asked) => permit("consoles.create", () => consoles.join(asked)),
    "consoles.patch": ({ id, fields }) => permit("consoles.patch", (who) => consoles.patch(id, fields, who)),
    "consoles.revoke": ({ id }) => permit("consoles.remove", (who) => consoles.revoke(id, who)),
    "consoles.move_duty": ({ console_id }) => permit("consoles.patch", () => consoles.moveDuty(console_id)),
    "consoles.present": consoles.present,
  };
}
