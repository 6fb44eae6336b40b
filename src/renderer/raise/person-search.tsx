import { CloseButton, Combobox, TextInput, useCombobox } from "@mantine/core";
import { useEffect, useState } from "react";

import type { Person } from "../../contract/calls.ts";
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import type { KnownPerson } from "./raise-draft.ts";

interface PersonSearchProps {
  readonly person: KnownPerson | null;
  readonly who: string;
  readonly error: string | undefined;
  readonly onChoose: (person: KnownPerson | null) => void;
  readonly onType: (who: string) => void;
}

/** Lets a typist finish a syllable before main is asked. */
const pauseMs = 120;
const shownAtMost = 8;

/** Finds a person of the organisation, or keeps the name as it was typed. */
export function PersonSearch({ person, who, error, onChoose, onType }: PersonSearchProps): React.JSX.Element {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { people, failure } = usePeople(person === null ? who : "");
  const shown = people.slice(0, shownAtMost);

  if (person !== null)
    return (
      <TextInput
        label={t("Who is in danger")}
        readOnly
        value={person.name}
        description={
          [person.team_name, person.phone].filter(Boolean).join(" · ") || t("No team and no phone on record")
        }
        inputWrapperOrder={["label", "input", "description", "error"]}
        error={error}
        rightSection={<CloseButton size="sm" aria-label={t("Choose another person")} onClick={() => onChoose(null)} />}
      />
    );
  return (
    <Combobox
      store={combobox}
      withinPortal
      onOptionSubmit={(id) => {
        const found = shown.find((option) => option.id === id);
        if (found !== undefined) onChoose(found);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t("Who is in danger")}
          placeholder={t("Name, phone or number")}
          autoComplete="off"
          value={who}
          description={adviceOf(who, people.length, failure)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          error={error}
          onChange={({ currentTarget: { value } }) => {
            onType(value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={shown.length === 0}>
        <Combobox.Options aria-label={t("People found")}>
          {shown.map((option) => (
            <Combobox.Option value={option.id} key={option.id}>
              <span className="raise-person">
                <span className="clip">{option.name}</span>
                <span className="mute small clip">{[option.team_name, option.phone].filter(Boolean).join(" · ")}</span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function adviceOf(who: string, found: number, failure: string | null): string {
  if (failure !== null)
    return t("The list of people cannot be searched ({{failure}}). The name is kept as written", { failure });
  if (who.trim() === "") return t("Leave empty when unknown");
  return found === 0
    ? t("Not in the list: the name is kept as written")
    : t("Choose with arrow down, or go on: the name is kept as written");
}

interface Found {
  /** What was looked for. */
  readonly q: string;
  readonly people: readonly Person[];
  readonly failure: string | null;
}

function usePeople(q: string): Pick<Found, "people" | "failure"> {
  const [found, setFound] = useState<Found>({ q: "", people: [], failure: null });
  const sought = q.trim();
  useEffect(() => {
    if (sought === "") return undefined;
    let isStale = false;
    const search = async (): Promise<void> => {
      try {
        const people = await ask("person.search", { q: sought });
        if (!isStale) setFound({ q: sought, people, failure: null });
      } catch (error) {
        if (!isStale) setFound({ q: sought, people: [], failure: toCallFailed(error).failure.message });
      }
    };
    const timer = setTimeout(() => void search(), pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [sought]);
  // Those found for fewer letters stay in sight until the answer for more of them is there.
  return sought === "" ? { people: [], failure: null } : found;
}
