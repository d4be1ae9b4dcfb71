// Which scenario the parts of a sentence speak for.
import { findScenario, scenarios, type ScenarioId, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { late } from './late-parts.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import { hasUnreadRuns, isSearch, unreadShare, type WordPlace } from './sentence-words.ts';

/** Fewer votes are a hint: other words for the same add nothing to it. */
const HINT = 4;

/** How much the parts speak for a scenario. What is said again says no more. */
export function votesFor({ id, family }: ScenarioRow, parts: readonly StatedPart[]): number {
  const counted = new Map<unknown, number>();
  return parts.reduce((sum, { text, start, scenarios: spoken, families }) => {
    const votes = (spoken[id] ?? 0) + (families[family] ?? 0);
    if (votes === 0) return sum;
    const said = votes >= HINT ? text.toLowerCase() : spoken[id] === undefined ? families : spoken;
    if ((counted.get(said) ?? start) !== start) return sum;
    counted.set(said, start);
    return sum + votes;
  }, 0);
}

/** The part that speaks for a scenario the most. */
export function partFor(id: string, parts: readonly StatedPart[]): StatedPart | undefined {
  const row = findScenario(id);
  const [part] = row ? parts.toSorted((a, b) => votesFor(row, [b]) - votesFor(row, [a])) : [];
  return part;
}

/** The first scenario that offers a trusted entity which is named, for a text that names nothing else. */
const scenarioOfEntity = (parts: readonly StatedPart[]): ScenarioRow | undefined =>
  scenarios
    .all()
    .find(({ entities }) => parts.some((part) => part.entities.some((id) => entities.includes(id))));

/** “GitHub Actions must not import”: no role for it is meant, and nothing else is said. */
const isForbiddenAll = (parts: readonly StatedPart[]): boolean =>
  parts.some(({ deniesTask }) => deniesTask) &&
  parts.every(
    ({ negated, isByTheWay, entities, answers, scenarios: spoken }) =>
      negated || isByTheWay || entities.length > 0 || Object.keys({ ...answers, ...spoken }).length === 0,
  );

/** How much speaks for a scenario, or for “none”. */
export interface ScenarioScore {
  readonly id: string;
  readonly score: number;
  /** Of phrases alone. */
  readonly votes: number;
}

/** The most first. */
export interface ScenarioScores {
  readonly all: readonly ScenarioScore[];
  /** Whether phrases say all of it, and other words were not asked. */
  readonly isPlain: boolean;
}

/** How much a vote of phrases counts against what was learned. */
export const VOTE = 0.15;

/** How much more must speak for a scenario than for any other. */
const SURE_LEAD = 2.5;
/** The same of one that no phrase speaks for. */
const SURE_LEAD_OF_LETTERS = 1.5;

/** Less says that a second task was only mentioned: “the weights are there already”. */
const LIKELY = -5;

/** A task that is this much less likely than another is not the first, even if it is named first. */
const FAR = 3;

/** For texts about nothing here. */
export const NONE = 'none';

/** Of a text with fewer other words, phrases say it all if they have so many votes. */
const FEW_OTHERS = 0.15;
const PLAIN_VOTES = 4;

/** What the phrases in a text and all its words speak for, the most first. */
export function scoresOf(
  text: string,
  parts: readonly StatedPart[],
  outside: readonly WordPlace[],
): ScenarioScores {
  const rows = scenarios.all().map((row) => ({ id: row.id as string, votes: votesFor(row, parts) }));
  const isPlain =
    rows.some(({ votes }) => votes >= PLAIN_VOTES) &&
    (isSearch(text) || unreadShare(text, [...parts, ...outside]) < FEW_OTHERS) &&
    !hasUnreadRuns(text, parts);
  // What is denied and what something is called say nothing of the task.
  const idle = parts.flatMap(({ negated, value, ...part }) => (negated === true ? part : (value ?? [])));
  const likely = isPlain
    ? undefined
    : late('likelyTasks')?.likelyTasks(blankOut(text, [...idle, ...outside]));
  const all = [...rows, { id: NONE, votes: 0 }].map(({ id, votes }) => ({
    id,
    votes,
    score: likely ? likely.get(id)! + VOTE * votes : votes,
  }));
  return { all: all.toSorted((a, b) => b.score - a.score), isPlain };
}

/** Above 0 where the text as a whole is about it. */
export const scoreIn = ({ all }: ScenarioScores, row: ScenarioRow): number =>
  all.find(({ id }) => id === row.id)!.score;

export const isLikely = (scores: ScenarioScores, row: ScenarioRow): boolean => scoreIn(scores, row) >= LIKELY;

/** Whether a task that is named first may be what the text is about. */
export const mayLead = (scores: ScenarioScores, row: ScenarioRow): boolean =>
  scores.isPlain || scoreIn(scores, row) > scores.all[0]!.score - FAR;

/** Whether something else than the tasks of a text is nearly as likely as the likeliest of them, or likelier. */
export const isDoubtful = (
  scores: ScenarioScores,
  tasks: readonly [ScenarioRow, ...ScenarioRow[]],
): boolean =>
  !scores.isPlain &&
  scores.all.some(
    ({ id, score, votes }) =>
      !tasks.some((row) => row.id === id) &&
      Math.max(...tasks.map((row) => scoreIn(scores, row))) - score <
        (votes > 0 ? SURE_LEAD : SURE_LEAD_OF_LETTERS),
  );

export interface ChosenScenario {
  readonly row: ScenarioRow;
  /** What the phrases speak for the most, where the words as a whole speak for another. */
  readonly outvoted?: ScenarioRow | undefined;
}

/** These do the opposite of each other: phrases decide between them. */
export const OPPOSITES: Readonly<Record<string, ScenarioId>> = {
  'deny-deepseek': 'approve-models',
  'approve-models': 'deny-deepseek',
  invoke: 'deny-deepseek',
};

/** The scenario that a text speaks for the most. */
export function chosenScenario(
  parts: readonly StatedPart[],
  { all }: ScenarioScores,
): ChosenScenario | undefined {
  if (isForbiddenAll(parts)) return undefined;
  const [first] = all;
  if (first!.id === NONE) return undefined;
  const turned = all.find(({ id }) => id === OPPOSITES[first!.id]);
  const phrased = all.toSorted((a, b) => b.votes - a.votes)[0]!;
  const best = turned && turned.votes > first!.votes ? turned : first!;
  const row = findScenario(best.id)!;
  if (phrased.votes > 0) {
    const isOutvoted = phrased.votes > best.votes && phrased.score < LIKELY;
    return { row, outvoted: isOutvoted ? findScenario(phrased.id) : undefined };
  }
  const chosen = best.score > 0 ? row : scenarioOfEntity(parts);
  return chosen && { row: chosen };
}

type ScenarioVotes = StatedPart['scenarios'];

/** The parts, in which what speaks for a scenario speaks for the chosen one instead. */
export function speakingFor(
  { row, outvoted }: ChosenScenario,
  parts: readonly StatedPart[],
): readonly StatedPart[] {
  if (!outvoted) return parts;
  return parts.map((part) => {
    const votes: ScenarioVotes = { ...part.scenarios, [outvoted.id]: 0 };
    const most = Math.max(part.scenarios[outvoted.id] ?? 0, part.scenarios[row.id] ?? 0);
    return most === 0 ? part : { ...part, scenarios: { ...votes, [row.id]: most } };
  });
}
