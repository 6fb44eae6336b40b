import { BarChart } from "@mantine/charts";
import { useState } from "react";

import { type AllAnswers, type AnswerGroup, type Grouping, groupings } from "../../core/figures/answer.ts";
import { t } from "../language/language.ts";
import { formatCount } from "../parts/time.ts";
import { ChartOrTable } from "./chart-or-table.tsx";
import { formatSeconds, formatShare, shareOf } from "./figure-words.ts";

const names: Readonly<Record<Grouping, string>> = {
  team: "Team",
  type: "Type",
  shift: "Shift",
  person: "Person",
};

const mostBars = 12;

interface GroupSectionProps {
  readonly now: AllAnswers;
  readonly before: AllAnswers;
}

/** Who answered how soon: by team, type, shift or person. */
export function GroupSection({ now, before }: GroupSectionProps): React.JSX.Element {
  const [grouping, setGrouping] = useState<Grouping>("type");
  const groups = now.groups[grouping].map((group) => ({ ...group, name: nameOf(group) }));
  const earlier = new Map(before.groups[grouping].map((group) => [group.key, group]));
  const drawn = groups.filter(({ answered }) => answered > 0).slice(0, mostBars);
  const half = t("Half within");
  const nine = t("90 % within");
  return (
    <ChartOrTable
      title={t("By team, type, shift and person")}
      aside={
        <div className="figures-periods" role="group" aria-label={t("Grouped by")}>
          {groupings.map((one) => (
            <button
              key={one}
              type="button"
              className="figures-choice"
              aria-pressed={one === grouping}
              onClick={() => setGrouping(one)}
            >
              {t(names[one])}
            </button>
          ))}
        </div>
      }
      summary={drawn
        .map(({ name, seconds }) =>
          t("{{name}}: half within {{half}}, 90 % within {{nine}}", {
            name,
            half: formatSeconds(seconds.p50),
            nine: formatSeconds(seconds.p90),
          }),
        )
        .join("; ")}
      chart={
        drawn.length === 0 ? (
          <p className="mute">{t("Nothing was answered in this period.")}</p>
        ) : (
          <BarChart
            h={Math.max(120, drawn.length * 44 + 50)}
            orientation="vertical"
            data={drawn.map(({ name, seconds }) => ({ name, [half]: seconds.p50 ?? 0, [nine]: seconds.p90 ?? 0 }))}
            dataKey="name"
            series={[
              { name: half, color: "var(--edge-soft)" },
              { name: nine, color: "var(--mute)" },
            ]}
            valueFormatter={formatSeconds}
            yAxisProps={{ width: 190 }}
            gridAxis="x"
            withLegend
            barProps={{ isAnimationActive: false, maxBarSize: 14 }}
          />
        )
      }
      table={<GroupTable grouping={grouping} groups={groups} earlier={earlier} />}
    />
  );
}

const nameOf = ({ key, name }: AnswerGroup): string => (key === "" ? t("No team") : t(name));

interface GroupTableProps {
  readonly grouping: Grouping;
  readonly groups: readonly AnswerGroup[];
  readonly earlier: ReadonlyMap<string, AnswerGroup>;
}

function GroupTable({ grouping, groups, earlier }: GroupTableProps): React.JSX.Element {
  return (
    <div className="figures-scroll">
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{t(names[grouping])}</th>
            {["Alerts", "Nobody answered", "Half within", "Before", "80 % within", "90 % within", "95 % within"].map(
              (name) => (
                <th key={name} scope="col">
                  {t(name)}
                </th>
              ),
            )}
            <th scope="col">{t("98.5 % within")}</th>
            <th scope="col">{t("False alarms")}</th>
          </tr>
        </thead>
        <tbody className="num">
          {groups.map(({ key, name, alerts, answered, over, false_alarms, seconds }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{formatCount(alerts)}</td>
              <td>{formatCount(grouping === "person" ? 0 : alerts - answered)}</td>
              <td>{formatSeconds(seconds.p50)}</td>
              <td className="mute">{formatSeconds(earlier.get(key)?.seconds.p50 ?? null)}</td>
              <td>{formatSeconds(seconds.p80)}</td>
              <td>{formatSeconds(seconds.p90)}</td>
              <td>{formatSeconds(seconds.p95)}</td>
              <td>{formatSeconds(seconds.p98_5)}</td>
              <td>{formatShare(shareOf(false_alarms, over))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
