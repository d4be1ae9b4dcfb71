// What a text says is there already, and is no task: “logging is on, auditors should read the log”.
import { findScenario, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { isTaken, STATES_NOTHING, type StatedPart } from './sentence-part.ts';

const CLAUSE = /(?:[^,;:!?\n.]|\.(?=\S))+/g;

/** “DeepSeek is denied by an SCP”, “the SCP already blocks R1”: nothing in it is called. */
const IS_DENIED =
  /\b(?:is|are|was|were) (?:already |currently )?(?:denied|blocked|forbidden|banned|restricted)\b.*\bby\b.*\b(?:scps?|service control|polic\w+|org\w*)\b|\bscps?\b.*\b(?:already|currently)\b|\b(?:den|block|forbid|restrict)\w*\b.*\balready\b|\balready\b.*\b(?:den|block|forb[ia]d|restrict)\w*/i;

/** “Is done”, “has been imported”, “exists already”. */
const IS_THERE =
  /\balready\b|\b(?:has|have) been\b|\b(?:is|are) (?:done|finished|complete\w*|in place|on|enabled|set up|there|ready|deployed|hosted|imported|uploaded|fine-tuned|downloaded|shared)\b|\b(?:was|were) (?:done|raised|deployed|imported|uploaded|fine-tuned|downloaded|shared|set up|enabled)\b|\bexists?\b/i;

/** What was done: no word of it names the task. */
const DONE = /(?<=\b(?:already|been|is|are|was|were|done)\s+)\w+ed\b/i;

/** “Is hosted with autoscaling”, “should exist” say what is wanted. */
const IS_WANTED =
  /\b(?:must|should|shall|need\w*|want\w*|please|make sure|ensure|if|once|when|until|after|before|not|no|n['’]t|that (?:is|are))\b|n['’]t\b/i;

/** A part with so many votes names a task. */
const NAMES = 3;

const isCall = (id: string): boolean => (findScenario(id) as ScenarioRow | undefined)?.family === 'call';

const tasksOf = ({ scenarios }: StatedPart): readonly string[] =>
  Object.entries(scenarios).flatMap(([id, votes]) => ((votes ?? 0) >= NAMES ? [id] : []));

/** The parts, of which those that are there already speak for no task, where another is named. */
export function withoutGiven(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const clauses = Array.from(text.matchAll(CLAUSE), ({ 0: words, index: start }) => ({
    words,
    start,
    end: start + words.length,
    isDenied: IS_DENIED.test(words),
  })).filter(({ words, isDenied }) => (isDenied || IS_THERE.test(words)) && !IS_WANTED.test(words));
  const clauseOf = ({ start, end }: StatedPart) =>
    clauses.find((clause) => clause.start <= start && end <= clause.end);
  if (!parts.some((part) => !clauseOf(part) && part.negated !== true && tasksOf(part).length > 0))
    return parts;
  const said = clauses.flatMap(({ words, start }): readonly StatedPart[] => {
    const { 0: done, index = 0 } = DONE.exec(words) ?? { 0: '' };
    const from = start + index;
    return done === ''
      ? []
      : [{ ...STATES_NOTHING, text: done, start: from, end: from + done.length, negated: true }];
  });
  const wanted = parts.map((part) => {
    const clause = clauseOf(part);
    if (!clause) return part;
    const { text: words, start, end } = part;
    if (clause.isDenied) return { ...STATES_NOTHING, text: words, start, end, negated: true };
    if (tasksOf(part).every(isCall)) return part;
    const scenarios = Object.fromEntries(Object.entries(part.scenarios).filter(([id]) => isCall(id)));
    return { ...part, scenarios, families: {} };
  });
  return [...wanted, ...said.filter(({ start, end }) => !isTaken(wanted, start, end))];
}
