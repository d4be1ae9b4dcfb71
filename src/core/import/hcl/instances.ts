// The instances of a block with `count` or `for_each`, as far as these are known.
// https://developer.hashicorp.com/terraform/language/meta-arguments
import { isList, Notes, type Assumption, type PartialValue } from '#core/import/partial-value.ts';
import { attributeOf, type Block } from './ast.ts';
import type { EvaluationContext, PathStep } from './evaluation-context.ts';
import { entriesOf, evaluate } from './evaluate.ts';
import { toText } from './functions.ts';

export interface Instance {
  /** What tells it from the others: undefined where there is one, or nobody knows how many. */
  readonly key: PathStep | undefined;
  /** What `each` and `count` stand for in it. */
  readonly names: ReadonlyMap<string, PartialValue>;
  /** What was taken for granted to know of it. */
  readonly assumed: readonly Assumption[];
}

const ONE: Instance = { key: undefined, names: new Map(), assumed: [] };

/** Each is worked out by itself. */
const MAX_INSTANCES = 50;

function ofEach(value: PartialValue, assumed: readonly Assumption[]): readonly Instance[] {
  const entries = entriesOf(value);
  if (!entries) return [ONE];
  return entries.map(([key, each]) => {
    // A set has no keys: each value is its own.
    const name = isList(value) ? toText(each) : toText(key);
    return { key: name, names: new Map([['each', { key: name ?? each, value: each }]]), assumed };
  });
}

const ofCount = (count: number, assumed: readonly Assumption[]): readonly Instance[] =>
  Array.from({ length: Math.min(count, MAX_INSTANCES + 1) }, (_each, index) => ({
    key: count > 1 ? index : undefined,
    names: new Map([['count', { index }]]),
    assumed,
  }));

/** Every instance of a block; one for all where their number is not known, is none, or is beyond counting. */
export function instancesOf(block: Block, context: EvaluationContext): readonly Instance[] {
  const [each, count] = ['for_each', 'count'].map((name) => attributeOf(block.body, name));
  if (!each && !count) return [ONE];
  // How many there are is nothing that is open in a document.
  const notes = new Notes();
  const value = evaluate((each ?? count)!.value, { ...context, notes });
  const { assumed } = notes;
  const all = each ? ofEach(value, assumed) : typeof value === 'number' ? ofCount(value, assumed) : [ONE];
  // A policy that is not made today may be tomorrow.
  return all.length === 0 || all.length > MAX_INSTANCES ? [ONE] : all;
}

/** The instance that a reference means by `["key"]` or `[0]`; undefined where that is not known. */
export function instanceAt(block: Block, key: PathStep, context: EvaluationContext): Instance | undefined {
  const instances = instancesOf(block, context);
  const found = instances.find((each) => each.key === key);
  if (found) return found;
  const [first] = instances;
  // The one of `count = 1`, or of a count that nobody knows.
  const isAlone = instances.length === 1 && first?.key === undefined && typeof key === 'number';
  if (!isAlone || !attributeOf(block.body, 'count')) return undefined;
  return { key, names: new Map([['count', { index: key }]]), assumed: [] };
}
