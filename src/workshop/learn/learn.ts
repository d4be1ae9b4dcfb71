// Learns from texts how much each word speaks for each task: a linear classifier for each task against all others.
// Hsieh and others, “A Dual Coordinate Descent Method for Large-scale Linear SVM”, 2008.
import '#deepseek/answers/register-all.ts';
import { englishOf } from '#deepseek/understand/foreign.ts';
import { withAllParts } from '#deepseek/understand/all-parts.ts';
import { stemsOf, type LearnedWords } from '#deepseek/understand/likely-tasks.ts';
import TEXTS from './texts.json' with { type: 'json' };
import ARTICLES from '#deepseek/understand/article.cases.json' with { type: 'json' };
import AUDITS from '#deepseek/understand/audit.cases.json' with { type: 'json' };
import CONFLICTS from '#deepseek/understand/conflicts.cases.json' with { type: 'json' };
import REMARKS from '#deepseek/understand/remarks.cases.json' with { type: 'json' };
import SENTENCES from '#deepseek/understand/sentence.cases.json' with { type: 'json' };
import MORE from '#deepseek/understand/sentence.cases.more.json' with { type: 'json' };
import VALUES from '#deepseek/understand/sentence.cases.values.json' with { type: 'json' };

interface LabeledText {
  readonly text: string;
  readonly task: string;
  /** How much it counts, if not once. */
  readonly weight?: number;
}

/** The sentences of the tests are read right by phrases, and these should not be outvoted. */
const OF_TESTS = 4;

/** What is written for this, and the sentences whose reading is tested. */
function allTexts(): readonly LabeledText[] {
  const own = Object.entries(TEXTS).flatMap(([task, texts]) => texts.map((text) => ({ text, task })));
  const cases: readonly { readonly text: string; readonly scenario?: string | null }[] = [
    ...SENTENCES,
    ...MORE,
    ...VALUES,
    ...REMARKS,
    ...CONFLICTS,
    ...AUDITS,
    ...ARTICLES,
  ];
  return [
    ...own,
    ...cases.flatMap(({ text, scenario }) => (scenario ? [{ text, task: scenario, weight: OF_TESTS }] : [])),
  ];
}

/** Rarer words are left out. */
const LEAST_TEXTS = 3;

/** How much a text counts that is on the wrong side. */
const PENALTY = 0.6;

const ROUNDS = 30;

/** Words with less weight for a task are left out, and the others learned once more. */
const LEAST_WEIGHT = 0.35;

/** The unit of the weights in the table. */
const UNIT = 0.2;

/** The same order each time. */
function shuffle(order: number[], seed: number): number {
  let next = seed;
  for (let i = order.length - 1; i > 0; i -= 1) {
    next = (next * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = next % (i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return next;
}

interface Example {
  /** The words of the text, by their places in the vocabulary. */
  readonly words: readonly number[];
  /** Longer texts count as much as short ones. */
  readonly scale: number;
  readonly weight: number;
}

/** The weight of each word for a task, and behind them that of no word. */
function weightsFor(
  isOfTask: readonly boolean[],
  share: number,
  examples: readonly Example[],
  size: number,
): Float64Array {
  const weights = new Float64Array(size + 1);
  const duals = new Float64Array(examples.length);
  const order = examples.map((_, index) => index);
  let seed = 7;
  for (let round = 0; round < ROUNDS; round += 1) {
    seed = shuffle(order, seed);
    for (const index of order) {
      const { words, scale, weight } = examples[index]!;
      const [sign, penalty] = isOfTask[index] ? [1, (PENALTY * weight) / share] : [-1, PENALTY * weight];
      const slack = 1 / (2 * penalty);
      const sum = words.reduce((all, word) => all + weights[word]! * scale, weights[size]!);
      const gradient = sign * sum - 1 + slack * duals[index]!;
      const curve = words.length * scale ** 2 + 1 + slack;
      const step = Math.max(duals[index]! - gradient / curve, 0) - duals[index]!;
      if (step === 0) continue;
      duals[index]! += step;
      for (const word of words) weights[word]! += step * sign * scale;
      weights[size]! += step * sign;
    }
  }
  return weights;
}

/** Which words count in how many texts, from A to Z. */
function vocabularyOf(texts: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const stem of texts.flat()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return [...counts].flatMap(([stem, count]) => (count < LEAST_TEXTS ? [] : [stem])).toSorted();
}

/** What the table says of a task: words by their weight, the greatest first. */
function rowOf(weights: Float64Array, vocabulary: readonly string[]): LearnedWords[string] {
  const byWeight = new Map<number, string[]>();
  for (const [index, stem] of vocabulary.entries()) {
    const units = Math.round(weights[index]! / UNIT);
    if (units !== 0) byWeight.set(units, [...(byWeight.get(units) ?? []), stem]);
  }
  const words = [...byWeight].toSorted(([a], [b]) => b - a).map(([units, own]) => [units, own.join(' ')]);
  return { always: Math.round(weights[vocabulary.length]! / UNIT), ...Object.fromEntries(words) };
}

/** The table that the reader of sentences uses. */
export function learn(): LearnedWords {
  withAllParts({});
  const texts = allTexts().map(({ text, ...rest }) => ({ ...rest, stems: stemsOf(englishOf(text).english) }));
  const vocabulary = vocabularyOf(texts.map(({ stems }) => stems));
  const places = new Map(vocabulary.map((stem, index) => [stem, index]));
  const examples = texts.map(({ weight = 1, stems }): Example => ({
    weight,
    words: stems.flatMap((stem) => places.get(stem) ?? []),
    scale: 1 / Math.sqrt(stems.length || 1),
  }));
  const tasks = [...new Set(texts.map(({ task }) => task))].toSorted();
  return Object.fromEntries(
    tasks.map((task) => {
      const isOfTask = texts.map((each) => each.task === task);
      const share = (isOfTask.filter(Boolean).length * tasks.length) / texts.length;
      const all = weightsFor(isOfTask, share, examples, vocabulary.length);
      const telling = examples.map((each) => ({
        ...each,
        words: each.words.filter((word) => Math.abs(all[word]!) >= LEAST_WEIGHT),
      }));
      return [task, rowOf(weightsFor(isOfTask, share, telling, vocabulary.length), vocabulary)];
    }),
  );
}
