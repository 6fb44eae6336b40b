import { Modal, Select } from "@mantine/core";
import { useEffect, useState } from "react";

import type { CalendarImport, CalendarTeam } from "../../contract/calendar.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { remember } from "../state/calendar.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { stopAsking } from "./asking.ts";

/** Calendar files in, after a look at what would become of them; and the feed for calendars outside. */
export function ImportDialog({ team }: { readonly team: CalendarTeam }): React.JSX.Element {
  const { schedule_id } = team;
  const [feed, setFeed] = useState<string | null>(null);
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const [layer, setLayer] = useState(1);
  const [found, setFound] = useState<CalendarImport | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isTaken, setTaken] = useState(false);

  useEffect(() => {
    const read = async (): Promise<void> => {
      try {
        setFeed(await ask("calendar.feed", { schedule_id }));
      } catch (error) {
        setTrouble(toCallFailed(error).failure.message);
      }
    };
    void read();
  }, [schedule_id]);

  const take = async (text: string, to: number, is_dry: boolean): Promise<void> => {
    setTrouble(null);
    try {
      const result = await ask("calendar.import", { schedule_id, calendar: text, layer: to, is_dry }, 30_000);
      if (!result.ok) {
        setFound(null);
        return setTrouble(result.refusal.detail);
      }
      setFound(result.value);
      setTaken(!is_dry);
      const { taken, undo } = result.value;
      if (!is_dry)
        remember({ schedule_id, undo, words: t("{{count}} shifts taken from the file", { count: taken.length }) });
    } catch (error) {
      setTrouble(toCallFailed(error).failure.message);
    }
  };
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const text = await chosen.text();
    setFile({ name: chosen.name, text });
    await take(text, layer, true);
  };

  return (
    <Modal opened onClose={stopAsking} size="lg" title={<b>{t("Calendar files, {{team}}", { team: team.name })}</b>}>
      <div className="shift-form">
        <section aria-label={t("Take a file in")} className="shift-form">
          <div className="record-fields">
            <label className="file-choice">
              <span className="field-label">{t("An .ics file")}</span>
              <input
                type="file"
                accept=".ics,text/calendar"
                onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
              />
            </label>
            <Select
              label={t("Onto layer")}
              allowDeselect={false}
              data={team.layers.map((one) => ({
                value: String(one.layer),
                label: t("Layer {{layer}}", { layer: one.layer }),
              }))}
              value={String(layer)}
              onChange={(value) => {
                const to = Number(value ?? 1);
                setLayer(to);
                if (file !== null && !isTaken) void take(file.text, to, true);
              }}
            />
          </div>
          {trouble !== null && (
            <p className="field-error" role="alert">
              {trouble}
            </p>
          )}
          {found !== null && (
            <div role="status">
              <p>
                {isTaken
                  ? t("{{count}} shifts were taken.", { count: found.taken.length })
                  : t("{{count}} events can be taken.", { count: found.taken.length })}{" "}
                {found.left_out.length > 0 && (
                  <b className="record-warning">{t("{{count}} cannot be taken:", { count: found.left_out.length })}</b>
                )}
              </p>
              <ul className="import-report">
                {found.left_out.map(({ summary, why }, place) => (
                  <li key={`${place} ${summary}`}>
                    <b>{summary}</b> {why}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div className="record-save-row">
            <ActionButton
              label={t("Take into the plan")}
              look="primary"
              reason={
                file === null
                  ? t("Choose a file first")
                  : isTaken
                    ? t("It is in the plan")
                    : found === null || found.taken.length === 0
                      ? t("Nothing in it can be taken")
                      : null
              }
              onPress={() => {
                if (file !== null) void take(file.text, layer, false);
              }}
            />
          </div>
        </section>
        <section aria-label={t("Feed")} className="feed">
          <p className="field-label">{t("Feed for other calendars")}</p>
          <p className="mute small">
            {t("Whoever has this address can read who is on call. It shows what really holds, overrides and all.")}
          </p>
          {feed !== null && (
            <div className="feed-address">
              <code className="clip">{feed}</code>
              <CopyButton value={feed} label={t("Copy the feed's address")}>
                {t("Copy")}
              </CopyButton>
            </div>
          )}
        </section>
      </div>
    </Modal>
  );
}
