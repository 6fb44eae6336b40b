import type { EmergencyContact } from "../../../core/configuration.ts";
import { CopyButton } from "../../parts/copy-button.tsx";
import { PaneSection } from "../../parts/pane-section.tsx";
import { t } from "../../language/language.ts";

/** Numbers to dial by hand; a press copies the number. */
export function Contacts({ contacts }: { readonly contacts: readonly EmergencyContact[] }): React.JSX.Element {
  return (
    <PaneSection title={t("Emergency contacts")} aside={contacts.length === 0 ? undefined : t("press to copy")}>
      {contacts.length === 0 ? (
        <p className="pane-text mute">{t("The configuration names none.")}</p>
      ) : (
        <div className="contact-list">
          {contacts.map(({ name, phone }) => (
            <CopyButton
              key={`${name} ${phone}`}
              value={phone}
              label={t("Copy {{name}} {{phone}}", { name, phone })}
              className="contact"
            >
              {name} <b className="num">{phone}</b>
            </CopyButton>
          ))}
        </div>
      )}
    </PaneSection>
  );
}
