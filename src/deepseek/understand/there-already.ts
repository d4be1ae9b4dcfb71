// What a text says is there already, and is no task: “logging is on, auditors should read the log”.
import { findScenario, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';

const CLAUSE = /(?:(?!\b(?:although|though|while|whereas)\b)[^,;:!?\n.()]|[.:](?=[^\s)]))+/g;

/** “DeepSeek is denied by an SCP”, “the SCP already blocks R1”: nothing in it is called. */
const IS_DENIED =
  /\b(?:is|are|was|were) (?:already |currently )?(?:denied|blocked|forbidden|banned|restricted)\b.*\bby\b.*\b(?:scps?|service control|polic\w+|org\w*)\b|\bscps?\b.*\b(?:already|currently)\b|\b(?:den|block|forbid|restrict)\w*\b.*\balready\b|\balready\b.*\b(?:den|block|forb[ia]d|restrict)\w*/i;

/** “An SCP blocks R1”, where somebody calls another: no policy is wanted. */
const SCP_DENIES =
  /\b(?:an?|eine|the|our|this|their|org(?:anization)?['’]s|company['’]s|there (?:is|are)|because)\s+(?:\w+\s+){0,2}?scps?\s+(?:(?:that|which)\s+(?<=there (?:is|are).*))?(?:den(?:y|ies)|blocks?|forbids?|restricts?|bans?|prohibits?)\b|\bscps\s+(?:den|block|forbid|restrict|ban|prohibit)\w*\b/i;
const ALLOWS_STILL = /\b(?:still|exempt\w*|except\w*|only|keeps?|continues?|allowed)\b/i;

const IS_SPARED = /\b(?:but|except(?: for)?)\s+(?:deepseek[\s-]*)?$/i;

/** “Is evaluated by another team”, “another team evaluates it” */
const OF_OTHERS =
  /\b(?:is|are|was|were|been|being|gets?)\b.*\b(?:by|of einer?m?|durch)\s+(?:an?other|other\s+team|others?\b|some(?:one|body)\b|(?:the|our|an?)\s+(?:[\w-]+\s+){0,2}?(?:teams?|partner|vendor|contractor|supplier|squad|group|department|colleagues?|company|people)\b|colleagues)|^\W*(?:and\s+|while\s+)?(?:(?:an?other|other)\s+(?:[\w-]+\s+)?(?:teams?|squad|group|department|company|people)|some(?:one|body) else|others|(?:our|the|an?)\s+(?:partner|vendor|contractor|supplier)s?\s+(?:host|evaluat|fine-?tun|import|train|upload|serv|deploy)\w*)\b|另一|其他团|別\s+チーム/i;

/** “Is done”, “has been imported”, “exists already”. */
const IS_THERE =
  /\balready\b|\b(?:has|have) been\b|\b(?:is|are) (?:done|finished|complete\w*|in place|on|enabled|set up|there|ready|deployed|hosted|imported|uploaded|fine-tuned|downloaded|shared)\b|\b(?:was|were) (?:done|raised|deployed|imported|uploaded|fine-tuned|downloaded|shared|set up|enabled)\b|\bexists?\b/i;

/** “Is hosted with autoscaling”, “should exist” say what is wanted. */
const IS_WANTED =
  /^\W*(?:is|are) there\b|\b(?:must|should|shall|need\w*|want\w*|please|make sure|ensure|if|once|when|until|after|before|not|no|n['’]t|that (?:is|are))\b|n['’]t\b/i;

const DEMANDS = /\b(?:must|should|shall)\b/i;

/** A part with so many votes names a task. */
const NAMES = 3;

const isCall = (id: string): boolean => (findScenario(id) as ScenarioRow | undefined)?.family === 'call';

const tasksOf = ({ scenarios }: StatedPart): readonly string[] =>
  Object.entries(scenarios).flatMap(([id, votes]) => ((votes ?? 0) >= NAMES ? [id] : []));

const isVerb = ({ families }: StatedPart): boolean => (families.call ?? 0) > 1;

/** The parts, of which those that are there already speak for no task, where another is named. */
export function withoutGiven(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const all = Array.from(text.matchAll(CLAUSE), ({ 0: words, index: start }) => ({
    words,
    start,
    end: start + words.length,
  })).filter(({ words }) => !IS_WANTED.test(words));
  const isIn = (
    part: StatedPart,
    { start, end }: { readonly start: number; readonly end: number },
  ): boolean => start <= part.start && part.end <= end;
  const clauses = all.flatMap((clause) => {
    const others = parts.filter((part) => !isIn(part, clause));
    const isCalled = others.some(isVerb) && others.some(({ entities }) => entities.length > 0);
    const isFact = isCalled && SCP_DENIES.test(clause.words) && !ALLOWS_STILL.test(text);
    const isDenied = IS_DENIED.test(clause.words) || isFact;
    const isOfOthers = OF_OTHERS.test(clause.words);
    return isDenied || isOfOthers || IS_THERE.test(clause.words) ? [{ ...clause, isDenied, isOfOthers }] : [];
  });
  const clauseOf = (part: StatedPart) => clauses.find((clause) => isIn(part, clause));
  const others = parts.filter((part) => !clauseOf(part) && part.negated !== true);
  const isAsked = others.some(({ entities }) => entities.length > 0) && DEMANDS.test(blankOut(text, clauses));
  if (!isAsked && !others.some((part) => tasksOf(part).length > 0)) return parts;
  const wanted = parts.flatMap((part): readonly StatedPart[] => {
    const clause = clauseOf(part);
    if (!clause) return [part];
    const isModel = part.answers['profileModels'] !== undefined;
    const isOther = clause.isOfOthers && isModel && others.some(({ answers }) => answers['profileModels']);
    const { text: words, start, end } = part;
    if (isModel && (isOther || (clause.isDenied && !IS_SPARED.test(text.slice(clause.start, start)))))
      return [{ ...STATES_NOTHING, text: words, start, end, negated: true }];
    if (clause.isDenied) return [];
    if (clause.isOfOthers && part.entities.includes('account')) return [];
    const isKept = clause.isOfOthers ? (id: string) => id.startsWith('invoke') : isCall;
    if (tasksOf(part).every(isKept)) return [part];
    const scenarios = Object.fromEntries(Object.entries(part.scenarios).filter(([id]) => isKept(id)));
    const isIdle = Object.keys({ ...scenarios, ...part.answers }).length + part.entities.length === 0;
    return isIdle ? [] : [{ ...part, scenarios, families: {} }];
  });
  // What else the clauses say names no task, but for what is called.
  const saysWhat = (part: StatedPart): boolean => tasksOf(part).length > 0 && !part.answers['profileModels'];
  const rest = clauses.flatMap(({ start, end, isOfOthers }) => {
    if (!isOfOthers && wanted.some((part) => isIn(part, { start, end }) && saysWhat(part))) return [];
    const words = blankOut(text, wanted).slice(start, end);
    return Array.from(words.matchAll(/[^\0\s](?:[^\0]*[^\0\s])?/g), ({ 0: said, index }) => ({
      ...STATES_NOTHING,
      text: said,
      start: start + index,
      end: start + index + said.length,
      negated: true,
    }));
  });
  return [...wanted, ...rest].toSorted((one, other) => one.start - other.start);
}
