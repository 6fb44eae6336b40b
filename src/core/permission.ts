// Who may do what: one table of every command and what it needs (seed 000, "Permissions").
import type { GlobalRole, Standing } from "./account-user.ts";
import type { TokenRole } from "./collection.ts";
import type { Refusal } from "./refusal.ts";

/** Who asks, as far as permission goes. */
export type Principal =
  | ({ readonly kind: "person" } & Standing)
  /** `person`: whose it is; null or absent: nobody's own. */
  | { readonly kind: "token"; readonly name: string; readonly role: TokenRole; readonly person?: Standing | null }
  | { readonly kind: "integration"; readonly name: string }
  /** Somebody who was paged and answers by phone. */
  | { readonly kind: "responder"; readonly name: string }
  /**
   * The program itself, and whoever sits at a console where nobody has to sign in: where no member has a PIN or password,
   * nobody can be told apart, and the room must be able to work. The first secret that is set ends that.
   */
  | { readonly kind: "station" };

/** What a command is about, as far as permission depends on it. */
export interface Subject {
  /** The teams it belongs to; an admin of each of them may do what a team's admin may. */
  readonly team_ids?: readonly string[];
  /** The person it is about. */
  readonly user_id?: string | null;
}

/**
 * `member`: everybody in the account; `responder`: who was paged, too. `team_admin`: admins of the teams that it is about;
 * `self`: the person whom it is about; `holder`: whoever acknowledged the alert, and admins of a team that is called for it. Admins may do all but `billing` and `owner`, which nobody else may.
 */
export type Need =
  | "responder"
  | "member"
  | "holder"
  | "self"
  | "team_admin"
  | "admin"
  | "owner"
  | Exclude<GlobalRole, "admin">;

type Verb = "create" | "patch" | "remove";
type Needs = Readonly<Record<Verb, Need>>;
interface Row {
  readonly needs: Need;
  /** The least token that may; null: no token, only a person. */
  readonly token: TokenRole | null;
  readonly says: string;
}

const all = (need: Need): Needs => ({ create: need, patch: need, remove: need });

/** By collection: what a person needs, the least token that may, and what it is called. */
const collectionNeeds = {
  "account-users": [all("admin"), "admin", "account users"],
  accounts: [all("admin"), "admin", "accounts"],
  "alert-configurations": [all("admin"), "operator", "alert configurations"],
  "api-tokens": [all("admin"), "admin", "API tokens"],
  broadcasts: [all("broadcaster"), "operator", "broadcasts"],
  communications: [all("communicator"), "operator", "stakeholder communications"],
  consoles: [all("admin"), "admin", "consoles"],
  "escalation-policies": [all("team_admin"), "operator", "escalation policies"],
  handovers: [{ create: "member", patch: "owner", remove: "owner" }, "admin", "handovers"],
  integrations: [all("admin"), "operator", "integrations"],
  locations: [all("admin"), "operator", "locations"],
  "maintenance-windows": [all("admin"), "operator", "maintenance windows"],
  "notification-rules": [all("self"), "operator", "notification rules"],
  routers: [all("admin"), "operator", "routers"],
  routes: [all("admin"), "operator", "routes"],
  schedules: [all("team_admin"), "operator", "schedules"],
  settings: [all("admin"), "admin", "settings"],
  shifts: [all("team_admin"), "operator", "shifts"],
  stakeholders: [all("communicator"), "operator", "stakeholders"],
  teams: [{ create: "admin", patch: "team_admin", remove: "admin" }, "operator", "teams"],
  users: [{ create: "admin", patch: "self", remove: "admin" }, "operator", "users"],
  zones: [all("admin"), "operator", "zones"],
} as const satisfies Readonly<Record<string, readonly [Needs, TokenRole, string]>>;

export type PermittedCollection = keyof typeof collectionNeeds;
export type CollectionCommand = `${PermittedCollection}.${Verb}`;

/**
 * A member without a role sees everything, acknowledges and rejects (seed 000). Anybody may raise an alert. Acknowledging takes
 * responsibility: whoever has acknowledged an alert may also work and finish it, ask for more help and pass it on. To refuse the
 * person who is there would leave the alert to nobody.
 */
const otherCommands = {
  "alert.trigger": { needs: "member", token: "integration", says: "raise an alert" },
  "alert.acknowledge": { needs: "responder", token: "integration", says: "acknowledge an alert" },
  "alert.reject": { needs: "responder", token: "integration", says: "reject an alert" },
  "alert.comment": { needs: "responder", token: "integration", says: "comment on an alert" },
  "alert.move": { needs: "responder", token: "integration", says: "report where an alert is" },
  "alert.start": { needs: "holder", token: "integration", says: "start work on an alert" },
  "alert.resolve": { needs: "holder", token: "integration", says: "resolve an alert" },
  "alert.close": { needs: "holder", token: "integration", says: "close an alert" },
  "alert.reopen": { needs: "holder", token: "integration", says: "reopen an alert" },
  "alert.unacknowledge": { needs: "holder", token: "integration", says: "hand an alert back" },
  "alert.escalate": { needs: "holder", token: "integration", says: "escalate an alert" },
  "alert.hand_off": { needs: "holder", token: "integration", says: "hand an alert to somebody else" },
  /** Moving somebody to another team changes who is told of their alerts. */
  "users.assign": { needs: "admin", token: "operator", says: "change a person's team" },
  /** An address that has not been verified becomes the primary contact: somebody vouches for it. */
  "users.vouch": { needs: "admin", token: "operator", says: "make an unverified address the primary contact" },
  "users.verify": { needs: "self", token: "operator", says: "verify a contact" },
  "conflicts.settle": { needs: "admin", token: "operator", says: "settle a conflict of edits" },
  "account-users.grant_billing": { needs: "billing", token: null, says: "give or take the billing role" },
  "account.transfer": { needs: "owner", token: null, says: "transfer the account" },
  "account.delete": { needs: "owner", token: null, says: "delete the account" },
  "account.subscribe": { needs: "billing", token: null, says: "manage the subscription" },
  "channel.test": { needs: "admin", token: "admin", says: "send a test message" },
  "desktop.test": { needs: "member", token: null, says: "test this console's notifications" },
  "sign_in.set_secret": { needs: "self", token: null, says: "set a PIN or password" },
  /** An administrator's token may, so that an owner who forgot it can begin again. */
  "sign_in.take_owner_secret": { needs: "owner", token: "admin", says: "take the owner's PIN or password away" },
  "sign_in.set_owner_secret": { needs: "owner", token: null, says: "set the owner's PIN or password" },
  "sign_in.set_lock": { needs: "admin", token: null, says: "change when the console locks" },
} as const satisfies Readonly<Record<string, Row>>;

