// Texts that say they are about several tasks: “two roles: …”, “(a) … (b) …”.
import { findScenario, scenarios, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import type { PlacedWords } from './clauses.ts';
import { chosenScenario, NONE, VOTE, votesFor, type ScenarioScore } from './choose-scenario.ts';
import { likelyTasks } from './likely-tasks.ts';
import { areOne, SHORT, type SaidTask } from './other-tasks.ts';
import { placesOf } from './not-read.ts';
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import type { WordPlace } from './sentence-words.ts';
import { useOf } from './task-uses.ts';
import {
  ROLES,
  COUNTED,
  SERIES,
  COUNTS,
  ONES,
  POINTS,
  OF_ROLES,
  FIRST,
  ENDS,
  ENDS_ALL,
  BEGINS,
  BESIDES,
  OF_ALL,
  NO_TASK,
  CHOSEN,
  OF_ONE,
  LAST_WORDS,
} from './vocabulary/apart-words.ts';

/** How much more a cut is worth at the end of a sentence, before the sign of a second task, and in a list of roles. */
const AT_END = 1;
const AT_SIGN = 2;
const AS_SAID = 4;

/** Fewer UTF-16 code units are no task. */
const LEAST = 8;

/** A part of the text between two cuts, and the task that it names. */
interface Piece extends WordPlace {
  readonly row: ScenarioRow | undefined;
  readonly score: number;
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
function pieceAt(text: string, place: WordPlace, parts: readonly StatedPart[]): Piece {
  const own = within(place, parts);
  const all = lettersOf(text, place, own);
  const row = chosenScenario(own, { all, isPlain: false })?.row;
  const score = all.find(({ id }) => id === row?.id)?.score ?? 0;
  // “1. runs on ECS” says where the caller of the rest is.
  const isNamed = own.some((part) => part.entities.length === 0 && row && votesFor(row, [part]) > 0);
  const length = place.end - place.start;
  return {
    ...place,
    score,
    row: length >= LEAST && (isNamed || (score > SURE && length > FEW)) ? row : undefined,
  };
}

/** The parts from one cut to the next; one that uses what an earlier one makes is about that use. */
function piecesOf(text: string, { head, cuts }: Cuts, parts: readonly StatedPart[]): readonly Piece[] {
  // What stands before the first of a list is about all of it, if it names no task.
  const heading = head > 0 ? pieceAt(text, { start: 0, end: head }, parts).row : undefined;
  const isOfAll = heading !== undefined && OF_ALL.test(text.slice(0, head));
  const starts = [heading && !isOfAll ? 0 : head, ...cuts];
  return starts.reduce<readonly Piece[]>((before, start, nth) => {
    const end = starts[nth + 1] ?? text.length;
    const found = pieceAt(text, { start, end }, parts);
    const piece = isOfAll && !found.row ? { ...found, row: heading, score: 0 } : found;
    const use =
      piece.row && before.map(({ row }) => row && useOf(row.id, text.slice(start, end))).find((each) => each);
    const row = findScenario(use ?? '');
    return [...before, row ? { ...piece, row, score: Math.max(piece.score, 0) } : piece];
  }, []);
}

/** How much must speak for each of the two. */
const ENOUGH = -1;

/** The same where only a word such as “besides” says that there are two. */
const ENOUGH_BESIDES = 0;

/** Where a text may be cut, and where the first of a list begins. */
interface Cuts {
  readonly cuts: readonly number[];
  readonly head: number;
  readonly isList: boolean;
  /** Whether it is only a cut if it is sure what stands on either side. */
  readonly isSure?: true;
  /** Whether each of the list is said to be a role. */
  readonly isOfRoles: boolean;
}

function cutsOf(text: string): readonly Cuts[] {
  const isCounted = text.search(COUNTED) >= 0;
  const listed = [...SERIES, ...(isCounted ? [ONES] : [])].flatMap((mark): readonly Cuts[] => {
    const [first, ...others] = text.matchAll(mark);
    const isList = mark === ONES || first?.slice(1).some((sign) => FIRST.test(sign ?? ''));
    if (!first || !isList || others.length === 0) return [];
    const isOfRoles = OF_ROLES.test(first[0]);
    return [{ cuts: others.map(({ index }) => index), head: first.index, isList, isOfRoles }];
  });
  if (listed.length > 0) return listed;
  const points = isCounted ? Array.from(text.matchAll(POINTS), ({ index }) => index) : [];
  if (points.length > 1) return [{ cuts: points.slice(1), head: points[0]!, isList: true, isOfRoles: false }];
  if (!isCounted)
    return placesOf(text, BESIDES).map(({ start }) => ({
      cuts: [start],
      head: 0,
      isList: false,
      isOfRoles: false,
      isSure: true,
    }));
  const ends = Array.from(text.matchAll(ENDS), ({ index }) => [index]);
  return ends.map((cuts) => ({ cuts, head: 0, isList: false, isOfRoles: false }));
}

/** A longer text is not cut: each place for a cut costs a reading of the whole. In UTF-16 code units. */
const LONG = 1500;

/** What these are made of is no task of its own, unless the text says that there are several roles. */
const WHOLE: ReadonlySet<string> = new Set(['agents', 'flows', 'evaluation']);

/** A task of two roles: that of the domain, and that of the account with the model. */
const TWO_ROLES = 'opensearch-accounts';

/** A task, and where the text says something of it. */
export interface TaskApart extends SaidTask {
  readonly own: readonly WordPlace[];
}

/** What a text says of several tasks, in its order. */
export interface TasksApart {
  readonly tasks: readonly [TaskApart, ...TaskApart[]];
  /** Whether each needs a role of its own. */
  readonly isApart: boolean;
  /** What is about none of them. */
  readonly leftOut: readonly PlacedWords[];
  /** The text without what it says of the others. */
  readonly only: (task: TaskApart) => string;
}

/** The words of a place, without what is around them. */
function placed(text: string, { start, end }: WordPlace): PlacedWords {
  const from = start + Math.max(0, text.slice(start, end).search(/[\p{L}\p{N}]/u));
  const words = text.slice(from, end).replace(LAST_WORDS, '');
  const mark = /^(?:[a-e1-5][).]+)?[:\s]*/i.exec(words)?.[0].length ?? 0;
  return { text: words.slice(mark), start: from + mark, end: from + words.length };
}

const SENTENCE = /(?:[^.;:\n]|[.:](?=\S))+/g;

/** The sentences that are about each of the tasks, and name none. */
const sharedIn = (text: string, words: string, parts: readonly StatedPart[]): readonly WordPlace[] =>
  placesOf(text, SENTENCE).filter(
    (place) => OF_ALL.test(text.slice(place.start, place.end)) && !pieceAt(words, place, parts).row,
  );

/** Where all is: what the others agree on, if the task itself does not say it. */
function placesFrom(others: readonly StatedPart[], own: readonly StatedPart[]): readonly StatedPart[] {
  const agreed = (of: (part: StatedPart) => string | undefined): readonly StatedPart[] => {
    const said = others.filter((part) => of(part) !== undefined);
    return own.some((part) => of(part) !== undefined) || new Set(said.map(of)).size > 1 ? [] : said;
  };
  return [...agreed(({ region }) => region), ...agreed(({ accountId }) => accountId)];
}

/** The cuts between which most speaks for each of several tasks. */
function bestCuts(
  text: string,
  words: string,
  parts: readonly StatedPart[],
): { readonly at: Cuts; readonly pieces: readonly Piece[] } | undefined {
  let best: ReturnType<typeof bestCuts>;
  let most = ENOUGH;
  for (const at of cutsOf(text)) {
    const pieces = piecesOf(words, at, parts);
    const named = pieces.filter(({ row }) => row);
    const isSaid = at.isList && (words !== text || at.isOfRoles);
    const hasIdle = at.isList && pieces.some(({ start, end }) => NO_TASK.test(text.slice(start, end)));
    const isOne = named.every(({ row }) => row === named[0]?.row);
    if (named.length === 0 || (isOne && !isSaid && !hasIdle)) continue;
    const isSign = at.cuts.every((cut) => BEGINS.test(text.slice(cut)));
    const isEnd = at.cuts.every((cut) => ENDS_ALL.test(words[cut] ?? ''));
    const bonus = isSaid ? AS_SAID : isSign ? AT_SIGN : isEnd ? AT_END : 0;
    const score = Math.min(...named.map((each) => each.score)) + bonus;
    if (score <= most || (at.isSure && score < ENOUGH_BESIDES)) continue;
    best = { at, pieces };
    most = score;
  }
  return best;
}

/** The tasks of a text that says there are several, if it does. */
export function tasksApart(
  text: string,
  parts: readonly StatedPart[],
  likeliest?: ScenarioRow,
): TasksApart | undefined {
  if (text.length < SHORT || text.length > LONG || likeliest?.id === TWO_ROLES || OF_ONE.test(text))
    return undefined;
  // How many there are says nothing of what they are.
  const words = blankOut(text, placesOf(text, ROLES));
  const best = bestCuts(text, words, parts);
  if (!best) return undefined;
  const { at, pieces } = best;
  const isSaid = words !== text || at.isOfRoles;
  const rows = pieces.flatMap(({ row }) => row ?? []);
  if (
    !isSaid &&
    placesOf(text, COUNTS).length === 0 &&
    (WHOLE.has(rows[0]!.id) || rows.every(({ id }) => areOne(id, rows[0]!.id)))
  )
    return undefined;
  const chosen = CHOSEN.exec(text)?.[1];
  const shared = sharedIn(text, words, parts);
  const isIdle = (piece: Piece): boolean => {
    const said = text.slice(piece.start, piece.end);
    if (NO_TASK.test(said)) return true;
    if (chosen !== undefined) return !new RegExp(String.raw`^\W*(?:\p{L}+ )?\(?${chosen}\b`, 'iu').test(said);
    return (
      piece.row === undefined && isSaid && at.isList && !shared.some(({ start }) => start <= piece.start + 2)
    );
  };
  const idle = pieces.filter(isIdle);
  const named = pieces.filter((piece) => piece.row && !idle.includes(piece));
  const isOfEach = isSaid && at.isList;
  const groups = isOfEach
    ? named.map((piece) => [piece])
    : [...new Set(named.map(({ row }) => row))].map((row) => named.filter((piece) => piece.row === row));
  const [first, ...others] = groups.map((own): TaskApart => ({
    row: own[0]!.row!,
    parts: own.flatMap((piece) => saidIn(text, piece, parts)),
    own,
  }));
  if (!first || (others.length === 0 && idle.length === 0)) return undefined;
  const only = ({ own }: TaskApart): string => {
    const rest = [...named.filter((piece) => !own.includes(piece)), ...idle];
    const partsIn = (places: readonly WordPlace[]): readonly StatedPart[] =>
      places.flatMap((place) => within(place, parts));
    const kept = [...shared, ...placesFrom(partsIn(rest), partsIn(own))];
    const without = blankOut(blankOut(words, rest), placesOf(text, COUNTS)).replaceAll('\0', ' ');
    return kept.reduce(
      (said, { start, end }) =>
        said.slice(0, start) + words.slice(start, end).replaceAll('\0', ' ') + said.slice(end),
      without,
    );
  };
  return {
    tasks: [first, ...others],
    isApart: isSaid || others.length === 0 || [first, ...others].some(({ row }) => row.joins !== true),
    leftOut: idle.map((piece) => placed(text, piece)),
    only,
  };
}
