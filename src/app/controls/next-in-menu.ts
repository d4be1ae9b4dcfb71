// Where a key moves within a menu.

const ENDS: Readonly<Record<string, (count: number) => number>> = {
  Home: () => 0,
  End: (count) => count - 1,
};
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The item a key moves to: arrows go around, a letter goes to the next item that begins with it. Null: the key moves nothing. */
export function nextInMenu(key: string, at: number, labels: readonly string[]): number | null {
  const count = labels.length;
  if (count === 0) return null;
  const end = ENDS[key];
  if (end) return end(count);
  const step = STEPS[key];
  if (step !== undefined) return (Math.max(at, step < 0 ? 0 : -1) + step + count) % count;
  if (key.length !== 1 || key === ' ') return null;
  for (let ahead = 1; ahead <= count; ahead += 1) {
    const index = (Math.max(at, 0) + ahead) % count;
    if (labels[index]?.toLowerCase().startsWith(key.toLowerCase())) return index;
  }
  return null;
}
