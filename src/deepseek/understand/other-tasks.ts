// The tasks of a sentence, in its order: what one role can do together, and what needs a role of its own.
import { joinConflict } from '#deepseek/answers/join-conflict.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import type { AnswersView } from '#deepseek/answers/field.ts';
import { scenarios, type ScenarioId, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { votesFor } from './choose-scenario.ts';
import { late } from './late-parts.ts';
import type { StatedPart } from './sentence-part.ts';

/** Another task than the one that the answers are for, tied to the words that name it. */
export interface OtherTask {
  readonly text: string;
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly scenario: ScenarioId;
  /** Whether a role of the first task may do this too. */
  readonly isJoinable: boolean;
  /** What the text states for it, if it needs a role of its own. */
  readonly answers?: Answers;
}

/** A task, and all that is said of it. */
export interface SaidTask {
  readonly row: ScenarioRow;
  readonly parts: readonly StatedPart[];
}

/** What stands between two tasks: “fine-tune a distill, and import it”. */
const AND = /[;.\n]|\b(?:and|then|also|plus|as well|afterwards|later|too)\b|&|\+/i;

/** Votes with which a task is named, and those that one of its words must have. */
const NAMED = 6;
const NAMING = 3;

/** Votes of “call V3.2”: a verb, and what is called. */
const CALLED = 4;

/** Ways to do one task: of a text with several, all its words choose one. */
const ONE_TASK: readonly (readonly ScenarioId[])[] = [
  ['deny-deepseek', 'approve-models', 'organization'],
  ['approve-models', 'endpoint-policy'],
  ['opensearch', 'opensearch-serverless', 'opensearch-accounts'],
  ['host-ec2', 'host-ecs', 'host-eks'],
  ['fine-tune-sagemaker', 'hyperpod'],
];

/** What these tasks make or hold is called by others: “the import, and the imported model’s key”. */
const MAKES: { readonly [K in ScenarioId]?: ScenarioId } = {
  'invoke-imported': 'import',
  'invoke-sagemaker': 'host-sagemaker',
  'invoke-marketplace': 'host-marketplace',
  'invoke-prompts': 'flows',
};

export const areOne = (a: ScenarioId, b: ScenarioId): boolean =>
  a === b || ONE_TASK.some((ids) => ids.includes(a) && ids.includes(b));

/** Votes of words that begin another task by themselves: “fine-tune it, import it”. */
const BEGINS = 7;

interface Segment {
  readonly parts: StatedPart[];
  /** Whether it is said to be done as well. */
  readonly isAlso: boolean;
}

/** “Prompts A and B”: names of one kind. */
const areListed = (one: StatedPart | undefined, other: StatedPart): boolean =>
  one !== undefined &&
  other.value !== undefined &&
  Object.keys(one.answers).join() === Object.keys(other.answers).join();

/** “…, a Lambda calls it” */
const CALLS = /^(?:\s+(?!and\b|or\b)[\w-]+){0,3}?\s+(?:calls?|invokes?|uses?|quer(?:y|ies)|talks? to)\b/i;

/** The parts, cut where another task may begin. */
function segmentsOf(text: string, parts: readonly StatedPart[]): readonly Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    const last = segments.at(-1);
    const between = text.slice(end, part.start);
    const begins =
      (/,\s*$/.test(between) && Object.values(part.scenarios).some((votes) => votes >= BEGINS)) ||
      (/[,.]\s*(?:(?:an?|the|our)\s+)?$/i.test(text.slice(Math.max(0, end - 1), part.start)) &&
        part.entities.length > 0 &&
        CALLS.test(text.slice(part.end)));
    const goesOn = !AND.test(between) || areListed(last?.parts.at(-1), part);
    if (last && !begins && goesOn) last.parts.push(part);
    else segments.push({ parts: [part], isAlso: /\balso\b/i.test(between) });
    end = Math.max(end, part.end);
  }
  return segments;
}

const mostFor = (id: ScenarioId, parts: readonly StatedPart[]): number =>
  Math.max(0, ...parts.map((part) => part.scenarios[id] ?? 0));

