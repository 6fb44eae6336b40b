// Sends a message to many at once. The outbox delivers it like everything else, after what calls for help.
import {
  type Addressee,
  broadcastPages,
  type BroadcastState,
  broadcastStream,
  type NewBroadcast,
} from "../core/broadcast.ts";
import { addressFor } from "../core/contact.ts";
import { accepted, refused, type Result } from "../core/refusal.ts";
import type { PermittedDesk } from "./permitted-desk.ts";
import type { BroadcastDesk, Caller } from "./ports.ts";
import type { Store } from "./store/store.ts";

export function createBroadcastDesk(setup: {
  readonly store: Pick<Store, "ledger" | "records" | "broadcasts">;
  readonly refusalOf: PermittedDesk["refusalOf"];
  readonly newId: (now: number) => string;
}): BroadcastDesk {
  const { ledger, records, broadcasts } = setup.store;

  function addressees(accountId: string, to: NewBroadcast): readonly Addressee[] {
    const ofTeams = to.team_ids.flatMap((ref) => {
      const team = records.teams.find(accountId, String(ref))?.fields;
      return team === undefined ? [] : [...team.admins, ...team.members];
    });
    const people = new Set([...to.user_ids, ...ofTeams].map(String));
    return [
      ...[...people].flatMap((ref): readonly Addressee[] => {
        const user = records.users.find(accountId, ref)?.fields;
        if (user === undefined) return [];
        const [email, phone] = [addressFor(user, "EMAIL"), addressFor(user, "SMS")];
        return [{ name: user.name, role: null, email, phone, hasDevice: user.devices.length > 0 }];
      }),
      ...to.stakeholder_ids.flatMap((ref): readonly Addressee[] => {
        const one = records.stakeholders.find(accountId, String(ref))?.fields;
        return one === undefined
          ? []
          : [{ name: one.name, role: "Stakeholder", email: one.email, phone: one.phone, hasDevice: null }];
      }),
    ];
  }

  /** Within the account it needs a broadcaster; to people outside, a communicator. */
  function refusal(to: NewBroadcast, caller: Caller) {
    const isInside = to.team_ids.length + to.user_ids.length > 0;
    return (
      (isInside ? setup.refusalOf("broadcasts.create", caller) : null) ??
      (to.stakeholder_ids.length > 0 ? setup.refusalOf("communications.create", caller) : null)
    );
  }

  return {
    send: async (asked, caller): Promise<Result<BroadcastState>> => {
      const why = refusal(asked, caller);
      if (why !== null) return refused(why);
      return accepted(
        await ledger.commit((transaction) => {
          const { account_id, actor } = caller;
          const id = setup.newId(transaction.now);
          const pages = broadcastPages(id, addressees(account_id, asked), asked.channels);
          const sent = { ...asked, number: broadcasts.nextNumber(account_id), by: actor.name, pages };
          transaction.append(account_id, broadcastStream(id), "broadcast.sent", sent, actor);
          const state = broadcasts.find(account_id, id);
          if (state === null) throw new Error(`broadcast ${id} is missing`);
          return state;
        }),
      );
    },
    find: broadcasts.find,
    all: broadcasts.all,
  };
}
