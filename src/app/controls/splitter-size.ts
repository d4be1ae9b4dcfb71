// The sizes that a splitter gives to the part it belongs to.

export interface SplitterRange {
  readonly min: number;
  readonly max: number;
}

const STEP = 16;
const LONG_STEP = 64;

/** Which arrows make the part larger, by the side it stands on. */
const LARGER = { left: 'ArrowRight', bottom: 'ArrowUp' } as const;
const SMALLER = { left: 'ArrowLeft', bottom: 'ArrowDown' } as const;

/** The side of the splitter that its part stands on. */
export type SplitterSide = keyof typeof LARGER;

/** A size within the range. Where there is no room for any, the smallest. */
export const within = (size: number, { min, max }: SplitterRange): number =>
  Math.round(Math.max(min, Math.min(size, max)));

/** The size after a key; undefined when the key changes nothing. */
export function sizeAfterKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  side: SplitterSide,
  size: number,
  range: SplitterRange,
): number | undefined {
  const step = shiftKey ? LONG_STEP : STEP;
  if (key === LARGER[side]) return within(size + step, range);
  if (key === SMALLER[side]) return within(size - step, range);
  if (key === 'Home') return within(range.min, range);
  if (key === 'End') return within(range.max, range);
  return undefined;
}

/** The size after the pointer has moved by `dx` and `dy` from where it took hold. */
export function sizeAfterMove(
  { dx, dy }: { readonly dx: number; readonly dy: number },
  side: SplitterSide,
  size: number,
): number {
  return side === 'left' ? size + dx : size - dy;
}
