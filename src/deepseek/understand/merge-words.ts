// What words answer of what the paste next to them leaves open, and what only one of both can be right in.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { groupBy } from '#iam/collections/index.ts';
import type { PlacedWords } from './clauses.ts';
import { areCalls } from './code-tasks.ts';
import type { Conflict } from './conflicts.ts';
import { withNo } from './exclusions.ts';
import { contradicted, opposed, placeIn, refused } from './opposed-words.ts';
import type { OtherTask } from './other-tasks.ts';
import type { SentenceReading, UnderstoodPart } from './read-english.ts';
import { partsOf } from './sentence-parts.ts';
import type { Understood } from './understanding.ts';
import { joined, type PasteParts } from './words-around.ts';

/** A bucket is as good as a folder of it, which says more. */
function covers(wide: string, exact: string): boolean {
  const folder = `s3://${wide.replace(/^s3:\/\//, '').replace(/\/$/, '')}/`;
  return wide === exact || `${exact}/`.startsWith(folder);
}

/** “It also reads from …” */
const ADDS =
  /\b(?:also|too|as well|additional(?:ly)?|in addition|plus|another|second|both|auch|zusätzlich)\b/i;

const before = (text: string, { start }: PlacedWords): string =>
  text
    .slice(0, start)
    .split(/[.;\n]/)
    .at(-1) ?? '';

/** The words of the same clause. */
const clauseAround = (text: string, part: PlacedWords): string =>
  before(text, part) + (/^[^.;\n]*/.exec(text.slice(part.end))?.[0] ?? '');

/** “We deploy it with GitHub Actions” */
const DEPLOYS = /\bdeploy(?:s|ed|ing)?\b[^,]{0,30}$/i;

/** What both mean; undefined if only one of them can be meant. */
function agreed(ours: FieldValue, theirs: FieldValue, clause: string): FieldValue | undefined {
  if (typeof ours !== 'object' || typeof theirs !== 'object') return ours === theirs ? ours : undefined;
  const within = (some: readonly string[], all: readonly string[]): boolean =>
    some.every((wide) => all.some((exact) => covers(wide, exact)));
  if (within(theirs, ours)) return ours;
  if (within(ours, theirs)) return theirs;
  return ADDS.test(clause) ? [...new Set([...ours, ...theirs])] : undefined;
}

export const isOpenIn = ({ open = [] }: Understood, id: UnderstoodPart['field']): boolean =>
  open.some(({ field }) => field === id);

type Values = Answers['values'];

/** Whether words name another model to call, instead of that in what is pasted. */
export const isOtherCall = (text: string, task: OtherTask, main: ScenarioId): boolean =>
  areCalls(task.scenario, main) && !ADDS.test(clauseAround(text, task));

interface Merged {
  readonly values: Values;
  /** What the words answer. */
  readonly understood: readonly UnderstoodPart[];
  readonly conflicts: readonly Conflict[];
  /** What they say and nothing asks. */
  readonly idle: readonly UnderstoodPart[];
}

/** The answers of what is pasted with those of the words, and what only one of them can be right in. */
export function mergedWith(
  text: string,
  parts: PasteParts,
  own: Understood & { readonly answers: Answers },
  said: SentenceReading,
  alone?: SentenceReading,
): Merged {
  const { words, paste } = parts;
  const { scenario, values: given }: { scenario: ScenarioId; values: Values } = own.answers;
  const values: { -readonly [K in keyof Values]: Values[K] } = { ...given };
  const conflicts = new Map([...(own.conflicts ?? []), ...said.conflicts].map((each) => [each.field, each]));
  const [understood, idle]: [UnderstoodPart[], UnderstoodPart[]] = [[], []];
  const named: readonly string[] = partsOf(joined(words).english).parts.flatMap(({ entities }) => entities);
  for (const [field, same] of groupBy(said.understood, (part) => part.field)) {
    if (field === 'scenario') continue;
    const [first] = same;
    const theirs = Array.isArray(first.value)
      ? [...new Set(same.flatMap(({ value }) => value as string[]))]
      : first.value;
    // What the paste asks itself is only a guess in it.
    const ours = isOpenIn(own, field) ? undefined : given[field];
    const isDeployer = field === 'entity' && ours !== undefined && DEPLOYS.test(before(text, first));
    if (isDeployer) {
      idle.push(...same);
      continue;
    }
    // “EKS” means either of two.
    const isOurs = field === 'entity' && named.includes(String(ours));
    const both =
      ours === undefined ? theirs : isOurs ? ours : agreed(ours, theirs, clauseAround(text, first));
    const open = conflicts.get(field);
    if (
      both === undefined ||
      (open && !open.parts.some(({ value }) => agreed(value, theirs, '') !== undefined))
    ) {
      const pasted = open?.parts ?? [placeIn(paste, own, field, ours!)];
      const place = { ...withNo(words, { ...first, negated: theirs === false }), value: theirs };
      conflicts.set(field, contradicted(text, field, pasted, place));
    } else {
      conflicts.delete(field);
      if (both !== ours) understood.push(...same);
      values[field] = both;
    }
  }
  for (const conflict of refused(text, parts, own))
    if (!conflicts.has(conflict.field)) conflicts.set(conflict.field, conflict);
  for (const field of conflicts.keys()) if (field !== 'scenario') delete values[field];
  // “We use V3.2”, next to code that calls R1: one or the other, unless it is said to be both.
  const called = said.otherTasks.find((task) => isOtherCall(text, task, scenario));
  if (called) {
    const main = placeIn(paste, own, 'scenario', scenario);
    const place = { text: called.text, start: called.start, end: called.end, value: called.scenario };
    conflicts.set('scenario', contradicted(text, 'scenario', [main], place));
    delete values.also;
  }
  const opposite = opposed(text, parts, own, alone);
  if (opposite) conflicts.set('scenario', opposite);
  const view = viewOf({ scenario, values });
  const isAsked = ({ field }: UnderstoodPart): boolean =>
    field === 'scenario' || conflicts.has('entity') || conflicts.has('scenario') || view.asks(field);
  for (const part of understood.filter((each) => !isAsked(each))) {
    idle.push(part);
    if (part.field !== 'scenario') delete values[part.field];
  }
  return { values, understood: understood.filter(isAsked), conflicts: [...conflicts.values()], idle };
}
