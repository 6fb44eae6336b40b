import { useDeferredValue, useMemo } from "react";
import { create } from "zustand";

import type { Item } from "../../core/collection.ts";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { formatDuration } from "../parts/duration.ts";
import { useListKeys } from "../records/list-keys.ts";
import { RecordList, RecordRow, RecordScreen } from "../records/record-screen.tsx";
import { formKey, useIsEdited } from "../state/record-form.ts";
import { readRecords, useRecords } from "../state/records.ts";
import { useMay } from "../state/sign-in.ts";
import { newId, useView } from "../state/view.ts";
import "./policies.css";
import { PolicyForm } from "./policy-form.tsx";
import { endOf, segmentsOf } from "./segments.ts";

/** Outlives the page. */
const useSearch = create<{ readonly query: string }>(() => ({ query: "" }));

export function PoliciesPage(): React.JSX.Element {
  const policies = useRecords("escalation-policies");
  const teams = useRecords("teams").items;
  const people = useRecords("users").items;
  const query = useSearch((search) => search.query);
  const opened = useView(({ openedByPage }) => openedByPage.policies ?? null);
  const mayCreate = useMay("escalation-policies.create");
  const sought = useDeferredValue(query).trim().toLowerCase();
  const shown = useMemo(
    () =>
      policies.items
        .filter(({ fields }) => fields.name.toLowerCase().includes(sought))
        .toSorted((one, other) => one.fields.name.localeCompare(other.fields.name)),
    [policies.items, sought],
  );
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  useListKeys({ page: "policies", ids, mayCreate });
  const policy = policies.items.find(({ id }) => id === opened) ?? null;
  const tabStop = opened !== null && ids.includes(opened) ? opened : ids[0];
  return (
    <RecordScreen
      page="policies"
      title="Policies"
      noun="policy"
      shown={shown.length}
      total={policies.items.length}
      query={query}
      onSearch={(text) => useSearch.setState({ query: text })}
      mayCreate={mayCreate}
      detailLook="wide"
      list={
        <RecordList
          label="Escalation policies"
          isRead={policies.isRead}
          failure={policies.failure}
          onRetry={() => void readRecords("escalation-policies")}
          isEmpty={shown.length === 0}
          empty={
            policies.items.length > 0 ? (
              <CalmNotice title="No policy fits the search" />
            ) : (
              <CalmNotice title="There is no policy yet">
                <p>Every new team comes with one. Press + to make one that several teams share.</p>
              </CalmNotice>
            )
          }
        >
          {shown.map((one) => (
            <PolicyRow key={one.id} policy={one} isOpened={one.id === opened} isTabStop={one.id === tabStop} />
          ))}
        </RecordList>
      }
      detail={
        opened === newId || policy !== null ? (
          <PolicyForm key={opened} policy={policy} policies={policies.items} teams={teams} people={people} />
        ) : (
          <CalmNotice
            title={opened === null || !policies.isRead ? "No policy is opened" : "This policy is not there any more"}
          >
            <p>Choose one with j and k, or by a click.</p>
          </CalmNotice>
        )
      }
    />
  );
}

interface PolicyRowProps {
  readonly policy: Item<"escalation-policies">;
  readonly isOpened: boolean;
  readonly isTabStop: boolean;
}

function PolicyRow({ policy, isOpened, isTabStop }: PolicyRowProps): React.JSX.Element {
  const { id, fields } = policy;
  const isEdited = useIsEdited(formKey("escalation-policies", id));
  const { length } = fields.layers;
  return (
    <RecordRow page="policies" id={id} isOpened={isOpened} isTabStop={isTabStop}>
      <span className="clip">
        {fields.name}
        {isEdited && <span className="record-unsaved"> not saved</span>}
      </span>
      <span className="mute small num">
        {length === 1 ? "1 layer" : `${length} layers`}, {formatDuration(endOf(segmentsOf(fields)))} in all
      </span>
    </RecordRow>
  );
}
