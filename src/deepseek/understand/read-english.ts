// A sentence in English → the answers it states. Rules over words, without a model of language: see vocabulary/.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { findScenario, type ScenarioId, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { isGuess } from '#deepseek/answers/standing.ts';
import { settled, withoutGiven } from './asides.ts';
import {
  chosenScenario,
  isDoubtful,
  isLikely,
  mayLead,
  scoreIn,
  scoresOf,
  speakingFor,
} from './choose-scenario.ts';
import { CONFIDENT, confidenceOf, NONSENSE } from './confidence.ts';
import type { Conflict } from './conflicts.ts';
import { late } from './late-parts.ts';
import { namesSeveral, withoutForbidden } from './model-attitudes.ts';
import { notReadIn, type UnplacedPart } from './not-read.ts';
import { besides, tasksIn, withGiven, type OtherTask } from './other-tasks.ts';
import { answersOf } from './from-catalog.ts';
import { hasOneCaller, type OutsidePart } from './outside.ts';
import type { StatedPart } from './sentence-part.ts';
import { partsOf } from './sentence-parts.ts';
import { stateAnswers, type StatedAnswer } from './state-answers.ts';
import { withLost } from './written-identifiers.ts';

/** One thing that was understood, tied to the words it was read from. */
export interface UnderstoodPart {
  /** As it stands in the text. */
  readonly text: string;
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The question it answers; "scenario" where it chose the scenario. */
  readonly field: FieldId | 'scenario';
  readonly value: FieldValue;
}

/** What a text states. */
export interface StatedReading {
  /** Absent when no word speaks for a scenario, and when the text forbids what it allows. */
  readonly answers?: Answers;
  readonly understood: readonly UnderstoodPart[];
  /** What it says there is, without saying which. */
  readonly open?: readonly OpenQuestion[];
}

/** An answer that nobody stated, and that decides whom the role serves, or where and what it calls. */
export interface AssumedAnswer {
  readonly field: FieldId;
  readonly value: FieldValue;
}

/** What a reading does not follow, or is not sure of. */
export interface Remarks {
  readonly assumed: readonly AssumedAnswer[];
  /** What the text contradicts itself in: none of it is among the answers. */
  readonly conflicts: readonly Conflict[];
  readonly notRead: readonly UnplacedPart[];
  readonly otherTasks: readonly OtherTask[];
  readonly outside: readonly OutsidePart[];
}

const NO_REMARKS: Remarks = { assumed: [], conflicts: [], notRead: [], otherTasks: [], outside: [] };

export interface SentenceReading extends StatedReading, Remarks {
  /** How sure it is that this is meant, from 0 to 1. */
  readonly confidence: number;
}

/** A question that the text leaves open, or a statement that cannot hold, tied to its words. */
export interface OpenQuestion {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly field: FieldId;
  /** “Which role is exempt?” */
  readonly message: string;
}

const rowsOf = ([first, ...others]: ReturnType<typeof tasksIn>): readonly [ScenarioRow, ...ScenarioRow[]] => [
  first.row,
  ...others.map(({ row }) => row),
];

/** The words that speak for the chosen scenario the most. */
function scenarioPart(
  text: string,
  id: ScenarioId,
  parts: readonly StatedPart[],
): UnderstoodPart | undefined {
  const [best] = parts.toSorted((a, b) => (b.scenarios[id] ?? 0) - (a.scenarios[id] ?? 0));
  const part = best?.scenarios[id] === undefined ? (late('likelyTasks')?.wordFor(id, text) ?? best) : best;
  return part
    ? { text: part.text, start: part.start, end: part.end, field: 'scenario', value: id }
    : undefined;
}

/** What the parts ask and nothing in the sentence answers, each question once. */
function openIn(parts: readonly StatedPart[], answers: Answers): readonly OpenQuestion[] {
  const view = viewOf(answers);
  const open = parts.flatMap(({ asks, text, start, end }): readonly OpenQuestion[] =>
    asks && view.asks(asks.field) && answers.values[asks.field] === undefined
      ? [{ text, start, end, field: asks.field, message: asks.question }]
      : [],
  );
  return open.filter(({ field }, index) => open.findIndex((each) => each.field === field) === index);
}

/** What is stated and not offered: “V3.2 in GovCloud”. */
function notOfferedIn(taken: readonly StatedAnswer[], answers: Answers): readonly OpenQuestion[] {
  const view = viewOf(answers);
  return taken.flatMap(({ part: { text, start, end }, field, value }): readonly OpenQuestion[] => {
    const row = fieldOf(field);
    if (row.kind !== 'choices' || !view.asks(field) || !Array.isArray(value)) return [];
    const stated: readonly unknown[] = value;
    const option = row.options(view).find((each) => each.disabled && stated.includes(each.value));
    return option?.disabled ? [{ text, start, end, field, message: `${option.disabled}.` }] : [];
  });
}

const NOTHING = { understood: [], confidence: 0, ...NO_REMARKS } as const;

function valueIn(view: AnswersView, id: FieldId): FieldValue {
  const { kind } = fieldOf(id);
  if (kind === 'switch') return view.flag(id);
  return kind === 'list' || kind === 'choices' ? view.list(id) : view.text(id);
}

function assumedIn(answers: Answers): readonly AssumedAnswer[] {
  const checked = readAnswers(answers);
  return checked.fields
    .filter((field) => isGuess(checked, field))
    .map((field) => ({ field, value: valueIn(checked.view, field) }));
}

