// Texts that may mean the opposite of what they are read as: a question is better than a role turned around.
import type { ScenarioId, ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { MODEL_IDS } from '#deepseek/facts/models.ts';
import { votesFor } from './choose-scenario.ts';
import { clauseBefore } from './negations.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import { EXCEPT_WORDS } from './vocabulary/exempt-words.ts';

/** “Not DeepSeek”, “other than DeepSeek” */
const NO_DEEPSEEK = String.raw`\b(?:not|non|isn['’]t|aren['’]t|besides|except(?: for)?|other than|without)\s+(?:an?\s+|from\s+)?deep\s*-?\s*seek|deep\s*-?\s*seek\s+(?:is|are) exempt`;

/** What ends a ban. */
const LIFTS = String.raw`\b(?:lift|undo|revert|repeal|cancel|drop|withdraw|roll(?:ed|ing)? back|remov\w*|end(?:s|ing)?|stop(?:s|ping)?|not|no longer|why)\b[^.;]{0,40}\b(?:bans?|den(?:y|ies|ying|ial)|block(?:s|ing|ed)?|forbid\w*|prohibit\w*|scps?|restrictions?)\b|\b(?:scps?|bans?|den(?:y|ies)|block(?:s|ed)?)\b[^.;]{0,40}(?:[.;][^.;]{0,20})?\b(?:drop|remove|lift|revert|undo|get rid|how do (?:i|we) (?:let|allow))\b|\bable to (?:call|use) it again\b|\bplus (?:bloquer|interdire|block|deny)\b`;

/** What limits a denial: “except”, “outside”, “all accounts but”, “unless”, “at night”. */
const LIMITS = new RegExp(
  String.raw`\b(?:(?:${EXCEPT_WORDS.join('|')})(?!\s*(?:[.,;)]|$))|outside|unless|(?:other|apart|aside) (?:than|from)|besides|only in|(?:everywhere|anywhere) but|but not (?:in|from)|(?:accounts?|regions?|ous?|everyone|everybody|anyone) but(?! (?:allow|let|keep|not))|(?:if|when)(?! (?:possible|needed|necessary|you|we|i)\b)|without (?:an? |the |any )?(?:guardrail|mfa|vpc|endpoint|approval|review|tag)|(?:at|on|over) (?:night|(?:the )?weekends?)|(?:office|working|business) hours|(?<=\bfrom )(?:the )?(?:internet|outside|home))\b`,
  'gi',
);

/** A name exempts the role in every account. */
const ROLE_IN_ACCOUNT =
  /\broles?\b[^.;,]{0,60}\s(?:in|of|from)\s+(?:the\s+|our\s+)?(?:\w+\s+)?account\b(?! (?:may|can|must)\b)|\broles?\b[^.;,]{0,60}\s(?:in|of|from)\s+\d{12}/i;

/** What says that somebody is left out, before or behind who that is. */
const SAYS_EXEMPT =
  /(?<!\b(?:no|not|never|without|nobody|no one)\s(?:\w+\s)?|n['’]t\s(?:\w+\s)?)\b(?:exempt\w*|exceptions?)\b(?!\W*(?:roles?\W+)?(?:is |are )?(?:none|nobody|no one|-\s*$))/gi;

/** “R1 except for role Ops and V3.1 except for role Sec” */
const haveOwn = (parts: readonly StatedPart[]): boolean =>
  /mr+m+r/.test(
    parts
      .map(({ answers }) => (answers['scpExemptRoles'] ? 'r' : answers['deniedModels'] ? 'm' : ''))
      .join(''),
  );

/** A policy here leaves out roles and models. Who else, where or when is for a person to say. */
function isLimited(text: string, parts: readonly StatedPart[]): boolean {
  const said = parts.filter(
    ({ answers, asks, negated, row }) =>
      asks !== undefined ||
      (negated === true && row === undefined) ||
      answers['scpExemptRoles'] !== undefined ||
      answers['profileModels'] !== undefined,
  );
  const isSaid = (from: number, to: number): boolean =>
    said.some(({ start, end }) => start < to && end > from);
  const asked = parts.some(({ isByTheWay, asks }) => isByTheWay === true && asks?.field === 'scpExemptRoles');
  return (
    parts.some(({ region }) => region !== undefined) ||
    ROLE_IN_ACCOUNT.test(text) ||
    haveOwn(parts) ||
    (asked && parts.some(({ answers }) => answers['scpExemptRoles'] !== undefined)) ||
    Array.from(text.matchAll(LIMITS)).some(({ 0: words, index }) => {
      const end = index + words.length;
      return !isSaid(index, end + text.slice(end, end + 80).search(/[.;](?!\d)|$/));
    }) ||
    Array.from(text.matchAll(SAYS_EXEMPT)).some(
      ({ 0: words, index }) => !isSaid(index - clauseBefore(text, index).length, index + words.length + 80),
    )
  );
}

/** What keeps a model off a list. */
const REJECTS = String.raw`\b(?:disapprov\w*|reject\w*|not on (?:the|our) list|not approved|(?:is|are) approved,? except|approved except)\b`;

/** What says that somebody outside may have the weights. */
const OPENS = String.raw`\b(?:anyone|everyone|everybody|people|partners?) (?:from )?outside\b[^.;]{0,40}\b(?:able|can|may|get|read|allow\w*)\b|\ballow\w* (?:anyone|everyone|everybody)\b`;

/** “Allow DeepSeek for everyone, deny nothing”, “deny Claude” */
const ALLOWS_IT = String.raw`(?<!\b(?:not|never|no longer|to) |n['’]t )\b(?:allow|permit|enable|let)s?\s+(?:every(?:one|body)\s+)?(?:(?:the )?(?:use|calls?) (?:of|to)\s+|us(?:e|ing)\s+)?deepseek\b(?![^.;]*\b(?:roles?|only|except|accounts?|exempt\w*)\b)|\b(?:deny|denies|block|blocks)\s+(?:nothing|every other|claude|anthropic|nova|llama|gpt|openai|mistral)\b`;

/** “Deny streaming of R1”, “deny DeepSeek fine-tuning jobs”: less than all calls. “The exemption of Ops ended” */
const DENIES_PART = String.raw`\bexempt\w*\b[^.;]{0,40}\b(?:ended|expired|removed|revoked|withdrawn|lapsed|decided against)\b|\b(?:deny|denies|block|blocks|forbid|forbids|ban|bans)\s+(?:the\s+|any\s+)?(?:deepseek\s+)?(?:streaming|fine-?tun\w+|training|evaluat\w+)\b`;

const TURNED: { readonly [K in ScenarioId]?: RegExp } = {
  'deny-deepseek': new RegExp(`${NO_DEEPSEEK}|${LIFTS}|${ALLOWS_IT}|${DENIES_PART}`, 'i'),
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
  /\b(?:forbid\w*|disallow\w*|prohibit\w*|prevent\w*|stop(?:s|ped|ping)?|disabl\w*|(?:turn|switch)(?:ed|ing)? off|revok\w*|tak(?:e|es|ing) away|remov\w*|los(?:es?|ing)|delet\w*|impossible|nobody|no one|reject\w*)\b/i;

/** A part with so many votes names the task. */
const NAMES = 3;

/** What stands before and behind a value that is kept out: “not from 198.51.100.0/24”, “222… may not”. */
const OUT_BEFORE =
  /\b(?:not|never|nor|without|no longer|replaces|instead of|rather than|forbid|deny|block|drop)\s+(?:(?:from|to|in|into|on|at|for|with|by|through|over|use|call|go|be|come|write|read|the|an?|our|accounts?|roles?|buckets?|regions?)\s+){0,3}$/i;
const OUT_BEHIND =
  /^[\s”"’']*(?:may not|must not|should not|shall not|can ?not|isn['’]t|is not|are not|no\b(?! \w+ing)|not (?:yet|any ?more)|is (?:over-?kill|out\b|gone|too))/i;
/** An ID, an address, a Region or a model. */
const IS_VALUE = /\d/;

/** What these name is kept out, or exempt. */
const SAYS_OUT: ReadonlySet<string> = new Set(['deniedModels', 'scpExemptRoles', 'denyScope']);

/** Whether a value that the text keeps out is read as one that it wants. */
const hasKeptOut = (text: string, parts: readonly StatedPart[]): boolean =>
  parts.some(
    ({ text: words, start, end, negated, answers }) =>
      negated !== true &&
      IS_VALUE.test(words) &&
      Object.keys(answers).some((field) => !SAYS_OUT.has(field)) &&
      (OUT_BEFORE.test(text.slice(Math.max(0, start - 60), start)) || OUT_BEHIND.test(text.slice(end))),
  );

/** “V3.2, not R1” of a text that takes R1, “not in us-east-1” and no other Region, “not mantle” of the task itself. */
function isBothWays(row: ScenarioRow, parts: readonly StatedPart[]): boolean {
  const [out, wanted] = [parts.filter(({ negated }) => negated), parts.filter(({ negated }) => !negated)];
  const isSame = (one: StatedPart, other: StatedPart): boolean =>
    IS_VALUE.test(one.text) && one.text.toLowerCase() === other.text.toLowerCase();
  return (
    out.some((one) => wanted.some((other) => isSame(one, other))) ||
    out.some(
      ({ deniesTask, row: phrase }) => deniesTask && (phrase?.scenarios?.[row.id] ?? 0) >= 2 * NAMES,
    ) ||
    (out.some(({ region }) => region !== undefined) && !wanted.some(({ region }) => region !== undefined))
  );
}

/** “Delete the role”, “lose access” */
const ENDS_ACCESS =
  /\b(?:delete|remove|lose|tear down|decommission)\b\s+(?:\w+\s+){0,3}?(?:access|roles?|permissions?)\b/i;

/** “Leave SageMaker endpoints alone”, “leave streaming out”, “restrictions are not wanted” */
const LEAVES =
  /\bleav\w*\s+(?:(?!v?3|r1)\w+\s+){1,4}(?:alone|out|untouched)\b|\b(?:not|n['’]t) touch\b|\bstays? (?:disabled|off|on)\b|\b(?:not|n['’]t) (?:wanted|enforced|be restricted)\b/i;

/** “Everything but V3.1 should be callable”: what is left is for a person to say. */
const ALL_BUT =
  /\b(?:all|every|everything|any|anything|tous|todos|alle)\b(?:[^.;,]|\.\d){0,30}\b(?:but|except(?: for)?|other than|apart from|sauf|excepto|salvo|außer)\b/i;
const ALL_BUT_DENIED = /\ball but\b(?:[^.;]|\.\d){0,30}\b(?:denied|blocked|forbidden|banned)\b/i;

/** A role is exempt, and the task has no policy that could leave it alone. */
const exemptsInVain = ({ fields }: ScenarioRow, parts: readonly StatedPart[]): boolean =>
  !['scpExemptRoles', 'exemptRoles'].some((id) => fields.includes(id)) &&
  parts.some(({ answers }) => answers['scpExemptRoles'] !== undefined);

/** “Not sure whether V3.1 or V3.2” */
const UNSURE = /\b(?:not sure|unsure|undecided|don['’]t know(?: yet)?)\b[^.;]{0,25}\b(?:v3|r1)/i;

/** A question about models and prices, and not about a role. */
const IS_QUESTION = /^\s*(?:which|what(?:['’]s)?|how|does|do|is|are|why|when)\b[^?]*\?\s*$/i;
const ABOUT_ACCESS =
  /\b(?:role|polic|permission|iam|access|need|allow|let|right|secure|setup|set up|how (?:do|can|to))\w*/i;

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

/** `parts`: what is said of the task; `found`: what is said in all. */
export function isTurnedAround(
  text: string,
  row: ScenarioRow,
  parts: readonly StatedPart[],
  found: readonly StatedPart[],
): boolean {
  return (
    KEEPS_OUT.test(text) ||
    LEAVES.test(text) ||
    UNSURE.test(text) ||
    exemptsInVain(row, found) ||
    (row.id !== 'deny-deepseek' && hasKeptOut(text, found)) ||
    (!FORBIDDING.has(row.id) && (isBothWays(row, found) || ENDS_ACCESS.test(text))) ||
    (IS_QUESTION.test(text) && !ABOUT_ACCESS.test(text)) ||
    ((row.family === 'call' || row.id === 'endpoint-policy') && ALL_BUT.test(text)) ||
    (row.id === 'deny-deepseek' && ALL_BUT_DENIED.test(text)) ||
    TURNED[row.id]?.test(text) === true ||
    (row.id === 'deny-deepseek' && isLimited(text, found)) ||
    (row.family === 'call' && isWithoutModel(parts)) ||
    (!FORBIDDING.has(row.id) && isEnded(text, row, parts))
  );
}

/** What forbids a model is no role that calls it. */
const MODEL = String.raw`(?:deep\s*-?\s*seek|\b(?:${MODEL_IDS})\b)`;
const FORBIDS = new RegExp(
  String.raw`\b(?:den(?:y|ies)|block|forbid|ban|prohibit)s?\s+(?:\w+\s+){0,3}?${MODEL}|${MODEL}\s+(?:not|never)\s+(?:be\s+)?(?:use|call)|\b(?:nobody|no one|no (?:account|team|role|user|app|developer|employee)s? (?:may|can|shall|should|is|are))\b[^.;]{0,40}${MODEL}|${MODEL}\s+(?:is|are|(?:must|should|shall) be)\s+(?:for (?:\w+ ){1,3})?(?:not allowed|unavailable|off[- ]limits|denied|forbidden|blocked|banned|prohibited)`,
  'i',
);

/** “V3.1 must not be used by anyone” denies one model, and not all. */
const isOfLostModel = ({ id }: ScenarioRow, own: readonly StatedPart[]): boolean =>
  id === 'deny-deepseek' &&
  !own.some(({ answers }) => answers['deniedModels'] !== undefined) &&
  own.some(({ negated, text }) => negated === true && /\br1\b|\bv?3\.\d/i.test(text));

/** “Prevent importing”: a policy on models denies calls, too. */
const isOfImports = ({ id }: ScenarioRow, own: readonly StatedPart[]): boolean =>
  id === 'deny-deepseek' &&
  own.some(({ answers }) => answers['denyNewModels'] !== undefined) &&
  !own.some(({ answers }) => answers['denyScope'] !== undefined);

/** Whether a role would allow what a text forbids, or a policy forbid what it allows. */
export function forbids(
  text: string,
  row: ScenarioRow,
  own: readonly StatedPart[],
  found: readonly StatedPart[],
): boolean {
  if (row.family === 'govern') return isOfLostModel(row, own) || isOfImports(row, own);
  // What is left out is not called, nor is what a policy denies already.
  const leftOut = found.filter(
    ({ negated, row: phrase, text: words }) =>
      negated === true && (phrase ? phrase.answers?.['deniedModels'] !== undefined : IS_VALUE.test(words)),
  );
  // “Do not block DeepSeek”
  const isAllowed = ({ negated, row: phrase }: StatedPart): boolean =>
    negated === true && (phrase?.scenarios?.['deny-deepseek'] ?? 0) > 0;
  return found.some(isAllowed) || FORBIDS.test(blankOut(text, leftOut));
}
