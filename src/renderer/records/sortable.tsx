// Rows that are put in another order by dragging their handle, or by the keyboard: Space takes a row, arrows move it, Space puts it down.
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { useRef, useState } from "react";

import { t } from "../language/language.ts";

interface SortableRowsProps {
  readonly label: string;
  /** What each row is called while it is moved. */
  readonly names: readonly string[];
  readonly isDisabled: boolean;
  readonly onMove: (from: number, to: number) => void;
  readonly renderRow: (place: number) => React.ReactNode;
}

/** Not Enter: with Ctrl it saves. */
const keyboardCodes = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Tab"] };

/** A row is known by its place: what is edited has no id of its own. */
export function SortableRows({ label, names, isDisabled, onMove, renderRow }: SortableRowsProps): React.JSX.Element {
  const [isSorting, setSorting] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates, keyboardCodes }),
  );
  const ids = names.map((_, place) => idOf(place));
  const nameOf = (id: UniqueIdentifier): string => names[placeOf(id)] ?? "";
  const end = ({ active, over }: DragEndEvent): void => {
    setSorting(false);
    const from = placeOf(active.id);
    const to = over === null ? from : placeOf(over.id);
    if (from !== to) onMove(from, to);
    requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLElement>(":scope > li > [data-handle]")[to]?.focus(),
    );
  };
  const placeWords = (id: UniqueIdentifier): string =>
    t("place {{place}} of {{count}}", { place: placeOf(id) + 1, count: names.length });
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      autoScroll={{ threshold: { x: 0, y: 0.15 } }}
      accessibility={{
        restoreFocus: false,
        screenReaderInstructions: {
          draggable: t("Space takes the row, the arrow keys move it, Space puts it down, Esc leaves it where it was."),
        },
        announcements: {
          onDragStart: ({ active }) =>
            t("{{name}} taken, {{place}}", { name: nameOf(active.id), place: placeWords(active.id) }),
          onDragOver: ({ active, over }) =>
            over === null ? undefined : `${nameOf(active.id)}: ${placeWords(over.id)}`,
          onDragEnd: ({ active, over }) =>
            t("{{name}} put down, {{place}}", { name: nameOf(active.id), place: placeWords(over?.id ?? active.id) }),
          onDragCancel: ({ active }) => t("{{name}} left where it was", { name: nameOf(active.id) }),
        },
      }}
      onDragStart={() => setSorting(true)}
      onDragEnd={end}
      onDragCancel={() => setSorting(false)}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy} disabled={isDisabled}>
        <ol className="sortable" aria-label={label} ref={list} data-sorting={isSorting || undefined}>
          {names.map((name, place) => (
            <SortableRow key={idOf(place)} place={place} name={name} isDisabled={isDisabled}>
              {renderRow(place)}
            </SortableRow>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

const idOf = (place: number): string => `row-${place}`;
const placeOf = (id: UniqueIdentifier): number => Number(String(id).slice("row-".length));

interface SortableRowProps {
  readonly place: number;
  readonly name: string;
  readonly isDisabled: boolean;
  readonly children: React.ReactNode;
}

function SortableRow({ place, name, isDisabled, children }: SortableRowProps): React.JSX.Element {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, isDragging } = useSortable({
    id: idOf(place),
    animateLayoutChanges: () => false,
  });
  return (
    <li
      ref={setNodeRef}
      className="sortable-row"
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform) }}
    >
      <button
        {...attributes}
        {...listeners}
        ref={setActivatorNodeRef}
        type="button"
        className="icon-button sortable-handle"
        data-handle
        disabled={isDisabled}
        aria-label={t("Move {{name}}", { name: name || t("row {{place}}", { place: place + 1 }) })}
        title={t("Drag, or Space and the arrow keys")}
      >
        ⠿
      </button>
      {children}
    </li>
  );
}