export type Command = CollectionCommand | keyof typeof otherCommands;

const verbs: Readonly<Record<Verb, string>> = { create: "create", patch: "edit", remove: "delete" };

export const permissions = {
  ...Object.fromEntries(
    Object.entries(collectionNeeds).flatMap(([collection, [needs, token, noun]]) =>
      (Object.keys(verbs) as Verb[]).map((verb): [string, Row] => [
        `${collection}.${verb}`,
        { needs: needs[verb], token, says: `${verbs[verb]} ${noun}` },
      ]),
    ),
  ),
  ...otherCommands,
} as Readonly<Record<Command, Row>>;

export const commandNames = Object.keys(permissions) as readonly Command[];

/** Null: permitted. The refusal says which role is missing. */
export function permit(principal: Principal, command: Command, subject: Subject = {}): Refusal | null {
  const row = permissions[command];
  switch (principal.kind) {
    case "station":
      return null;
    case "person":
      return isMet(principal, row.needs, subject) ? null : missing(row, `${principal.name} ${rolesToWords(principal)}`);
    case "token":
      return tokenRefusal(principal, row, subject);
    case "integration":
      return row.token === "integration" ? null : missing(row, `"${principal.name}" is an integration`);
    case "responder":
      return row.needs === "responder" ? null : missing(row, `${principal.name} answers from outside`);
  }
}

function isMet(person: Standing, need: Need, { team_ids = [], user_id = null }: Subject): boolean {
  const isAdmin = person.is_owner || person.roles.includes("admin");
  switch (need) {
    case "responder":
    case "member":
      return true;
    case "holder":
      return isAdmin || user_id === person.user_id || team_ids.some((id) => person.admin_of.includes(id));
    case "self":
      return isAdmin || user_id === person.user_id;
    case "team_admin":
      return isAdmin || (team_ids.length > 0 && team_ids.every((id) => person.admin_of.includes(id)));
    case "admin":
      return isAdmin;
    case "broadcaster":
    case "communicator":
      return isAdmin || person.roles.includes(need);
    case "billing":
      return person.is_owner || person.roles.includes("billing");
    case "owner":
      return person.is_owner;
  }
}

/** What only a person may, only a person's own token with the role admin may; and none may more than its person. */
function tokenRefusal(
  { name, role, person = null }: Extract<Principal, { kind: "token" }>,
  row: Row,
  subject: Subject,
): Refusal | null {
  if (row.token === null && person === null) return missing(row, "an API token can't do it");
  const least = row.token ?? "admin";
  if (!tokenMay(role, least))
    return forbidden(`This needs the role ${least}; the token "${name}" has the role ${role}`);
  return person === null || isMet(person, row.needs, subject)
    ? null
    : missing(row, `${person.name} ${rolesToWords(person)}`);
}

/** `integration` works alerts but does not read; `read_only` does nothing else. */
const tokenMayDo: Readonly<Record<TokenRole, readonly TokenRole[]>> = {
  admin: ["admin", "operator", "integration"],
  operator: ["operator", "integration"],
  integration: ["integration"],
  read_only: [],
};
const tokenMay = (role: TokenRole, least: TokenRole): boolean => tokenMayDo[role].includes(least);

const needToWords: Readonly<Record<Need, string>> = {
  responder: "a member of the account",
  member: "a member of the account",
  holder: "whoever has acknowledged it, an admin of its team, or the role admin",
  self: "that person or the role admin",
  team_admin: "the role admin, or team admin of every team that it is about",
  admin: "the role admin",
  broadcaster: "the role broadcaster",
  communicator: "the role communicator",
  billing: "the role billing",
  owner: "the account's owner",
};

function rolesToWords({ roles, admin_of }: Standing): string {
  const own = roles.length === 0 ? "has no role" : `has the role${roles.length > 1 ? "s" : ""} ${roles.join(", ")}`;
  return admin_of.length === 0
    ? own
    : `${own} and is admin of ${admin_of.length === 1 ? "a team" : `${admin_of.length} teams`}`;
}

const missing = ({ says, needs }: Row, who: string): Refusal =>
  forbidden(`Not allowed to ${says}: this needs ${needToWords[needs]}; ${who}`);
const forbidden = (detail: string): Refusal => ({ kind: "forbidden", detail });
