// The layers that an alert can be escalated to by hand, with who would be asked on each now. Pure.
import type { RosterView } from "../../contract/roster.ts";
import type { Alert } from "../../core/alert.ts";
import type { Track } from "../../core/track.ts";
import { t } from "../language/language.ts";
import { peopleWords } from "../roster/roster-words.ts";

export interface LayerChoice {
  readonly value: string;
  readonly label: string;
  /** Nobody is there to be asked. */
  readonly disabled: boolean;
}

interface Where {
  readonly track_id: string;
  readonly layer: number;
}

/** Stands for no choice: every track goes on to its next layer. */
export const nextLayer = "next";

const teamTracks = ({ tracks }: Pick<Alert, "tracks">): readonly Track[] =>
  tracks.filter(({ kind }) => kind === "team");

export const hasLayers = (alert: Pick<Alert, "tracks">): boolean => teamTracks(alert).length > 0;

export function layerChoices(
  alert: Pick<Alert, "tracks">,
  roster: RosterView | null,
): readonly { readonly group: string; readonly items: readonly LayerChoice[] }[] {
  return teamTracks(alert).map((track) => ({
    group: track.name,
    items: (track.policy?.layers ?? []).map((_, place) => choiceOf(track, place + 1, roster)),
  }));
}

function choiceOf(track: Track, layer: number, roster: RosterView | null): LayerChoice {
  const value = `${layer} ${track.id}`;
  const team = roster?.teams.find(({ team_id }) => team_id === track.team_id);
  // A roster that was not read yet keeps nobody from choosing: the station decides.
  if (team === undefined) return { value, label: t("Layer {{layer}}", { layer }), disabled: false };
  const now = team.layers.find((one) => one.layer === layer)?.now ?? [];
  const who = now.length === 0 ? t("nobody on call") : peopleWords(now, 3);
  const isAsked = track.status === "running" && track.layer === layer;
  const label = isAsked
    ? t("Layer {{layer}}: {{who}}, being asked", { layer, who })
    : t("Layer {{layer}}: {{who}}", { layer, who });
  return { value, label, disabled: now.length === 0 };
}

/** Null: the next layer of every track. */
export function whereOf(value: string): Where | null {
  const [layer, track_id] = value.split(" ", 2);
  return layer === undefined || track_id === undefined ? null : { layer: Number(layer), track_id };
}
