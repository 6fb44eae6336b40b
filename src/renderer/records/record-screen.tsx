import { TextInput } from "@mantine/core";

import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { formatCount } from "../parts/time.ts";
import { newId, openThing, type Page } from "../state/view.ts";
import "./records.css";

interface RecordScreenProps {
  readonly page: Page;
  readonly title: string;
  /** What one is called, for example "person". */
  readonly noun: string;
  readonly shown: number;
  readonly total: number;
  readonly query: string;
  readonly onSearch: (query: string) => void;
  readonly mayCreate: boolean;
  /** Further filters. */
  readonly filters?: React.ReactNode;
  /** `wide`: the detail takes most of the screen. */
  readonly detailLook?: "pane" | "wide";
  readonly list: React.ReactNode;
  readonly detail: React.ReactNode;
}

/** A list to the left, one thing in detail to the right. */
export function RecordScreen(props: RecordScreenProps): React.JSX.Element {
  const { page, title, noun, shown, total, query, onSearch, mayCreate, filters, detailLook = "pane" } = props;
  return (
    <div className="records" data-look={detailLook}>
      <main className="records-main" aria-label={title}>
        <div className="records-bar">
          <h1>{title}</h1>
          <span className="mute num" aria-live="polite">
            {shown === total ? formatCount(total) : `${formatCount(shown)} of ${formatCount(total)}`}
          </span>
          <span className="records-gap" />
          {mayCreate && <ActionButton label={`New ${noun}`} keys="+" onPress={() => openThing(page, newId)} />}
        </div>
        <div className="records-bar records-filters">
          <TextInput
            type="search"
            aria-label={`Search ${title.toLowerCase()}`}
            placeholder="Search"
            className="records-search"
            data-record-search
            rightSection={<kbd aria-hidden="true">/</kbd>}
            value={query}
            onChange={({ currentTarget: { value } }) => onSearch(value)}
            onKeyDown={({ key }) => {
              if (key === "Escape") onSearch("");
            }}
          />
          {filters}
        </div>
        {props.list}
      </main>
      <aside className="records-detail" aria-label={`${noun} in detail`} data-record-detail>
        {props.detail}
      </aside>
    </div>
  );
}

interface RecordListProps {
  readonly label: string;
  readonly isRead: boolean;
  readonly failure: string | null;
  readonly onRetry: () => void;
  readonly isEmpty: boolean;
  /** What to say when there is nothing at all, or nothing that fits the search. */
  readonly empty: React.ReactNode;
  readonly children: React.ReactNode;
}

/** What was read stays in sight when reading it again fails. */
export function RecordList(props: RecordListProps): React.JSX.Element {
  const { label, isRead, failure, onRetry, isEmpty, empty, children } = props;
  if (!isRead)
    return failure === null ? (
      <CalmNotice title="Reading the list" />
    ) : (
      <CalmNotice title={`The list cannot be read: ${failure}`} tone="bad">
        <p>Alerts are received and escalated as before.</p>
        <div className="notice-actions">
          <ActionButton label="Read it again" look="primary" onPress={onRetry} />
        </div>
      </CalmNotice>
    );
  return (
    <>
      {failure !== null && (
        <p className="records-bad" role="alert">
          This list may be old: {failure}.{" "}
          <button type="button" className="link-button" onClick={onRetry}>
            Read again
          </button>
        </p>
      )}
      {isEmpty ? (
        empty
      ) : (
        <ul className="records-list" aria-label={label}>
          {children}
        </ul>
      )}
    </>
  );
}

interface RecordRowProps {
  readonly page: Page;
  readonly id: string;
  readonly isOpened: boolean;
  /** Reached by the Tab key: the opened row, or the first. */
  readonly isTabStop: boolean;
  readonly children: React.ReactNode;
}

export function RecordRow({ page, id, isOpened, isTabStop, children }: RecordRowProps): React.JSX.Element {
  return (
    <li>
      <button
        type="button"
        className="record-row"
        data-record-id={id}
        aria-current={isOpened ? "true" : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => openThing(page, id)}
      >
        {children}
      </button>
    </li>
  );
}
