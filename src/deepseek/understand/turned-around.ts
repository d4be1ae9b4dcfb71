// Texts that may mean the opposite of what they are read as: a question is better than a role turned around.
import type { ScenarioId, ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { votesFor } from './choose-scenario.ts';
import { clauseBefore } from './negations.ts';
import type { StatedPart } from './sentence-part.ts';

/** “Not DeepSeek”, “other than DeepSeek” */
const NO_DEEPSEEK = String.raw`\b(?:not|non|isn['’]t|aren['’]t|besides|except(?: for)?|other than|without)\s+(?:an?\s+|from\s+)?deep\s*-?\s*seek|deep\s*-?\s*seek\s+is exempt`;

/** What ends a ban. */
const LIFTS = String.raw`\b(?:lift|undo|revert|repeal|cancel|drop|withdraw|roll(?:ed|ing)? back|remov\w*|end(?:s|ing)?|stop(?:s|ping)?|not|no longer|why)\b[^.;]{0,40}\b(?:bans?|den(?:y|ies|ying|ial)|block(?:s|ing|ed)?|forbid\w*|prohibit\w*|scps?|restrictions?)\b|\b(?:scps?|bans?|den(?:y|ies)|block(?:s|ed)?)\b[^.;]{0,40}(?:[.;][^.;]{0,20})?\b(?:drop|remove|lift|revert|undo|get rid|how do (?:i|we) (?:let|allow))\b|\bable to (?:call|use) it again\b`;

/** “All accounts but the sandbox”, “only in Stockholm” */
const SOME =
  /\b(?:all|every|any)\s+(?:\w+\s+)?(?:accounts?|regions?|ous?)\s+(?:but(?! (?:allow|let|keep|not))|except(?: for)?|apart from|other than)\b|\b(?:everyone|everybody|anyone) but\b|\bonly in\b/i;

/** What keeps a model off a list. */
const REJECTS = String.raw`\b(?:disapprov\w*|reject\w*|not on (?:the|our) list|not approved|(?:is|are) approved,? except|approved except)\b`;

/** What says that somebody outside may have the weights. */
const OPENS = String.raw`\b(?:anyone|everyone|everybody|people|partners?) (?:from )?outside\b[^.;]{0,40}\b(?:able|can|may|get|read|allow\w*)\b|\ballow\w* (?:anyone|everyone|everybody)\b`;

const TURNED: { readonly [K in ScenarioId]?: RegExp } = {
  'deny-deepseek': new RegExp(`${NO_DEEPSEEK}|${LIFTS}`, 'i'),
  'approve-models': new RegExp(REJECTS, 'i'),
  'weights-perimeter': new RegExp(OPENS, 'i'),
  'endpoint-policy': /\b(?:block|den[iy]|forbid|cannot|can['’]t|not be)\w*/i,
  'read-logs': /\b(?:change|edit|delete)\b[^.;]{0,20}\blogs?\b/i,
};

/** Networks and Regions that are kept out. */
const KEEPS_OUT =
  /\b(?:all|every)\s+(?:\w+\s+)?regions?\s+(?:but|except|other than|outside)\b|\b(?:block|deny|reject|refuse)\w*\b[^.;]{0,30}\b\d{1,3}(?:\.\d{1,3}){3}|\banywhere (?:but|except|outside)\b|\banything but\b/i;

/** What ends or forbids a task. */
const ENDS_TASK =
  /\b(?:forbid\w*|disallow\w*|prohibit\w*|prevent\w*|stop(?:s|ped|ping)?|disabl\w*|(?:turn|switch)(?:ed|ing)? off|revok\w*|tak(?:e|es|ing) away|remov\w*|los(?:es|ing)|impossible|nobody|no one|reject\w*)\b/i;

/** A part with so many votes names the task. */
const NAMES = 3;

/** Whether all that names the task stands behind a word that ends it: “stop logging our prompts”. */
function isEnded(text: string, row: ScenarioRow, parts: readonly StatedPart[]): boolean {
  const naming = parts.filter((part) => votesFor(row, [part]) >= NAMES);
  return (
    naming.length > 0 &&
    naming.every(({ start, end }) => ENDS_TASK.test(clauseBefore(text, start) + text.slice(start, end)))
  );
}

/** Policies say themselves what is forbidden. */
const FORBIDDING: ReadonlySet<string> = new Set([
  'deny-deepseek',
  'approve-models',
  'organization',
  'app-boundary',
  'enforce-guardrail',
  'weights-perimeter',
  'declarative-ec2',
]);

/** “Our Lambda does not call V3.2”, and nothing else is called. */
const isWithoutModel = (parts: readonly StatedPart[]): boolean =>
  parts.some(({ negated, row }) => negated === true && row?.answers?.['profileModels'] !== undefined) &&
  !parts.some(({ answers }) => answers['profileModels'] !== undefined);

export function isTurnedAround(text: string, row: ScenarioRow, parts: readonly StatedPart[]): boolean {
  const isExempted = parts.some(({ answers, asks }) => answers['scpExemptRoles'] !== undefined || asks);
  return (
    KEEPS_OUT.test(text) ||
    TURNED[row.id]?.test(text) === true ||
    (row.id === 'deny-deepseek' && !isExempted && SOME.test(text)) ||
    (row.family === 'call' && isWithoutModel(parts)) ||
    (!FORBIDDING.has(row.id) && isEnded(text, row, parts))
  );
}
