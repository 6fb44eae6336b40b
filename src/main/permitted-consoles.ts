// The group of consoles for whoever comes over the API. It carries every account, so that it is run from the first one alone.
import type { ConsolesView } from "../contract/consoles.ts";
import { accepted, refused, type Result } from "../core/refusal.ts";
import type { ConsoleGroup } from "./console-group.ts";
import { firstAccountId } from "./founding.ts";
import type { PermittedDesk } from "./permitted-desk.ts";
import type { Caller } from "./ports.ts";

export interface PermittedConsoles {
  readonly view: (caller: Caller) => Promise<Result<ConsolesView>>;
  readonly showCode: ConsoleGroup["showCode"];
  readonly join: (asked: Parameters<ConsoleGroup["join"]>[0], caller: Caller) => Promise<Result<ConsolesView>>;
  readonly patch: ConsoleGroup["patch"];
  readonly revoke: ConsoleGroup["revoke"];
  readonly moveDuty: (id: string, caller: Caller) => Promise<Result<ConsolesView>>;
}

export function createPermittedConsoles(
  consoles: ConsoleGroup,
  { refusalOf }: Pick<PermittedDesk, "refusalOf">,
): PermittedConsoles {
  async function permit<T>(
    verb: "create" | "patch" | "remove",
    caller: Caller,
    work: () => Result<T> | Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (caller.account_id !== firstAccountId)
      return refused({ kind: "forbidden", detail: "The consoles of the group are run in its first account" });
    const refusal = refusalOf(`consoles.${verb}`, caller);
    return refusal === null ? await work() : refused(refusal);
  }
  return {
    view: (caller) => permit<ConsolesView>("patch", caller, () => accepted(consoles.look())),
    showCode: (role, caller) => permit("create", caller, () => consoles.showCode(role, caller)),
    join: (asked, caller) => permit("create", caller, () => consoles.join(asked)),
    patch: (id, fields, caller) => permit("patch", caller, () => consoles.patch(id, fields, caller)),
    revoke: (id, caller) => permit("remove", caller, () => consoles.revoke(id, caller)),
    moveDuty: (id, caller) => permit("patch", caller, () => consoles.moveDuty(id)),
  };
}