const isVerb = ({ families }: StatedPart): boolean => (families.call ?? 0) > 1;

/** How much more must speak for a task within a segment than for that of the whole text. */
const LEAD = 1;

/** The task that a segment names, if it names one. */
function namedIn({ parts }: Segment, chosen: ScenarioRow): ScenarioRow | undefined {
  const [best] = scenarios
    .all()
    .map((row) => ({ row, votes: votesFor(row, parts), lead: row === chosen ? LEAD : 0 }))
    .toSorted((a, b) => b.votes + b.lead - a.votes - a.lead);
  if (!best) return undefined;
  const { row, votes } = best;
  if (votes >= NAMED && mostFor(row.id, parts) >= NAMING) return row;
  const isCall = row.family === 'call' && parts.some(isVerb);
  return isCall && votes >= CALLED && mostFor(row.id, parts) > 1 ? row : undefined;
}

/** Whether what names a task answers a question of another: “call these: ARN and ARN”. */
function answersFor(other: ScenarioRow, { id }: ScenarioRow, parts: readonly StatedPart[]): boolean {
  const [part] = parts.toSorted((a, b) => (b.scenarios[id] ?? 0) - (a.scenarios[id] ?? 0));
  const answers = Object.keys(part?.answers ?? {});
  return !parts.some(isVerb) && answers.some((field) => other.fields.includes(field));
}

/** What else a caller calls, with no verb of its own: “our endpoint, plus V3.2”. */
function alsoCalledIn(parts: readonly StatedPart[], main: ScenarioRow): ScenarioRow | undefined {
  if (main.family !== 'call' || main.joins !== true) return undefined;
  const ids = parts.flatMap(({ answers, joins }) =>
    Object.keys(answers).some((field) => main.fields.includes(field)) ? [] : Object.values(joins),
  );
  const model = scenarios.all().find(({ id }) => id !== main.id && ids.includes(id));
  const [other] = scenarios
    .all()
    .filter(({ id, family }) => family === 'call' && id !== main.id && mostFor(id, parts) >= CALLED)
    .toSorted((a, b) => votesFor(b, parts) - votesFor(a, parts));
  return other && !answersFor(main, other, parts) ? other : model;
}

/** A text with fewer UTF-16 code units names no second task. */
export const SHORT = 40;

/** The tasks of a text whose words speak for `likeliest` the most; the first is what it is about. */
export function tasksIn(
  text: string,
  found: readonly StatedPart[],
  likeliest: ScenarioRow,
  isLikely: (row: ScenarioRow) => boolean,
  mayLead: (row: ScenarioRow) => boolean,
): readonly [SaidTask, ...SaidTask[]] {
  const chosen = (MAKES[likeliest.id] && late('taskUses')?.makerOf(text, likeliest)) ?? likeliest;
  const read = segmentsOf(text, found).map((segment) => {
    const named = namedIn(segment, chosen);
    const isSaid = segment.isAlso || (named && isLikely(named));
    return { parts: segment.parts, named: isSaid ? named : undefined };
  });
  // What nobody calls is no call: it is what another task makes, or what a policy denies.
  const segments = read.map(({ parts, named }) => {
    const isCalled = parts.some((part) => isVerb(part) || part.entities.length > 0);
    if (named?.family !== 'call' || isCalled) return { parts, named };
    const maker = read.find((each) => each.named && each.named.id === MAKES[named.id])?.named;
    return { parts, named: maker ?? (chosen.family === 'govern' ? undefined : named) };
  });
  const leading = segments.find(({ named }) => named)?.named ?? chosen;
  const said = segments.map(({ parts, named }) => {
    const row = named && answersFor(leading, named, parts) ? leading : named;
    return { parts, row: row ?? alsoCalledIn(parts, leading) };
  });
  const rows = new Set(said.flatMap(({ row }) => row ?? []));
  // Of several, the first. What one of them does not name was chosen by the words of all.
  const isSaid = [...rows].some(({ id }) => areOne(id, chosen.id));
  const main =
    areOne(leading.id, chosen.id) || !mayLead(leading) || (!isSaid && rows.size < 2) ? chosen : leading;
  // “The imported model” is what is called, where nothing else names the call.
  const isOfMain = (row: ScenarioRow): boolean =>
    areOne(row.id, main.id) || (!isSaid && main === chosen && !mayLead(row));
  const parts = new Map<ScenarioRow, StatedPart[]>([[main, []]]);
  let current = main;
  for (const segment of said) {
    if (segment.row) current = isOfMain(segment.row) ? main : segment.row;
    else if (votesFor(main, segment.parts) > votesFor(current, segment.parts)) current = main;
    parts.set(current, [...(parts.get(current) ?? []), ...segment.parts]);
  }
  const [own, ...others] = [...parts].map(([row, all]): SaidTask => ({ row, parts: all }));
  const using =
    (main.family !== 'call' || others.length > 0) && others.length < 2 && text.length > SHORT
      ? late('taskUses')?.withUse(text, own!, others)
      : undefined;
  return using ?? [own!, ...others];
}