/** The tasks that one role can do with the first, as answers to “also”. */
const joining = (tasks: readonly OtherTask[], found: readonly StatedPart[]): readonly StatedAnswer[] =>
  tasks.flatMap(({ isJoinable, scenario, start }) => {
    const part = found.find((each) => each.start === start);
    return isJoinable && part ? [{ part, field: 'also', value: [scenario] }] : [];
  });

/** What contradicts itself is no answer: it is asked. */
const withoutConflicts = ({ scenario, values }: Answers, conflicts: readonly Conflict[]): Answers => ({
  scenario,
  values: Object.fromEntries(
    Object.entries(values).filter(([id]) => id === 'regions' || !conflicts.some(({ field }) => field === id)),
  ),
});

/** Reads a text, or the words around something that gives answers already. Never throws; a text that says nothing of use gives no answers. */
export function readEnglish(text: string, given?: Answers): SentenceReading {
  const { parts: all, outside: named } = partsOf(text);
  const meant = settled(text, withoutForbidden(text, all));
  const wanted = (namesSeveral(meant) && late('severalModels')?.withoutUnwanted(text, meant)) || meant;
  const there = withoutGiven(text, wanted);
  const { parts: read, outside: strangers } = (!hasOneCaller(there, named) &&
    late('callers')?.whoCalls(text, there, named)) || { parts: there, outside: named };
  const scores = scoresOf(text, read, named);
  const row = given && findScenario(given.scenario);
  const likeliest = row ? { row } : chosenScenario(read, scores);
  const twoTasks = late('tasksApart');
  const apart = twoTasks?.tasksApart(text, read, likeliest?.row);
  if (apart?.isApart && (!row || apart.tasks.some((task) => task.row === row)))
    return twoTasks!.readApart(apart, given, named, readEnglish);
  const choice = !row && apart ? { row: apart.tasks[0].row } : likeliest;
  if (!choice) return { ...NOTHING, outside: named };
  const found = speakingFor(choice, read);
  const tasks =
    apart?.tasks ??
    tasksIn(
      text,
      found,
      choice.row,
      (each) => isLikely(scores, each),
      (each) => mayLead(scores, each),
    );
  const said = row ? withGiven(found, row, tasks) : tasks;
  const { row: scenario } = said[0];
  const { tasks: otherTasks, parts: stated } = besides(said, (some) =>
    viewOf(stateAnswers(text, some, scenario).answers),
  );
  const callers = stated.filter(({ entities }) => entities.length > 0);
  const own = (callers.length > 1 && late('callers')?.callersIn(text, stated, scenario)) || stated;
  const { answers, taken, statements, parts } = answersOf(
    text,
    own,
    scenario,
    joining(otherTasks, own),
    given?.values,
  );
  // A model of others that stays allowed is an answer.
  const isOutside = ({ start }: OutsidePart): boolean => !taken.some(({ part }) => part.start === start);
  const isWhoCalls = scenario.family === 'call' && scenario.entities.length > 1;
  const outside = (isWhoCalls ? strangers : named).filter(isOutside);
  const strange = named.filter(isOutside);
  if (strange.length > 0 && late('callers')?.isAllOutside(text, strange)) return { ...NOTHING, outside };
  const view = viewOf(answers);
  const conflicts = late('conflicts')?.conflictsIn(text, outside, parts, statements, view) ?? [];
  const chosen = scenarioPart(text, scenario.id, found);
  const kept = withoutConflicts(answers, conflicts);
  const isAsked = ({ field }: OpenQuestion): boolean =>
    !conflicts.some((conflict) => conflict.field === field);
  const open = [...openIn(found, kept).filter(isAsked), ...notOfferedIn(taken, kept)];
  const confidence = confidenceOf({
    text,
    found,
    own: said[0].parts,
    outside,
    scenario,
    isDoubtful: isDoubtful(scores, rowsOf(said)),
  });
  if (!given && confidence < NONSENSE && scoreIn(scores, choice.row) <= 0) return { ...NOTHING, outside };
  const holds = ({ field }: StatedAnswer): boolean => kept.values[field] !== undefined;
  const others = [...outside, ...otherTasks, ...conflicts.flatMap((each) => each.parts)];
  // Of a text that forbids what it allows, either could be meant: what it allows is no second task.
  const isOpen = conflicts.some(
    ({ field, parts: [one, two] }) => field === 'scenario' && one?.value !== two?.value,
  );
  return {
    ...(isOpen ? {} : { answers: kept }),
    understood: [
      ...(chosen ? [chosen] : []),
      ...taken.filter(holds).map(({ part, field, value }) => ({
        text: part.text,
        start: part.start,
        end: part.end,
        field,
        value,
      })),
    ],
    ...(open.length > 0 ? { open } : {}),
    confidence,
    assumed: assumedIn(kept),
    conflicts,
    notRead: [
      ...(otherTasks.some(({ isJoinable }) => !isJoinable) ? (twoTasks?.othersIn(text) ?? []) : []),
      ...withLost(text, notReadIn(text, parts, taken, scenario, others), [
        ...others,
        ...open,
        // The Region of an ARN is not all it says.
        ...taken.filter((each) => holds(each) && each.field !== 'regions').map(({ part }) => part),
      ]),
    ],
    otherTasks: isOpen
      ? []
      : given
        ? otherTasks
        : (twoTasks?.withAnswers(text, otherTasks, readEnglish) ?? otherTasks),
    outside,
  };
}

/** Whether the answers can be taken as they are, without a question. */
export const isSure = ({ answers, confidence, conflicts }: SentenceReading): boolean =>
  answers !== undefined && confidence >= CONFIDENT && conflicts.length === 0;
