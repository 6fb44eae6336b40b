import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
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

import { t } from "../language/language.ts";
import { moveItem } from "./move.ts";

interface TurnOrderProps {
  readonly attendees: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly onChange: (attendees: readonly string[]) => void;
}

/** Who takes turns, in this order: dragged by the handle, or with Space and the arrows on it. */
export function TurnOrder({ attendees, nameOf, onChange }: TurnOrderProps): React.JSX.Element {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  // The same person may stand twice in a rotation.
  const ids = attendees.map((id, place) => `${place} ${id}`);
  const placeOf = (id: string | number | undefined): number => ids.indexOf(String(id));
  const nameAt = (id: string | number): string => nameOf(attendees[placeOf(id)] ?? "");
  const drop = ({ active, over }: DragEndEvent): void => {
    if (over !== null) onChange(moveItem(attendees, placeOf(active.id), placeOf(over.id)));
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("{{name}} is picked up", { name: nameAt(active.id) }),
    onDragOver: ({ active, over }) =>
      t("{{name}} would take turn {{place}}", { name: nameAt(active.id), place: placeOf(over?.id) + 1 }),
    onDragEnd: ({ active, over }) =>
      t("{{name}} takes turn {{place}}", { name: nameAt(active.id), place: placeOf(over?.id) + 1 }),
    onDragCancel: ({ active }) => t("{{name}} stays in place", { name: nameAt(active.id) }),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        announcements,
        screenReaderInstructions: {
          draggable: t("Space picks up, the arrows move, Space again puts down, Esc leaves it as it was."),
        },
      }}
      onDragEnd={drop}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className="attendee-list">
          {ids.map((key, place) => (
            <Turn
              key={key}
              id={key}
              place={place}
              name={nameAt(key)}
              onTakeOut={() => onChange(attendees.toSpliced(place, 1))}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

interface TurnProps {
  readonly id: string;
  readonly place: number;
  readonly name: string;
  readonly onTakeOut: () => void;
}

function Turn({ id, place, name, onTakeOut }: TurnProps): React.JSX.Element {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  });
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      data-dragging={isDragging || undefined}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className="icon-button turn-handle"
        {...attributes}
        {...listeners}
        aria-label={t("Turn {{place}}, {{name}}: move", { place: place + 1, name })}
      >
        <span aria-hidden="true">⠿</span>
      </button>
      <span className="clip">
        <span className="mute num">{place + 1}</span> {name}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={t("Take {{name}} out of the shift", { name })}
        title={t("Take out")}
        onClick={onTakeOut}
      >
        ×
      </button>
    </li>
  );
}
