// The instances of a block with `count` or `for_each`, as far as these are known.
// https://developer.hashicorp.com/terraform/language/meta-arguments
import { hasOpen, isList, Notes, settle, type PartialValue } from '#iam/import/partial-value.ts';
import { attributeOf, type Block } from './ast.ts';
import type { EvaluationContext, PathStep } from './evaluation-context.ts';
import { entriesOf, evaluate } from './evaluate.ts';
import { toText } from './functions.ts';

export interface Instance {
  /** The key of the instance: undefined if there is only one, or their number is not known. */
  readonly key: PathStep | undefined;
  /** The values of `each` and `count` in it. */
  readonly names: ReadonlyMap<string, PartialValue>;
  /** What is known of these. */
  readonly notes: Notes;
}

/** The only one, or one that stands for all. */
export const ONE: Instance = { key: undefined, names: new Map(), notes: new Notes() };

/** `aws_iam_policy.p["key"]`, where there is more than one. */
export const addressOf = (name: string, { key }: Instance): string =>
  key === undefined ? name : `${name}[${JSON.stringify(key)}]`;

/** Each is evaluated separately. */
const MAX_INSTANCES = 50;

function ofEach(value: PartialValue, notes: Notes): readonly Instance[] {
  const entries = entriesOf(value);
  if (!entries) return [ONE];
  return entries.map(([key, each]) => {
    // A set has no keys: each value is its own.
    const name = isList(value) ? toText(each) : toText(key);
    return { key: name, names: new Map([['each', { key: name ?? each, value: each }]]), notes };
  });
}

/** A number has no parts of its own. */
function assumedIn({ assumed }: Notes): Notes {
  const notes = new Notes();
  for (const each of assumed) notes.assume(each);
  return notes;
}

const ofCount = (count: number, notes: Notes): readonly Instance[] =>
  Array.from({ length: Math.min(count, MAX_INSTANCES + 1) }, (_each, index) => ({
    key: count > 1 ? index : undefined,
    names: new Map([['count', { index }]]),
    notes,
  }));

/** Every instance of a block; one for all if their number is unknown, zero or too large. */
export function instancesOf(block: Block, context: EvaluationContext): readonly Instance[] {
  const [each, count] = ['for_each', 'count'].map((name) => attributeOf(block.body, name));
  if (!each && !count) return [ONE];
  // An unknown number of instances is not an open part of a document.
  const notes = new Notes();
  const value = evaluate((each ?? count)!.value, { ...context, notes });
  const all = each
    ? ofEach(value, notes)
    : typeof value === 'number'
      ? ofCount(value, assumedIn(notes))
      : [ONE];
  // A policy that is not made today may be tomorrow.
  return all.length === 0 || all.length > MAX_INSTANCES ? [ONE] : all;
}

/** Whether it is known that there is no instance. */
export function isNone(block: Block, context: EvaluationContext): boolean {
  const number = attributeOf(block.body, 'for_each') ?? attributeOf(block.body, 'count');
  const value = number && evaluate(number.value, { ...context, notes: new Notes() });
  return value === 0 || (value !== undefined && entriesOf(value)?.length === 0);
}

/** What says how many instances there are, where these are not all known: as written, or what it came to. */
export function unclearNumber(block: Block, context: EvaluationContext): string | undefined {
  const number = attributeOf(block.body, 'for_each') ?? attributeOf(block.body, 'count');
  if (!number || instancesOf(block, context)[0] !== ONE) return undefined;
  const value = evaluate(number.value, { ...context, notes: new Notes() });
  const { start, end } = number.value;
  const text = hasOpen(value) ? context.file.text.slice(start, end) : JSON.stringify(settle(value));
  return `${number.name} = ${text}`;
}

/** The instance that `["key"]` or `[0]` refers to; undefined if not known. */
export function instanceAt(block: Block, key: PathStep, context: EvaluationContext): Instance | undefined {
  const instances = instancesOf(block, context);
  const found = instances.find((each) => each.key === key);
  if (found) return found;
  const [first] = instances;
  // The one of `count = 1`, or of an unknown count.
  const isAlone = instances.length === 1 && first?.key === undefined && typeof key === 'number';
  if (!isAlone || !attributeOf(block.body, 'count')) return undefined;
  return { key, names: new Map([['count', { index: key }]]), notes: new Notes() };
}
