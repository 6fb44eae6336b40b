import { TextInput } from "@mantine/core";
import { Fragment } from "react";

import type { EditedCollection } from "../../contract/record.ts";
import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { formatCount } from "../parts/time.ts";
import { readRecords } from "../state/records.ts";
import { search } from "../state/search.ts";
import { newId, openThing, type Page } from "../state/view.ts";
import { ConflictBar, ConflictMark } from "./conflict-mark.tsx";
import { isNew, type Listing } from "./listing.ts";
import "./records.css";

interface RecordScreenProps<C extends EditedCollection> {
  readonly listing: Listing<C>;
  readonly title: string;
  /** What one is called, for example "person". */
  readonly noun: string;
  /** What the list itself is called, where that is not its title. */
  readonly label?: string;
  /** Further filters. */
  readonly filters?: React.ReactNode;
  /** Further things to do with the list, beside making a new one. */
  readonly actions?: React.ReactNode;
  /** `wide`: the detail takes most of the screen. */
  readonly detailLook?: "pane" | "wide";
  /** What to say when there is nothing at all. */
  readonly empty: React.ReactNode;
  /** What to say when nothing fits the search. */
  readonly nothingFits: React.ReactNode;
  readonly renderRow: (item: Item<C>, place: RowPlace) => React.ReactNode;
  /** Null: a new one. */
  readonly renderForm: (item: Item<C> | null) => React.ReactNode;
  /** Stands in the place of the detail while none is opened, or when the opened one is gone. */
  readonly unopened: React.ReactNode;
}

/** A list to the left, one thing in detail to the right. */
export function RecordScreen<C extends EditedCollection>(props: RecordScreenProps<C>): React.JSX.Element {
  const { listing, title, noun, label = title, filters, actions, detailLook = "pane", empty, nothingFits } = props;
  const { page, shown, items, query, mayCreate, opened, item, tabStop } = listing;
  const [count, total] = [shown.length, items.length];
  return (
    <div className="records" data-look={detailLook}>
      <main className="records-main" aria-label={title}>
        <div className="records-bar">
          <h1>{title}</h1>
          <span className="mute num" aria-live="polite">
            {count === total
              ? formatCount(total)
              : t("{{some}} of {{all}}", { some: formatCount(count), all: formatCount(total) })}
          </span>
          <span className="records-gap" />
          {mayCreate && (
            <ActionButton
              label={t("New {{noun}}", { noun: t(noun) })}
              keys="+"
              onPress={() => openThing(page, newId)}
            />
          )}
        </div>
        <div className="records-bar records-filters">
          <TextInput
            type="search"
            aria-label={t("Search {{title}}", { title: title.toLowerCase() })}
            placeholder={t("Search")}
            className="records-search"
            data-record-search
            rightSection={<kbd aria-hidden="true">/</kbd>}
            value={query}
            onChange={({ currentTarget: { value } }) => search(page, value)}
            onKeyDown={({ key }) => {
              if (key === "Escape") search(page, "");
            }}
          />
          {filters}
          {actions}
        </div>
        <RecordList
          label={label}
          isRead={listing.isRead}
          failure={listing.failure}
          onRetry={() => void readRecords(listing.collection)}
          isEmpty={count === 0}
          empty={total > 0 ? nothingFits : empty}
        >
          {shown.map((one) => (
            <Fragment key={one.id}>
              {props.renderRow(one, { isOpened: one.id === opened, isTabStop: one.id === tabStop })}
            </Fragment>
          ))}
        </RecordList>
      </main>
      <aside className="records-detail" aria-label={t("{{noun}} in detail", { noun: t(noun) })} data-record-detail>
        {item !== null && <ConflictBar id={item.id} />}
        {item !== null || isNew(listing) ? <Fragment key={opened}>{props.renderForm(item)}</Fragment> : props.unopened}
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
function RecordList(props: RecordListProps): React.JSX.Element {
  const { label, isRead, failure, onRetry, isEmpty, empty, children } = props;
  if (!isRead)
    return failure === null ? (
      <CalmNotice title={t("Reading the list")} />
    ) : (
      <CalmNotice title={t("The list cannot be read: {{failure}}", { failure })} tone="bad">
        <p>{t("Alerts are received and escalated as before.")}</p>
        <div className="notice-actions">
          <ActionButton label={t("Read it again")} look="primary" onPress={onRetry} />
        </div>
      </CalmNotice>
    );
  return (
    <>
      {failure !== null && (
        <p className="records-bad" role="alert">
          {t("This list may be old: {{failure}}.", { failure })}{" "}
          <button type="button" className="link-button" onClick={onRetry}>
            {t("Read again")}
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

/** Where a row stands among the others. */
export interface RowPlace {
  readonly isOpened: boolean;
  /** Reached by the Tab key: the opened row, or the first. */
  readonly isTabStop: boolean;
}

interface RecordRowProps extends RowPlace {
  readonly page: Page;
  readonly id: string;
  /** What can be done from the list, beside opening it. */
  readonly aside?: React.ReactNode;
  readonly children: React.ReactNode;
}

export function RecordRow({ page, id, isOpened, isTabStop, aside, children }: RecordRowProps): React.JSX.Element {
  return (
    <li className={aside === undefined ? undefined : "record-line"}>
      <button
        type="button"
        className="record-row"
        data-record-id={id}
        aria-current={isOpened ? "true" : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => openThing(page, id)}
      >
        {children}
        <ConflictMark id={id} />
      </button>
      {aside}
    </li>
  );
}
