import { BarChart } from "@mantine/charts";

import type { ChannelFigures } from "../../core/figures/delivery.ts";
import { t } from "../language/language.ts";
import { channelNames } from "../parts/channel-name.ts";
import { formatCount } from "../parts/time.ts";
import { ChartOrTable } from "./chart-or-table.tsx";
import { formatSeconds, formatShare, shareOf } from "./figure-words.ts";

interface ChannelSectionProps {
  readonly now: readonly ChannelFigures[];
  readonly before: readonly ChannelFigures[];
}

/** What became of the messages, channel by channel. */
export function ChannelSection({ now, before }: ChannelSectionProps): React.JSX.Element {
  const delivered = t("Delivered");
  const sent = t("Sent, no report");
  const failed = t("Failed");
  const other = t("Waiting or overtaken");
  return (
    <ChartOrTable
      title={t("Messages by channel")}
      summary={now
        .map((one) =>
          t("{{channel}}: {{sent}} sent, {{delivered}} delivered, {{failed}} failed", {
            channel: t(channelNames[one.channel]),
            sent: one.sent,
            delivered: one.delivered,
            failed: one.failed,
          }),
        )
        .join("; ")}
      chart={
        now.length === 0 ? (
          <p className="mute">{t("No message was sent in this period.")}</p>
        ) : (
          <BarChart
            h={now.length * 40 + 60}
            orientation="vertical"
            type="stacked"
            data={now.map((one) => ({
              name: t(channelNames[one.channel]),
              [delivered]: one.delivered,
              [sent]: one.sent - one.delivered,
              [failed]: one.failed,
              [other]: one.waiting + one.cancelled,
            }))}
            dataKey="name"
            series={[
              { name: delivered, color: "var(--ok)" },
              { name: sent, color: "var(--edge)" },
              { name: failed, color: "var(--crit)" },
              { name: other, color: "var(--edge-soft)" },
            ]}
            valueFormatter={formatCount}
            yAxisProps={{ width: 90 }}
            gridAxis="x"
            withLegend
            barProps={{ isAnimationActive: false, maxBarSize: 20 }}
          />
        )
      }
      table={null}
    >
      <ChannelTable now={now} before={before} />
    </ChartOrTable>
  );
}

const columns = [
  "Messages",
  "Sent",
  "Delivered",
  "Failed",
  "Failed share",
  "Before",
  "Overtaken",
  "Waiting",
  "Half delivered within",
  "Cost",
] as const;

function ChannelTable({ now, before }: ChannelSectionProps): React.JSX.Element {
  return (
    <div className="figures-scroll">
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{t("Channel")}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="num">
          {now.map((one) => {
            const earlier = before.find(({ channel }) => channel === one.channel);
            return (
              <tr key={one.channel}>
                <th scope="row">{t(channelNames[one.channel])}</th>
                <td>{formatCount(one.messages)}</td>
                <td>{formatCount(one.sent)}</td>
                <td>{formatCount(one.delivered)}</td>
                <td>{formatCount(one.failed)}</td>
                <td>{formatShare(shareOf(one.failed, one.messages))}</td>
                <td className="mute">
                  {formatShare(earlier === undefined ? null : shareOf(earlier.failed, earlier.messages))}
                </td>
                <td>{formatCount(one.cancelled)}</td>
                <td>{formatCount(one.waiting)}</td>
                <td>{formatSeconds(one.median_seconds)}</td>
                <td>{one.cost === 0 ? "–" : one.cost.toFixed(2)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="mute small">{t("Cost as the providers told it, in the currency of the account with them.")}</p>
    </div>
  );
}
