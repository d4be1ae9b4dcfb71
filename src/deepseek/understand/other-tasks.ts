// A second task in a sentence: what one role can do both, and what needs a role of its own.
import { joinConflict } from '#deepseek/answers/join-conflict.ts';
import type { AnswersView } from '#deepseek/answers/field.ts';
import { scenarios, type ScenarioId, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { votesFor } from './choose-scenario.ts';
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
}

/** What stands between two tasks: “fine-tune a distill, and import it”. */
const AND = /[;.\n]|\b(?:and|then|also|plus|as well|afterwards|later|too)\b|&|\+/i;

/** A part that speaks for a task as clearly as this names it. */
const NAMED = 6;

const speaksFor = ({ scenarios: spoken }: StatedPart): number => Math.max(0, ...Object.values(spoken));

/** Whether the part names a task, and not the chosen one. */
const namesAnother = (part: StatedPart, { id, family }: ScenarioRow): boolean =>
  speaksFor(part) >= NAMED && (part.scenarios[id] ?? 0) < 1 && (part.families[family] ?? 0) === 0;

const isApart = (text: string, one: StatedPart, other: StatedPart): boolean =>
  AND.test(text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)));

/** The tasks that parts without a word for the chosen one speak for, most clearly first. */
export function otherTasksIn(
  text: string,
  found: readonly StatedPart[],
  scenario: ScenarioRow,
  view: AnswersView,
): readonly OtherTask[] {
  const votes = (part: StatedPart): number => votesFor(scenario, [part]);
  const [own] = found.toSorted((a, b) => votes(b) - votes(a));
  const parts = found.filter(
    (part) => namesAnother(part, scenario) && own !== undefined && isApart(text, own, part),
  );
  if (parts.length === 0) return [];
  const joined = view.list('also');
  const voted = scenarios
    .all()
    .filter(({ id }) => id !== scenario.id && !joined.includes(id))
    .map((row) => ({ row, votes: votesFor(row, parts) }))
    .toSorted((a, b) => b.votes - a.votes);
  const [best] = voted;
  if (!best || best.votes < NAMED) return [];
  const { row } = best;
  const [part] = parts.toSorted((a, b) => (b.scenarios[row.id] ?? 0) - (a.scenarios[row.id] ?? 0));
  if (!part) return [];
  const { text: words, start, end } = part;
  const isJoinable = scenario.joins === true && row.joins === true && joinConflict(row, view) === undefined;
  return [{ text: words, start, end, scenario: row.id, isJoinable }];
}
