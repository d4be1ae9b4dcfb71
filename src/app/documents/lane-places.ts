// Where the notes next to the code stand: each level with its statement, none over another.

export interface LaneNote {
  /** The top of its statement; undefined for a note on something that is not in the text. */
  readonly top: number | undefined;
  /** Its height when nothing is cut. */
  readonly height: number;
  /** Shown whole, whatever the room. */
  readonly open: boolean;
}

export interface LanePlace {
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
