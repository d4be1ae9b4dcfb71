// Texts that say they are about two tasks: “two roles: …”, “(a) … (b) …”. Each part is read as a text of its own.
import type { Answers } from '#deepseek/answers/answers.ts';
import { findScenario, scenarios, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { chosenScenario, NONE, VOTE, votesFor, type ScenarioScore } from './choose-scenario.ts';
import { likelyTasks } from './likely-tasks.ts';
import { otherTask, SHORT, type OtherTask, type SaidTask } from './other-tasks.ts';
import type { SentenceReading } from './read-english.ts';
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import type { WordPlace } from './sentence-words.ts';
import { useOf } from './task-uses.ts';

const TWO = String.raw`(?<![\p{L}\p{N}.-])(?:two|2|both|separate|second|another|different|deux|zwei|beide[ns]?|dos|due|twee|duas)[ ]+(?:[\w-]+[ ]+){0,2}?`;

/** Each of the two has a role of its own. */
const ROLES = new RegExp(
  String.raw`${TWO}r[oô]l(?:l?es?|l?en)?\b|\brole for (?:both|each)\b|\broles for both\b|\beach (?:gets|needs)\b|\b(?:two|both)\s+role\b|(?:两个|兩個|二つの|2つの)\s*role`,
  'giu',
);

/** “Two jobs”, “one for …, the other for …” */
const COUNTED = new RegExp(
  String.raw`${ROLES.source}|${TWO}(?:tasks?|jobs|parts?|polic(?:y|ies)|permission sets|teile)\b|\bone for\b[^]*\b(?:other|another|one) for\b|\bfor (?:both|each|beides)\b|\bboth (?:need|use|call|want)s?\b|\br[oô]les [^.;]*\b(f[oü]r|para|pour|per)\b[^.;]*\b(?:and|y|et|und|e)\s+\1\b|\banother (?:one )?for\b|\b(?:plus|and|und|et|y) (?:an?|one|eine|une?|una) (?:role|one) (?:for|with|to|which|that)\b|\bseparately\b|\b(?:over|day|at )?night\w*\b[^]*\b(?:by day|day ?time|during the day|live)\b|\b(?:by day|day ?time|during the day|tagsüber)\b[^]*\b(?:over|day|at )?nigh?t\w*\b|\bnachts\b|二つ|2つ|另外|另一个|还要|もう一つ|それぞれ`,
  'giu',
);

/** Marks of a list, each with its number or letter: a cut goes before each but the first. */
const SERIES: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])\(?([a-e])\)/giu,
  /(?<![\p{L}\p{N}.])\(?([1-5])\)/gu,
  /(?<![\p{L}\p{N}.])([1-5])\.(?=\s)/gu,
  /([①-⑤])/gu,
  /\b(?:steps?|phases?|parts?|tasks?|rol\w*|rôle|schritt) ([1-5a-e])\b/gi,
  /\b(?:(first|erst)|(second|zweit)|(third|dritt))(?:ly|ens)?\b(?! role)/gi,
];

/** What a list begins with. */
const FIRST = /^(?:a|1|①|first|erst)$/i;

