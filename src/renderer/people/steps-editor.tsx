import { NumberInput } from "@mantine/core";
import { useState } from "react";

import { Channel } from "../../core/alert.ts";
import type { Step } from "../../core/notification-rule.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { channelNames } from "../parts/channel-name.ts";
import { formatDelay } from "../parts/duration.ts";
import { addGroup, groupSteps, moveGroup, removeGroup, toggleChannel } from "./step-groups.ts";

interface StepsEditorProps {
  /** Whose steps they are, for those who listen. */
  readonly name: string;
  readonly steps: readonly Step[];
  readonly usable: readonly Channel[];
  readonly onChange: (steps: readonly Step[]) => void;
}

/** One line for each time: when, and on which channels. */
export function StepsEditor({ name, steps, usable, onChange }: StepsEditorProps): React.JSX.Element {
  const groups = groupSteps(steps);
  const more = addGroup(steps, usable);
  return (
    <div className="steps-editor">
      {groups.map(({ delay_seconds: delay, channels }) => (
        <div key={delay} className="steps-row">
          <Delay
            label={t("{{name}}, {{delay}}: seconds", { name, delay: formatDelay(delay) })}
            delay={delay}
            onChange={(to) => onChange(moveGroup(steps, delay, to))}
          />
          <div
            className="steps-channels"
            role="group"
            aria-label={t("Channels {{delay}}", { delay: formatDelay(delay) })}
          >
            {Channel.options.map((channel) => (
              <button
                key={channel}
                type="button"
                className="tab-choice"
                aria-pressed={channels.includes(channel)}
                data-unusable={!usable.includes(channel) || undefined}
                onClick={() => onChange(toggleChannel(steps, delay, channel))}
              >
                {t(channelNames[channel])}
              </button>
            ))}
          </div>
          <button
            type="button"
            className="icon-button"
            aria-label={t("Take away what happens {{delay}}", { delay: formatDelay(delay) })}
            title={t("Take this step away")}
            onClick={() => onChange(removeGroup(steps, delay))}
          >
            ×
          </button>
        </div>
      ))}
      <div>
        <ActionButton
          label={groups.length === 0 ? t("Add a step") : t("Add a later step")}
          reason={more === null ? t("There is no later time") : null}
          onPress={() => more !== null && onChange(more)}
        />
      </div>
    </div>
  );
}

interface DelayProps {
  readonly label: string;
  readonly delay: number;
  readonly onChange: (delay: number) => void;
}

/** What is typed counts once the field is left, so that 6 on the way to 60 moves nothing. */
function Delay({ label, delay, onChange }: DelayProps): React.JSX.Element {
  const [typed, setTyped] = useState<number | string>(delay);
  const isRight = typeof typed === "number" && Number.isInteger(typed) && typed >= 0 && typed <= 86_400;
  const commit = (): void => {
    if (isRight && typed !== delay) onChange(typed);
  };
  return (
    <NumberInput
      className="steps-delay"
      aria-label={label}
      prefix={t("after ")}
      suffix=" s"
      size="sm"
      min={0}
      max={86_400}
      clampBehavior="none"
      allowDecimal={false}
      hideControls
      value={typed}
      error={isRight ? undefined : "0 to 86400"}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={({ key }) => {
        if (key === "Enter") commit();
      }}
    />
  );
}
