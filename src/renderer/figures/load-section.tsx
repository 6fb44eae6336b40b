import { BarChart } from "@mantine/charts";

import { floodAbove, type Load } from "../../core/figures/load.ts";
import { t } from "../language/language.ts";
import { formatAge, formatCount, formatInstant } from "../parts/time.ts";
import { formatTurn } from "../parts/turn-time.ts";
import { useClock } from "../state/clock.ts";
import { ChartOrTable } from "./chart-or-table.tsx";
import { formatShare } from "./figure-words.ts";

interface LoadSectionProps {
  readonly now: Load;
  readonly before: Load;
}

const round = (value: number): string => (value < 10 ? value.toFixed(1) : formatCount(Math.round(value)));

/** How many alerts each operator got in ten minutes, and when there were more than anybody can work. */
export function LoadSection({ now, before }: LoadSectionProps): React.JSX.Element {
  const minute = useClock((clock) => Math.floor(clock.now / 60_000) * 60_000);
  const peakName = t("Busiest ten minutes");
  const facts = t(
    "{{mean}} on average ({{before}} before), {{peak}} at most, {{share}} of the time in flood. ISA-18.2: above {{limit}} is a flood.",
    {
      mean: round(now.mean),
      before: round(before.mean),
      peak: round(now.peak),
      share: formatShare(now.time_in_flood),
      limit: floodAbove,
    },
  );
  return (
    <ChartOrTable
      title={t("Alerts per operator in ten minutes")}
      aside={<span className="mute num">{facts}</span>}
      summary={facts}
      chart={
        <BarChart
          h={190}
          data={now.slots.map(({ start, peak }) => ({ start: formatTurn(start, minute), [peakName]: peak }))}
          dataKey="start"
          series={[{ name: peakName, color: "var(--edge)" }]}
          getBarColor={(value) => (value > floodAbove ? "var(--crit)" : "var(--edge)")}
          valueFormatter={round}
          referenceLines={[{ y: floodAbove, label: t("flood"), color: "var(--crit-text)" }]}
          yAxisProps={{ domain: [0, Math.max(floodAbove + 2, Math.ceil(now.peak))], allowDecimals: false }}
          xAxisProps={{ minTickGap: 40 }}
          barProps={{ isAnimationActive: false }}
        />
      }
      table={
        <div className="figures-scroll figures-tall">
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">{t("From")}</th>
                <th scope="col">{t("Alerts")}</th>
                <th scope="col">{peakName}</th>
              </tr>
            </thead>
            <tbody className="num">
              {now.slots.map(({ start, alerts, peak }) => (
                <tr key={start}>
                  <th scope="row">{formatInstant(start, minute)}</th>
                  <td>{formatCount(alerts)}</td>
                  <td>
                    {round(peak)}
                    {peak > floodAbove && <b className="figures-missed"> ▲ {t("flood")}</b>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      }
    >
      <Floods load={now} minute={minute} />
    </ChartOrTable>
  );
}

const mostFloods = 50;

function Floods({ load: { floods }, minute }: { readonly load: Load; readonly minute: number }): React.JSX.Element {
  if (floods.length === 0) return <p className="mute">{t("There was no flood in this period.")}</p>;
  return (
    <div className="figures-scroll figures-tall">
      <table className="figures-table">
        <caption>{t("Floods")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Began")}</th>
            <th scope="col">{t("Lasted")}</th>
            <th scope="col">{t("Alerts")}</th>
            <th scope="col">{t("Most in ten minutes")}</th>
          </tr>
        </thead>
        <tbody className="num">
          {floods
            .slice(-mostFloods)
            .toReversed()
            .map(({ start, end, alerts, peak }) => (
              <tr key={start}>
                <th scope="row">{formatInstant(start, minute)}</th>
                <td>{end === null ? t("goes on") : formatAge(end - start)}</td>
                <td>{formatCount(alerts)}</td>
                <td>{formatCount(peak)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
