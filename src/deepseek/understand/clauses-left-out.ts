// The clauses of a text that state something which no answer follows. Fetched when a sentence has words that nothing reads.
import type { ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { votesFor } from './choose-scenario.ts';
import { clausesIn } from './clauses.ts';
import { overlap, placesOf, type UnplacedPart } from './not-read.ts';
import type { WordPlace } from './sentence-words.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import type { StatedAnswer } from './state-answers.ts';
import {
  AMOUNTS,
  ASIDE,
  DEMANDS,
  FACTS,
  IDIOMS,
  LIMITS,
  ONLY,
  THINGS,
} from './vocabulary/statement-words.ts';

const JOINS = /^[\s,]*(?:and|but|or|while)?\s*$/;

/** “No memory and no database” is one thing that is left out. */
const joined = (text: string, clauses: readonly UnplacedPart[]): readonly UnplacedPart[] =>
  clauses.reduce<readonly UnplacedPart[]>((before, part) => {
    const last = before.at(-1);
    if (!last || !JOINS.test(text.slice(last.end, part.start))) return [...before, part];
    const { start } = last;
    return [...before.slice(0, -1), { text: text.slice(start, part.end), start, end: part.end }];
  }, []);

/** So far behind a limit and before it stands what it is about, in UTF-16 code units. */
const BEHIND = 40;
const BEFORE = 25;

/** What answers follow and what a text is about. */
interface Known {
  /** Models in a policy on models: see model-attitudes.ts. */
  readonly judged: readonly WordPlace[];
  readonly followed: readonly WordPlace[];
  /** Those that say more than who calls which model where. */
  readonly exact: readonly WordPlace[];
  /** Words for the task, and those that name it by themselves. */
  readonly heard: readonly WordPlace[];
  readonly task: readonly WordPlace[];
}

interface Around {
  readonly on?: readonly WordPlace[];
  readonly near?: readonly WordPlace[];
  readonly behind?: readonly WordPlace[];
}

/** The clauses that state what none of the answers follows. */
function unfollowedIn(
  text: string,
  { judged, followed, exact, heard, task }: Known,
): readonly UnplacedPart[] {
  const rest = blankOut(text, heard);
  return clausesIn(text).filter((clause) => {
    if (!clause.text.includes(' ')) return false;
    const withoutIdioms = (words: string): string =>
      words.slice(clause.start, clause.end).replace(IDIOMS, (idiom) => ' '.repeat(idiom.length));
    const words = withoutIdioms(text);
    const has = (places: readonly WordPlace[]): boolean => places.some((place) => overlap(place, clause));
    /** Whether each match overlaps one of `on`, is near one of `near`, or has one of `behind` behind it. */
    const meets = (pattern: RegExp, { on = [], near = [], behind = [] }: Around, said = words): boolean =>
      placesOf(said, pattern).every(({ start: from, end: to }) => {
        const [start, end] = [clause.start + from, clause.start + to];
        const isIn = (places: readonly WordPlace[], before: number, after: number): boolean =>
          places.some((each) => overlap(each, clause) && overlap(each, { start: before, end: after }));
        return (
          isIn(on, start, end) || isIn(near, start - BEFORE, end + BEHIND) || isIn(behind, end, end + BEHIND)
        );
      });
    if (has(judged)) return false;
    if (!meets(AMOUNTS, { near: followed })) return true;
    if (!meets(LIMITS, { on: followed, behind: followed })) return true;
    if (!meets(ONLY, { near: [...followed, ...heard] })) return true;
    if (ASIDE.test(words)) return false;
    return (
      !meets(FACTS, { on: followed, near: exact }, withoutIdioms(rest)) ||
      !meets(DEMANDS, { near: exact, behind: [...followed, ...task] }) ||
      (!has(followed) && !has(task) && THINGS.test(words))
    );
  });
}

/** Who calls, which model, and where. */
const isOfCall = ({ entities, region, answers, negated }: StatedPart): boolean =>
  negated !== true && (entities.length > 0 || region !== undefined || answers['profileModels'] !== undefined);

/** A word with fewer votes may be there by chance. */
const CLEAR_VOTES = 3;

/** Words that are no more than a hint deny nothing. */
const means = ({ entities, answers, negated, scenarios = {} }: NonNullable<StatedPart['row']>): boolean =>
  (entities ?? answers ?? negated) !== undefined || Object.values(scenarios).some((votes) => votes > 0);

/** “No streaming”, and the answers have none. What is no choice of a question here is not followed: “no EC2 nodes”. */
function isFollowedNo(
  { negated, isByTheWay, row }: StatedPart,
  { id, entities }: ScenarioRow,
  taken: readonly StatedAnswer[],
): boolean {
  if (negated !== true || isByTheWay) return false;
  if (!row) return true;
  const isThere = ({ part, field, value }: StatedAnswer): boolean =>
    part.negated !== true &&
    (row.answers?.[field] === value || row.entities?.some((each) => each === value) === true);
  return (
    means(row) &&
    (row.scenarios?.[id] ?? 0) <= CLEAR_VOTES &&
    (row.entities ?? []).every((each) => entities.includes(each)) &&
    !taken.some(isThere)
  );
}

/** What is left out; `remarked` is said in other ways, and `isOwn` whether an answer was read from a part. */
export function clausesLeftOut(
  text: string,
  found: readonly StatedPart[],
  taken: readonly StatedAnswer[],
  scenario: ScenarioRow,
  remarked: readonly WordPlace[],
  isOwn: (part: StatedPart) => boolean,
): readonly UnplacedPart[] {
  const followed = found.filter(
    (part) =>
      isOwn(part) ||
      part.asks !== undefined ||
      part.isUnread === false ||
      isFollowedNo(part, scenario, taken),
  );
  const heard = found.filter((part) => votesFor(scenario, [part]) > 0);
  const clauses = unfollowedIn(text, {
    followed: [...followed, ...remarked],
    judged: scenario.family === 'govern' ? found.filter(({ answers }) => answers['profileModels']) : [],
    exact: [...followed.filter((part) => !isOfCall(part)), ...remarked],
    heard: [...heard, ...placesOf(text, /deepseek|bedrock/gi)],
    task: heard.filter((part) => votesFor(scenario, [part]) >= CLEAR_VOTES),
  });
  return joined(text, clauses);
}
