// Learns from texts how much the letters of a text speak for each task: a linear classifier for each task against all others.
// Hsieh and others, “A Dual Coordinate Descent Method for Large-scale Linear SVM”, 2008.
import '#deepseek/answers/register-all.ts';
import { englishOf } from '#deepseek/understand/foreign.ts';
import { withAllParts } from '#deepseek/understand/all-parts.ts';
import {
  COLUMNS,
  FIRST_CHARACTER,
  MOST_IN_CHARACTER,
  ZERO_WEIGHT,
  columnsOf,
  type LearnedLetters,
} from '#deepseek/understand/likely-tasks.ts';
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
export function allTexts(): readonly LabeledText[] {
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

/** How much a text counts that is on the wrong side. */
const PENALTY = 4;

const ROUNDS = 30;

/** Letters with less weight for a task are left out, and the others learned once more. */
const LEAST_WEIGHT = 0.25;

/** The unit of the weights in the table. */
const UNIT = 0.4;

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
  readonly columns: readonly number[];
  /** Longer texts count as much as short ones. */
  readonly scale: number;
  readonly weight: number;
}

/** The weight of each column for a task, and behind them that of none. */
function weightsFor(isOfTask: readonly boolean[], share: number, examples: readonly Example[]): Float64Array {
  const weights = new Float64Array(COLUMNS + 1);
  const duals = new Float64Array(examples.length);
  const order = examples.map((_, index) => index);
  let seed = 7;
  for (let round = 0; round < ROUNDS; round += 1) {
    seed = shuffle(order, seed);
    for (const index of order) {
      const { columns, scale, weight } = examples[index]!;
      const [sign, penalty] = isOfTask[index] ? [1, (PENALTY * weight) / share] : [-1, PENALTY * weight];
      const slack = 1 / (2 * penalty);
      let sum = weights[COLUMNS]!;
      for (const column of columns) sum += weights[column]! * scale;
      const gradient = sign * sum - 1 + slack * duals[index]!;
      const curve = columns.length * scale ** 2 + 1 + slack;
      const step = Math.max(duals[index]! - gradient / curve, 0) - duals[index]!;
      if (step === 0) continue;
      duals[index]! += step;
      for (const column of columns) weights[column]! += step * sign * scale;
      weights[COLUMNS]! += step * sign;
    }
  }
  return weights;
}

const inUnits = (weight: number): number => Math.round(weight / UNIT);

/** The table that the reader of sentences uses. */
export function learn(texts = allTexts()): LearnedLetters {
  withAllParts({});
  const examples = texts.map(({ text, weight = 1 }): Example => {
    const columns = columnsOf(englishOf(text).english);
    return { weight, columns, scale: 1 / Math.sqrt(columns.length || 1) };
  });
  const tasks: Record<string, number> = {};
  const [gaps, weights]: [string[], string[]] = [[], []];
  const ids = [...new Set(texts.map(({ task }) => task))].toSorted();
  let gap = 0;
  for (const task of ids) {
    const isOfTask = texts.map((each) => each.task === task);
    const share = (isOfTask.filter(Boolean).length * ids.length) / texts.length;
    const all = weightsFor(isOfTask, share, examples);
    const telling = examples.map((each) => ({
      ...each,
      columns: each.columns.filter((column) => Math.abs(all[column]!) >= LEAST_WEIGHT),
    }));
    const own = weightsFor(isOfTask, share, telling);
    tasks[task] = Number((own[COLUMNS]! / UNIT).toFixed(1));
    for (const weight of own.subarray(0, COLUMNS)) {
      const units = Math.max(-MOST_IN_CHARACTER / 2, Math.min(MOST_IN_CHARACTER / 2, inUnits(weight)));
      // A gap that is too long for a character ends with a weight of 0.
      if (units === 0 && gap < MOST_IN_CHARACTER) gap += 1;
      else {
        gaps.push(String.fromCharCode(FIRST_CHARACTER + gap));
        weights.push(String.fromCharCode(ZERO_WEIGHT + units));
        gap = 0;
      }
    }
  }
  return { tasks, gaps: gaps.join(''), weights: weights.join('') };
}
