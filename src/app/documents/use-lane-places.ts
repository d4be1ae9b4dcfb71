// Keeps the notes of the lane level with their statements as the code scrolls and notes open.
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref } from 'react';
import type { CodeGeometry } from '#app/editor/code-view-props.ts';
import type { LineRange } from '#app/selectors/lines.ts';

// Where the notes next to the code stand: each level with its statement, none over another.
export interface LaneNote {
  /** The top of its statement; undefined for a note on something that is not in the text. */
  readonly top: number | undefined;
  /** Its height when nothing is cut. */
  readonly height: number;
  /** Shown whole, whatever the room. */
  readonly open: boolean;
}

interface LanePlace {
  readonly top: number;
  readonly height: number;
  /** Whether the note has more to say than there is room for. */
  readonly cut: boolean;
}

export const GAP = 12;
/** The title and a line. */
const LEAST = 40;

/** The places of notes in the order of their statements; `bottom` is the end of the lane's content. */
export function placeNotes(notes: readonly LaneNote[], bottom: number): readonly LanePlace[] {
  const places: LanePlace[] = [];
  let free = 0;
  notes.forEach(({ top: wanted = free, height, open }, index) => {
    const next = notes.slice(index + 1).find(({ top }) => top !== undefined)?.top;
    const level = Math.max(wanted, free);
    // The last ones have room above rather than below.
    const room = Math.max(next === undefined ? bottom - GAP - free : next - GAP - level, LEAST);
    const shown = open ? height : Math.min(height, room);
    const top = next === undefined ? Math.max(free, Math.min(level, bottom - GAP - shown)) : level;
    places.push({ top, height: shown, cut: shown < height });
    free = top + shown + GAP;
  });
  return places;
}

export interface WhyLaneHandle {
  align(geometry: CodeGeometry): void;
}

/** The text of a note, which is cut where there is no room for it. */
const textOf = (note: HTMLElement): HTMLElement => note.querySelector<HTMLElement>('.why-text') ?? note;

/** Under a note that is open stands the button that closes it. */
const moreHeight = (note: HTMLElement): number =>
  note.querySelector<HTMLElement>('.why-more')?.offsetHeight ?? 0;

const isOpen = (note: HTMLElement): boolean =>
  note.dataset['open'] === 'true' || textOf(note).matches(':focus-within');

/** How much lower than the lane the code ends: scrolled to its end, that much of it has no room for notes next to it. */
const below = ({ parentElement }: HTMLElement): number =>
  parentElement?.querySelector<HTMLElement>('.about-policy')?.offsetHeight ?? 0;

export function useLanePlaces(ref: Ref<WhyLaneHandle>, statements: readonly LineRange[]) {
  const list = useRef<HTMLOListElement>(null);
  const geometry = useRef<CodeGeometry | null>(null);

  const place = useCallback((): void => {
    const known = geometry.current;
    const lane = list.current?.parentElement;
    if (!list.current || !lane || !known) return;
    const notes = [...list.current.children] as HTMLElement[];
    const places = placeNotes(
      notes.map((note, index) => {
        const line = statements[index]?.startLine;
        return {
          top: line === undefined ? undefined : known.lineTop(line),
          height: textOf(note).scrollHeight + (isOpen(note) ? moreHeight(note) : 0),
          open: isOpen(note),
        };
      }),
      Math.max(known.height - below(lane), lane.clientHeight),
    );
    notes.forEach((note, index) => {
      const { height = 0, cut = false } = places[index] ?? {};
      const room = cut ? `${height}px` : '';
      // Written only when it differs: scrolling lays nothing out again.
      if (textOf(note).style.maxHeight !== room) textOf(note).style.maxHeight = room;
      if (note.dataset['cut'] !== String(cut)) note.dataset['cut'] = String(cut);
    });
    const own = notes.map((note) => note.offsetTop);
    notes.forEach((note, index) => {
      const top = places[index]?.top ?? 0;
      // Moved by transform: that needs no new layout and does not count as a layout shift.
      const move = `translateY(${top - (own[index] ?? 0) - known.scrollTop}px)`;
      if (note.style.transform !== move) note.style.transform = move;
      const lines = statements[index];
      // Its bracket ends with the statement: after that comes at least the line that closes the list.
      const span = lines ? `${known.lineTop(lines.endLine + 1) - top}px` : '';
      if (note.style.getPropertyValue('--span') !== span) note.style.setProperty('--span', span);
    });
  }, [statements]);

  // A key press changes the text, the notes and the size of the code one after the other: they are measured once,
  // right before the next frame is painted.
  const latest = useRef(place);
  const frame = useRef(0);
  const placeInFrame = useCallback((): void => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      latest.current();
    });
  }, []);
  useImperativeHandle(ref, () => ({
    align(next) {
      geometry.current = next;
      placeInFrame();
    },
  }));
  useLayoutEffect(() => {
    latest.current = place;
    placeInFrame();
  });
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    },
    [],
  );
  useEffect(() => {
    const lane = list.current?.parentElement;
    if (!lane) return undefined;
    // Over the lane the wheel scrolls the code, and the notes with it.
    const onWheel = (event: WheelEvent): void => geometry.current?.scrollBy(event.deltaY);
    lane.addEventListener('wheel', onWheel, { passive: true });
    lane.addEventListener('focusin', place);
    lane.addEventListener('focusout', place);
    return () => {
      lane.removeEventListener('wheel', onWheel);
      lane.removeEventListener('focusin', place);
      lane.removeEventListener('focusout', place);
    };
  });
  return list;
}
