// The window's calls about who sits here and what they may do.
import type { Handlers } from "./shell/console-station.ts";
import { LockAfter } from "../core/sign-in.ts";
import { invalid, refused } from "../core/refusal.ts";
import type { signInCalls as calls } from "../contract/sign-in.ts";
import type { SignIn } from "./sign-in.ts";

export function signInCalls(signIn: SignIn, operatorName: () => string): Pick<Handlers, keyof typeof calls> {
  return {
    "sign_in.read": signIn.view,
    "sign_in.begin": async ({ who, secret }) => await signIn.begin(who, secret),
    "sign_in.lock": signIn.lock,
    "sign_in.touch": signIn.touch,
    "sign_in.set_secret": async (change) => await signIn.setSecret({ ...change, operator_name: operatorName() }),
    "sign_in.set_lock_after": ({ seconds }) => {
      const parsed = LockAfter.safeParse(seconds);
      return parsed.success
        ? signIn.setLockAfter(parsed.data)
        : refused(invalid("seconds", parsed.error.issues[0]?.message ?? "is not right"));
    },
  };
}
