/** Dragging the lines of a list: the mouse drags, Alt with the arrows does the same by keyboard. */

import { useState, type DragEvent, type KeyboardEvent } from "react";
import { moved } from "./order";

export function useDrag(ids: readonly number[], allowed: boolean, onOrder: (ids: number[]) => void) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const drop = (place: number) => {
    if (dragged !== null && dragged !== place) onOrder(moved(ids, dragged, place));
    setDragged(null);
    setOver(null);
  };
  return (place: number) => ({
    draggable: allowed,
    "data-over": over === place && dragged !== null && dragged !== place,
    onDragStart: (event: DragEvent) => {
      event.stopPropagation();
      event.dataTransfer.effectAllowed = "move";
      setDragged(place);
    },
    onDragOver: (event: DragEvent) => {
      if (dragged === null) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(place);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      drop(place);
    },
    onDragEnd: () => (setDragged(null), setOver(null)),
    onKeyDown: (event: KeyboardEvent) => {
      const to = place + (event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0);
      if (!allowed || !event.altKey || to === place || to < 0 || to >= ids.length) return;
      event.preventDefault();
      event.stopPropagation();
      onOrder(moved(ids, place, to));
    },
  });
}
