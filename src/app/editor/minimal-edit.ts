// Finds the smallest edits between two texts, so that an update keeps the cursor, folds and marks elsewhere.

/** Replaces `start` to `end` (exclusive) of the old text with `text`. */
export interface MinimalEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

// With more pairs of lines, finding the smallest edits takes longer than it saves.
const MAX_LINE_PAIRS = 250_000;

/** The smallest single edit from one text to another, or undefined when they are the same. */
export function minimalEdit(from: string, to: string): MinimalEdit | undefined {
  if (from === to) return undefined;
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  let same = 0;
  while (same < shorter - start && from.at(-1 - same) === to.at(-1 - same)) same++;
  // Half a surrogate pair is not a character, so an edit contains the whole pair.
  if (start > 0 && isHigh(from, start - 1)) start--;
  if (same > 0 && isLow(from, from.length - same)) same--;
  return { start, end: from.length - same, text: to.slice(start, to.length - same) };
}

const isHigh = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLow = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/**
 * Small edits from one text to another, in order and without overlap. An answer often changes several lines of a
 * policy; a single edit over all of them would also replace the lines between.
 */
export function minimalEdits(from: string, to: string): MinimalEdit[] {
  if (from === to) return [];
  const old = from.split(/(?<=\n)/);
  const fresh = to.split(/(?<=\n)/);
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const oldLines = old.slice(head, old.length - tail);
  const freshLines = fresh.slice(head, fresh.length - tail);
  const offset = old.slice(0, head).join('').length;
  return oldLines.length * freshLines.length > MAX_LINE_PAIRS
    ? shifted(offset, oldLines, freshLines)
    : hunks(oldLines, freshLines, offset);
}

/** The edits between lists of lines, keeping the longest common subsequence of lines as it is. */
function hunks(old: readonly string[], fresh: readonly string[], offset: number): MinimalEdit[] {
  const width = fresh.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === fresh[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);

  const edits: MinimalEdit[] = [];
  let [i, j, oldFrom, freshFrom, at] = [0, 0, 0, 0, offset];
  const close = () => {
    edits.push(...pairwise(old.slice(oldFrom, i), fresh.slice(freshFrom, j), at));
    at += old.slice(oldFrom, i).join('').length;
  };
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      close();
      at += old[i]?.length ?? 0;
      i++;
      j++;
      oldFrom = i;
      freshFrom = j;
    } else if (j >= fresh.length || (i < old.length && lengthAt(i + 1, j) >= lengthAt(i, j + 1))) i++;
    else j++;
  }
  close();
  return edits;

  function lengthAt(row: number, column: number): number {
    return common[row * width + column] ?? 0;
  }
}

/** The same number of lines counts as the same lines, changed. */
function pairwise(old: readonly string[], fresh: readonly string[], offset: number): MinimalEdit[] {
  if (old.length !== fresh.length) return shifted(offset, old, fresh);
  let at = offset;
  return old.flatMap((line, index) => {
    const edits = shifted(at, [line], [fresh[index] ?? '']);
    at += line.length;
    return edits;
  });
}

function shifted(offset: number, old: readonly string[], fresh: readonly string[]): MinimalEdit[] {
  const edit = minimalEdit(old.join(''), fresh.join(''));
  return edit ? [{ start: edit.start + offset, end: edit.end + offset, text: edit.text }] : [];
}