/** The tasks after the one that is given: where the text does not name it, all is said of it, too. */
export function withGiven(
  found: readonly StatedPart[],
  row: ScenarioRow,
  said: readonly SaidTask[],
): readonly [SaidTask, ...SaidTask[]] {
  const own = said.find((task) => task.row === row && task.parts.length > 0);
  const others = said.filter((task) => task.row !== row);
  return [own ?? { row, parts: found }, ...others];
}

/** Where all is, whatever the task. */
const PLACES: ReadonlySet<string> = new Set(['account', 'regions', 'organizationId', 'governPartition']);

/** The same of the role: “…, session 1 hour” at the end. */
const OF_ROLE: ReadonlySet<string> = new Set(['sessionDuration', 'boundary', 'makeBoundary']);

/**
 * What is said of another task answers no question of this one, but for where both are, if this one does not say, what
 * one role does, and what is said of any role.
 */
function partsBeside(main: SaidTask, { row, parts }: SaidTask, isJoinable: boolean): readonly StatedPart[] {
  const stated = new Set(main.parts.flatMap(({ answers }) => Object.keys(answers)));
  const mayAnswer = (field: string): boolean => {
    if (isJoinable) return row.fields.includes(field) || !main.row.fields.includes(field);
    return (PLACES.has(field) || OF_ROLE.has(field)) && !stated.has(field);
  };
  return parts.map((part) => ({
    ...part,
    entities: isJoinable ? part.entities : [],
    answers: Object.fromEntries(Object.entries(part.answers).filter(([field]) => mayAnswer(field))),
  }));
}

/** From left to right, and then what is said by the way. */
const inOrder = (a: StatedPart, b: StatedPart): number =>
  Number(a.isByTheWay ?? false) - Number(b.isByTheWay ?? false) || a.start - b.start;

/** A task, by the words that speak for it the most. */
export function otherTask({ row, parts }: SaidTask, isJoinable: boolean): OtherTask {
  const [part] = parts.toSorted((a, b) => votesFor(row, [b]) - votesFor(row, [a]));
  const { text, start, end } = part!;
  return { text, start, end, scenario: row.id, isJoinable };
}

/** The tasks besides the first, and what the text states for the first. */
export function besides(
  [first, ...others]: readonly [SaidTask, ...SaidTask[]],
  viewOf: (parts: readonly StatedPart[]) => AnswersView,
): { readonly tasks: readonly OtherTask[]; readonly parts: readonly StatedPart[] } {
  const { row: main, parts } = first;
  const view = viewOf(parts);
  const said = others.map((task) => {
    const { row } = task;
    const isJoinable = main.joins === true && row.joins === true && joinConflict(row, view) === undefined;
    return {
      task: otherTask(task, isJoinable),
      parts: partsBeside(first, task, isJoinable),
    };
  });
  return {
    tasks: said.map(({ task }) => task),
    parts: [...parts, ...said.flatMap(({ parts: own }) => own)].toSorted(inOrder),
  };
}
