// How much the words of a text speak for each task, as it was learned from some thousand texts: npm run learn.
import LEARNED from './vocabulary/learned-words.json' with { type: 'json' };

/** By task, or “none” for texts about nothing here: the beginnings of words by their weight, and the weight of no word. */
export type LearnedWords = Readonly<
  Record<string, Readonly<Record<string, string>> & { readonly always: number }>
>;

/** Longer words count by their beginning: “import”, “imported”, “importing”. */
const STEM = 5;

const WORD = /[\p{L}\p{N}]+/gu;

const stemOf = (word: string): string => word.normalize('NFKC').toLowerCase().slice(0, STEM);

/** Each once. Account IDs and the like are not words. */
export const stemsOf = (english: string): readonly string[] => [
  ...new Set(
    Array.from(
      english
        .normalize('NFKC')
        .toLowerCase()
        .matchAll(/[\p{L}\p{N}]+/gu),
      ([word]) => word,
    )
      .filter((word) => !/^\d{3,}$/.test(word))
      .map((word) => word.slice(0, STEM)),
  ),
];

/** By task; “” stands for no word. */
const WEIGHTS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(LEARNED as unknown as LearnedWords).map(([task, { always, ...words }]) => [
    task,
    new Map([
      ['', always],
      ...Object.entries(words).flatMap(([weight, stems]) =>
        stems.split(' ').map((stem) => [stem, Number(weight)] as const),
      ),
    ]),
  ]),
);

/** By task: above 0 where the text may be about it. Five units are what a text in doubt lacks. */
export function likelyTasks(english: string): ReadonlyMap<string, number> {
  const stems = stemsOf(english);
  return new Map(
    Array.from(WEIGHTS, ([task, own]) => {
      const sum = stems.reduce((all, stem) => all + (own.get(stem) ?? 0), 0);
      return [task, (own.get('') ?? 0) + sum / Math.sqrt(stems.length || 1)];
    }),
  );
}

/** The word of a text that speaks most for a task. */
export function wordFor(
  task: string,
  english: string,
): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const own = WEIGHTS.get(task);
  const [word] = Array.from(english.matchAll(WORD), ({ 0: text, index: start }) => ({
    text,
    start,
    end: start + text.length,
    weight: own?.get(stemOf(text)) ?? 0,
  })).toSorted((a, b) => b.weight - a.weight);
  return word && word.weight > 0 ? { text: word.text, start: word.start, end: word.end } : undefined;
}