/** Where one statement may end. */
const ENDS = /[;.!?,:](?=\s)|[\n(]|[。；、，：]|\s[-–—]\s|\b(?:and|then|plus|also|et|und|y|e|en)\b|[&+]/giu;

/** Where a sentence ends, and how much more a cut there is worth. */
const ENDS_ALL = /[;.!?\n。；]/;
const AT_END = 1;

/** Fewer UTF-16 code units are no task. */
const LEAST = 8;

interface Section {
  readonly row: ScenarioRow;
  readonly score: number;
  readonly start: number;
  readonly end: number;
}

const within = ({ start, end }: WordPlace, parts: readonly StatedPart[]): readonly StatedPart[] =>
  parts.filter((part) => part.start >= start && part.start < end);

/** What is said in a place; its words, where that is nothing that is known. */
function saidIn(text: string, place: WordPlace, parts: readonly StatedPart[]): readonly StatedPart[] {
  const own = within(place, parts);
  const words = text.slice(place.start, place.end);
  const start = place.start + Math.max(0, words.search(/[\p{L}\p{N}]/u));
  const end = place.start + words.trimEnd().length;
  return own.length > 0 ? own : [{ ...STATES_NOTHING, text: text.slice(start, end), start, end }];
}

/** How much all words of a place in the text speak for each scenario, the most first. */
function lettersOf(
  text: string,
  { start, end }: WordPlace,
  parts: readonly StatedPart[],
): readonly ScenarioScore[] {
  const idle = parts.flatMap(({ negated, value, ...part }) => (negated === true ? part : (value ?? [])));
  const likely = likelyTasks(blankOut(text, idle).slice(start, end));
  const rows = scenarios.all().map((row) => ({ id: row.id as string, votes: votesFor(row, parts) }));
  return [...rows, { id: NONE, votes: 0 }]
    .map(({ id, votes }) => ({ id, votes, score: (likely.get(id) ?? 0) + VOTE * votes }))
    .toSorted((a, b) => b.score - a.score);
}

/** So much speaks for a task that no word names, in more UTF-16 code units than these. */
const SURE = 2;
const FEW = 25;

/** What a part of the text is about, if it is about something here. */
function sectionOf(text: string, place: WordPlace, parts: readonly StatedPart[]): Section | undefined {
  const own = within(place, parts);
  const all = lettersOf(text, place, own);
  const row = chosenScenario(own, { all, isPlain: false })?.row;
  const score = all.find(({ id }) => id === row?.id)?.score;
  if (!row || score === undefined) return undefined;
  // “1. runs on ECS” says where the caller of the rest is.
  const isNamed = own.some((part) => part.entities.length === 0 && votesFor(row, [part]) > 0);
  return isNamed || (score > SURE && place.end - place.start > FEW) ? { row, score, ...place } : undefined;
}

/** The parts between the edges; one that uses what an earlier one makes is about that use. */
function sectionsOf(text: string, cuts: readonly number[], parts: readonly StatedPart[]): readonly Section[] {
  const sections: Section[] = [];
  let start = 0;
  for (const end of [...cuts, text.length]) {
    const found = end - start < LEAST ? undefined : sectionOf(text, { start, end }, parts);
    const use = found && sections.map(({ row }) => useOf(row.id, text.slice(start, end))).find(Boolean);
    const row = findScenario(use ?? '');
    if (found) sections.push(row ? { ...found, row, score: Math.max(found.score, 0) } : found);
    start = end;
  }
  return sections;
}

/** How much must speak for each of the two. */
const ENOUGH = -1;

function cutsOf(text: string): readonly (readonly number[])[] {
  const listed = SERIES.map((mark) => {
    const [first, ...others] = text.matchAll(mark);
    const isList = first?.slice(1).some((sign) => FIRST.test(sign ?? ''));
    return isList ? others.map(({ index }) => index) : [];
  }).filter((cuts) => cuts.length > 0);
  if (listed.length > 0) return listed;
  if (text.search(COUNTED) < 0) return [];
  return Array.from(text.matchAll(ENDS), ({ index }) => [index]);
}

/** A longer text is not cut: each place for a cut costs a reading of the whole. In UTF-16 code units. */
const LONG = 1500;

/** A task of two roles: that of the domain, and that of the account with the model. */
const TWO_ROLES = 'opensearch-accounts';

/** What a text says of two tasks, in its order. */
export interface TasksApart {
  readonly tasks: readonly [SaidTask, SaidTask, ...SaidTask[]];
  /** Whether each needs a role of its own. */
  readonly isApart: boolean;
  /** The text without what it says of the other tasks. */
  readonly only: (scenario: string) => string;
}

/** Where all is, for each of the tasks. */
const isPlace = ({ region, accountId }: StatedPart): boolean =>
  region !== undefined || accountId !== undefined;

/** The two tasks of a text that says there are two, if it does. */
export function tasksApart(
  text: string,
  parts: readonly StatedPart[],
  likeliest?: ScenarioRow,
): TasksApart | undefined {
  if (text.length < SHORT || text.length > LONG || likeliest?.id === TWO_ROLES) return undefined;
  // How many there are says nothing of what they are.
  const words = blankOut(
    text,
    Array.from(text.matchAll(ROLES), ({ 0: { length }, index: start }) => ({ start, end: start + length })),
  );
  let best: readonly Section[] = [];
  let most = ENOUGH;
  for (const cuts of cutsOf(text)) {
    const sections = sectionsOf(words, cuts, parts);
    const isStrong = cuts.every((cut) => ENDS_ALL.test(words[cut] ?? ''));
    const least = Math.min(...sections.map(({ score }) => score)) + (isStrong ? AT_END : 0);
    if (new Set(sections.map(({ row }) => row)).size < 2 || least <= most) continue;
    best = sections;
    most = least;
  }
  const tasks = [...new Set(best.map(({ row }) => row))].map((row): SaidTask => ({
    row,
    parts: best.filter((each) => each.row === row).flatMap((each) => saidIn(text, each, parts)),
  }));
  const [first, second, ...others] = tasks;
  if (!first || !second) return undefined;
  const isApart = words !== text || tasks.some(({ row }) => row.joins !== true);
  const only = (scenario: string): string => {
    const own = best.filter(({ row }) => row.id === scenario);
    const hasPlace = own.some((each) => within(each, parts).some(isPlace));
    const rest = best.filter(({ row }) => row.id !== scenario);
    const kept = hasPlace ? [] : rest.flatMap((each) => within(each, parts).filter(isPlace));
    const without = blankOut(words, rest).replaceAll('\0', ' ');
    return kept.reduce(
      (said, part) => said.slice(0, part.start) + part.text + said.slice(part.start + part.text.length),
      without,
    );
  };
  return { tasks: [first, second, ...others], isApart, only };
}

type ReadOne = (text: string, given: Answers) => SentenceReading;

/** What a text states for each of the tasks that need a role of their own. */
export const withAnswers = (
  text: string,
  tasks: readonly OtherTask[],
  readOne: ReadOne,
): readonly OtherTask[] =>
  tasks.map((task) => {
    const { scenario, isJoinable } = task;
    const { answers } = isJoinable ? {} : readOne(text, { scenario, values: {} });
    return answers ? { ...task, answers } : task;
  });

/** Of a text with several tasks, each with a role of its own, what it says of one, and what is left out of any. */
export function readApart(
  { tasks, only }: TasksApart,
  given: Answers | undefined,
  readOne: ReadOne,
): SentenceReading {
  const read = ({ row: { id } }: SaidTask): SentenceReading =>
    readOne(only(id), given?.scenario === id ? given : { scenario: id, values: {} });
  const own = tasks.find(({ row }) => row.id === given?.scenario) ?? tasks[0];
  const others = tasks
    .filter((task) => task !== own)
    .map((task) => ({ task: otherTask(task, false), reading: read(task) }));
  const main = read(own);
  const readings = [main, ...others.map(({ reading }) => reading)];
  return {
    ...main,
    notRead: [
      ...readings.flatMap(({ notRead }) => notRead),
      ...others.flatMap(({ reading }) => reading.conflicts.flatMap(({ parts }) => parts)),
    ],
    outside: readings.flatMap(({ outside }) => outside),
    otherTasks: others.map(({ task, reading: { answers } }) => (answers ? { ...task, answers } : task)),
  };
}
