// A sentence of one task, a caller, models, places, names and ordinary words, and of nothing else. It needs few readers:
// it is no error message, policy or code, it is in English, and nothing in it can contradict anything else.
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { fieldOf, isFieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { isSure, readEnglish, type MoreReaders } from './read-english.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import { partsOf } from './sentence-parts.ts';

const MAX_LENGTH = 300;

const NO_MORE: MoreReaders = { settled: (_text, parts) => parts, conflictsIn: () => [] };

/** What may stand around what is read: nothing that another word could deny. */
const ORDINARY =
  /^(?:[\0\s,;()’'"“”-]|\.(?=\s|$)|\b(?:an?|the|my|our|this|that|it|i|we|for|of|to|into|from|in|on|at|by|with|via|and|which|who|role|app|application|function|code|program|script|team|service|customers?|users?|questions?|answers?|texts?|chat|calls?|calling|invokes?|uses?|using|asks?|reads?|inference|weights|bedrock|deepseek|needs?|wants?|should|can|may|please|make|create|give|get|let|aws|amazon|models?)(?![\w-]))+$/i;

/** They name several things, which may or may not agree. */
const ARN_OR_ACCOUNT = /\barn:|\d{12}/i;

/** Choices that models and callers make by the way, and streaming. */
const HARMLESS: ReadonlySet<string> = new Set([
  'entity',
  'denyScope',
  'guardedModels',
  'connectorTarget',
  'streaming',
]);

/** A word with as many votes names another task. */
const NAMES_TASK = 4;

const isName = (id: string): boolean =>
  isFieldId(id) && (HARMLESS.has(id) || ['text', 'list', 'choices'].includes(fieldOf(id).kind));

/** Whether all name the same trusted entity. */
function nameOne(parts: readonly StatedPart[]): boolean {
  const [first, ...others] = parts.flatMap(({ entities }) => (entities.length > 0 ? [entities] : []));
  return others.every((ids) => ids.some((id) => first?.includes(id)));
}

/** The answers that a plain sentence states; undefined where more readers are needed. */
export function readPlainly(whole: string): Answers | undefined {
  const text = whole.trim();
  if (text.length > MAX_LENGTH || ARN_OR_ACCOUNT.test(text)) return undefined;
  const { parts } = partsOf(text);
  const reading = readEnglish(text, NO_MORE);
  const { answers, understood, open = [], notRead, otherTasks, outside } = reading;
  const leavesNothing = [...open, ...notRead, ...otherTasks, ...outside].length === 0;
  if (!answers || !leavesNothing || understood.length < 2 || !isSure(reading)) return undefined;
  const view = viewOf(answers);
  const { id, family, entities } = view.scenario;
  const asked = (part: StatedPart): readonly string[] => Object.keys(part.answers).filter(view.asks);
  const isHarmless = (part: StatedPart): boolean =>
    !part.negated && !part.asks && !part.isUnread && asked(part).every(isName);
  const votesOf = ({ scenarios: { [id as ScenarioId]: own = 0 } }: StatedPart): number => own;
  const says = (part: StatedPart): boolean =>
    votesOf(part) > 0 || asked(part).length > 0 || part.entities.some((each) => entities.includes(each));
  const isPlain =
    family !== 'govern' &&
    parts.every(isHarmless) &&
    !parts.some((part) =>
      Object.values(part.scenarios).some((votes) => votes >= NAMES_TASK && votes > votesOf(part)),
    ) &&
    nameOne(parts) &&
    ORDINARY.test(blankOut(text, parts.filter(says)));
  return isPlain ? answers : undefined;
}
