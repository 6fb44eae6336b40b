import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useEffectEvent, useRef } from "react";

import { t } from "../language/language.ts";

import { setHold, useList } from "../state/list.ts";
import { useSession } from "../state/session.ts";
import { select, useView } from "../state/view.ts";
import { FreshBar } from "./fresh-bar.tsx";
import { ListState } from "./list-state.tsx";
import "./list.css";
import { Row } from "./row.tsx";

const rowHeights = { comfortable: 44, dense: 32 } as const;
const columns = ["No.", "Age", "Who", "What", "Where", "Reached", "Next step", "Status"] as const;
/** A focus by keyboard that nobody uses any more lets the list go; letters go by alert, not by place. */
const keyboardHoldMs = 20_000;

/** Only the rows in sight exist; the grid still tells its true size. */
export function List(): React.JSX.Element {
  const shown = useList((list) => list.shown);
  const density = useSession(({ preferences }) => preferences.density);
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = rowHeights[density];
  // Kept between renders: with a new one the virtualizer would measure every alert again at each step of scrolling.
  const getItemKey = useCallback((index: number) => shown[index] ?? index, [shown]);
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is used in this component only, and nothing here is compiled
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey,
    overscan: 4,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const focusedId = useView((view) => view.focusedId);
  const focusedIndex = focusedId === null ? -1 : shown.indexOf(focusedId);
  // Only a new focus scrolls: a row that moves by itself must not pull the list along.
  const reveal = useEffectEvent(() => {
    if (focusedIndex !== -1) virtualizer.scrollToIndex(focusedIndex, { align: "auto" });
  });
  useEffect(() => {
    if (focusedId !== null) reveal();
  }, [focusedId]);
  useFocusFollows(scroller, focusedId);
  useKeyboardHold(scroller);
  useScrollbarWidth(scroller);
  useLettingGo();

  const isEmpty = shown.length === 0;
  return (
    <div
      className="board-list"
      onPointerEnter={() => setHold("pointer", true)}
      onPointerLeave={() => setHold("pointer", false)}
    >
      <div
        role="grid"
        className="board-grid"
        aria-label={t("Alerts")}
        aria-rowcount={shown.length + 1}
        aria-colcount={columns.length + 3}
        aria-multiselectable="true"
      >
        <Head shown={shown} />
        <FreshBar />
        <div className="board-scroller" ref={scroller} {...(isEmpty ? {} : { role: "rowgroup", tabIndex: -1 })}>
          <div role="presentation" className="board-canvas" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, key, start }) => (
              <div key={key} role="presentation" className="board-slot" style={{ transform: `translateY(${start}px)` }}>
                <Row id={String(key)} index={index} isTabStop={index === Math.max(0, focusedIndex)} />
              </div>
            ))}
          </div>
        </div>
      </div>
      {isEmpty && (
        <div className="board-empty">
          <ListState />
        </div>
      )}
    </div>
  );
}

const Head = memo(function Head({ shown }: { readonly shown: readonly string[] }) {
  const selectedCount = useView(({ selectedIds }) =>
    selectedIds.size === 0 ? 0 : shown.reduce((count, id) => count + (selectedIds.has(id) ? 1 : 0), 0),
  );
  const isAll = shown.length > 0 && selectedCount === shown.length;
  return (
    <div role="row" aria-rowindex={1} className="board-head board-cols">
      <span role="columnheader">
        <span className="unseen">{t("Severity and status")}</span>
      </span>
      <span role="columnheader" className="cell-check">
        <input
          type="checkbox"
          aria-label={
            isAll ? t("Select none") : t("Select all {{length}} alerts in this list", { length: shown.length })
          }
          checked={isAll}
          disabled={shown.length === 0}
          ref={(box) => {
            if (box !== null) box.indeterminate = selectedCount > 0 && !isAll;
          }}
          onChange={() => select(isAll ? [] : shown)}
        />
      </span>
      <span role="columnheader">
        <span className="unseen">{t("Severity")}</span>
      </span>
      {columns.map((name) => (
        <span key={name} role="columnheader" className={name === "Age" ? "cell-age" : undefined}>
          {t(name)}
        </span>
      ))}
    </div>
  );
});

/** The focus ring follows the focused alert while focus is in the list, also where its row was drawn only now. */
function useFocusFollows(scroller: React.RefObject<HTMLDivElement | null>, focusedId: string | null): void {
  useEffect(() => {
    const grid = scroller.current;
    if (grid === null || focusedId === null) return undefined;
    const isInside = grid.contains(document.activeElement);
    if (!isInside && document.activeElement !== document.body) return undefined;
    const frame = requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`#alert-${CSS.escape(focusedId)}`)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [scroller, focusedId]);
}

/** No pointer leaves a list that goes away or a window that is hidden. */
function useLettingGo(): void {
  useEffect(() => {
    const letGo = (): void => setHold("pointer", false);
    document.addEventListener("visibilitychange", letGo);
    return () => {
      document.removeEventListener("visibilitychange", letGo);
      letGo();
    };
  }, []);
}

/** The column heads stand outside what scrolls and must leave room for its bar. */
function useScrollbarWidth(scroller: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      element.parentElement?.style.setProperty("--scrollbar", `${element.offsetWidth - element.clientWidth}px`),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
}

function useKeyboardHold(scroller: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const grid = scroller.current;
    if (grid === null) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const letGo = (): void => {
      clearTimeout(timer);
      setHold("keyboard", false);
    };
    const holdOn = (): void => {
      clearTimeout(timer);
      setHold("keyboard", true);
      timer = setTimeout(letGo, keyboardHoldMs);
    };
    const leave = (event: FocusEvent): void => {
      if (!(event.relatedTarget instanceof Node) || !grid.contains(event.relatedTarget)) letGo();
    };
    grid.addEventListener("keydown", holdOn);
    grid.addEventListener("focusout", leave);
    return () => {
      grid.removeEventListener("keydown", holdOn);
      grid.removeEventListener("focusout", leave);
      letGo();
    };
  }, [scroller]);
}
