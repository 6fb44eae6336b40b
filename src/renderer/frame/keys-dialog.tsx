import { Modal } from "@mantine/core";

import { t } from "../language/language.ts";

import { closeDialog } from "../state/view.ts";

const groups = [
  {
    title: "Move",
    keys: [
      ["j k ↓ ↑", "next, previous alert"],
      ["PgDn PgUp", "ten further, ten back"],
      ["Home End", "first, last"],
      [".", "show what came in meanwhile"],
      ["Esc", "one step back"],
    ],
  },
  {
    title: "The focused alert",
    keys: [
      ["A", "acknowledge"],
      ["⇧ A", "acknowledge with a note"],
      ["P", "in progress"],
      ["R", "resolve"],
      ["L", "close with notes"],
      ["E", "escalate now"],
      ["H", "hand off to a team or a person"],
      ["C", "comment"],
      ["U", "hand back (un-acknowledge)"],
      ["O", "reopen"],
    ],
  },
  {
    title: "Several alerts",
    keys: [
      ["X", "select or deselect"],
      ["⇧ X", "select up to here"],
      ["⇧ j k", "select while moving"],
      ["A", "acknowledge the selected ones"],
    ],
  },
  {
    title: "People, teams, policies",
    keys: [
      ["j k ↓ ↑", "next, previous"],
      ["+", "a new one"],
      ["Ctrl ↵", "save"],
      ["Esc", "from a field to the list, then back"],
    ],
  },
  {
    title: "On-call calendar",
    keys: [
      ["1 2 3 4", "month, week, day, timeline"],
      ["[ ]", "earlier, later"],
      [".", "today"],
      ["+", "a new shift"],
      ["Ctrl Z", "take the last edit back"],
      ["Ctrl ⇧ Z", "do it again"],
      ["⇧ ← →", "timeline: move a shift"],
      ["⇧ ↑ ↓", "timeline: give it to somebody else"],
      ["Ctrl ⇧ ← →", "timeline: change its end"],
    ],
  },
  {
    title: "Anywhere",
    keys: [
      ["Ctrl K", "find or do anything"],
      ["/", "search"],
      ["N", "raise an alert"],
      ["B", "board"],
      ["D", "on-call calendar"],
      ["T", "teams"],
      ["M", "people"],
      ["Y", "policies"],
      ["F", "alert configurations"],
      ["W", "notification rules"],
      ["I", "integrations"],
      ["8", "routers"],
      [",", "settings"],
      ["Ctrl L", "lock this console, or sign in"],
      ["?", "this list"],
      ["Ctrl ↵", "send what you wrote"],
    ],
  },
] as const;

export function KeysDialog(): React.JSX.Element {
  return (
    <Modal opened onClose={closeDialog} title={t("Keys")} size="lg">
      <div className="keys-dialog">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl>
              {keys.map(([key, text]) => (
                <div key={key}>
                  <dt>
                    {key.split(" ").map((cap) => (
                      <kbd key={cap}>{cap}</kbd>
                    ))}
                  </dt>
                  <dd>{t(text)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
