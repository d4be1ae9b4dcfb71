// What a policy is to do about each model that a sentence names: “deny R1; V3.2 stays usable” denies one of them.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { EXCEPT_WORDS } from './vocabulary/exempt-words.ts';

const IS = String.raw`^["'”’)]*\s*(?:(?:is|are|stays?|remains?|keeps?|(?:will|can|may|must|should)\s+(?:still\s+)?be|be)\s+)`;
const ALLOWED_BEHIND = new RegExp(
  String.raw`${IS}(?:still\s+|all\s+)?(?:fine|ok(?:ay)?|usable|allowed|available|permitted|approved|used|called|untouched|unaffected|working|open|possible)\b`,
  'i',
);
const DENIED_BEHIND =
  /^["'”’)]*:?\s*(?:(?:is|are|be|stays?|remains?|keeps?|will|can|may|must|should)\s+){0,3}(?:(?:not|never)\s+(?:be\s+)?(?:allowed?|approved|permitted|used|called|ok(?:ay)?)|cannot be (?:used|called)|denied|blocked|forbidden|banned|prohibited|off)\b/i;
const KEPT =
  /(?<!\bnot |n['’]t )\b(?:keep|keeps|allow|allows|leave|permit|approve|approved|only)\s+(?:deepseek[-\s]*)?$/i;
const DENIED =
  /\b(?:(?:deny|denies|block|blocks|forbid|forbids|ban|bans|prohibit)(?:\s+only)?|not|never|no)\s+(?:deepseek[-\s]*)?$/i;
/** “All accounts may use V3.2”, and not “nobody may use V3.2”. */
const MAY =
  /(?<!\b(?:nobody|no one|no-one|none|no|not|never)\b[^.;,]{0,30})\b(?:may|can)\s+(?:still\s+)?(?:(?:use|call|invoke)\s+)?(?:deepseek[-\s]*)?$/i;
const EXCEPTED = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|excluding|other than|apart from|aside from|but not|but)\s+(?:for\s+)?(?:deepseek[-\s]*)?$`,
  'i',
);
const AND = /^["'”’)]*\s*(?:,|and|or|&|\+|\/|,\s*and)\s*["'“‘(]*(?:deepseek[-\s]*)?$/i;

const COMMA = /^\s*,\s*(?:deepseek[-\s]*)?$/i;
const ONE_IS = /^["'”’)]*\s*(?:is|stays|remains)\b/i;

/** “R1 is exempt”, and verbs of languages in which they stand behind. */
const EXEMPT_BEHIND = /^\s*(?:is|are) exempt\b/;
const VERB_BEHIND: Readonly<Record<string, Attitude>> = { allow: 'allowed', deny: 'denied' };

/** “Deny DeepSeek including R1” denies all of it. */
const INCLUDED =
  /\b(?:including|incl\.?|especially|in particular|above all|such as|even)\s+(?:deepseek[-\s]*)?$/i;
const INCLUDED_BEHIND = /^,?\s*(?:included|inclusive|too)\b/i;

type Attitude = 'allowed' | 'denied' | 'excepted' | 'included' | undefined;

const ALL = MODELS.map(({ id }) => id);

function without(answers: FieldValues, ...ids: readonly string[]): FieldValues {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}

/** “Approve all but R1” approves the others, “deny all but R1” that one. */
const DENIES =
  /\b(?:den(?:y|ies|ied)|block|forbid|ban|prohibit|disallow|prevent|refuse)|\b(?:no|none|nobody|nothing|not|never)\b|n['’]t\b/i;

/** Of several excepted models, none is denied. */
function meant(
  part: StatedPart,
  attitude: Attitude,
  excepted: readonly string[],
  denies: boolean,
): StatedPart {
  const { answers } = part;
  if (attitude === 'allowed') return { ...part, answers: without(answers, 'deniedModels', 'denyScope') };
  if (attitude === 'denied') return { ...part, answers: without(answers, 'approvedModels') };
  if (attitude === 'included') return { ...part, answers: without(answers, 'deniedModels', 'denyScope') };
  if (attitude !== 'excepted') return part;
  const others = ALL.filter((id) => !excepted.includes(id));
  const approvedModels = denies ? excepted : others;
  return { ...part, answers: { ...answers, approvedModels, deniedModels: others, denyScope: 'some' } };
}

const namesModels = ({ answers, negated }: StatedPart): boolean =>
  answers['deniedModels'] !== undefined && negated !== true;

/** What is to be done about each of `models`, which a text names in this order. */
function attitudesTo(text: string, models: readonly StatedPart[]): readonly Attitude[] {
  const attitudes = models.map(({ start, end }): Attitude => {
    const before = text.slice(Math.max(0, start - 40), start);
    const behind = text.slice(end, end + 40);
    const isExcepted = EXCEPTED.test(before);
    if (models.length === 1 && (INCLUDED.test(before) || INCLUDED_BEHIND.test(behind))) return 'included';
    // “… but R1 is denied”
    if (isExcepted && !/\bbut\s\D*$/i.test(before)) return 'excepted';
    if (DENIED_BEHIND.test(behind)) return 'denied';
    if (ALLOWED_BEHIND.test(behind)) return 'allowed';
    if (isExcepted || EXEMPT_BEHIND.test(behind)) return 'excepted';
    if (DENIED.test(before)) return 'denied';
    if (KEPT.test(before) || MAY.test(before)) return 'allowed';
    return VERB_BEHIND[/^\s*(?:allow|deny)\b/.exec(behind)?.[0].trim() ?? ''];
  });
  const between = (index: number): string => text.slice(models[index]?.end, models[index + 1]?.start);
  const goesOn = (index: number): boolean => AND.test(between(index));
  // “With V3.2, R1 is not allowed” are no two that are not allowed.
  const isAlone = (index: number): boolean =>
    COMMA.test(between(index)) && ONE_IS.test(text.slice(models[index + 1]?.end));
  for (let index = models.length - 2; index >= 0; index -= 1)
    if (goesOn(index) && !isAlone(index))
      attitudes[index] ??= /allowed|denied/.test(attitudes[index + 1] ?? '')
        ? attitudes[index + 1]
        : undefined;
  for (let index = 1; index < models.length; index += 1)
    if (goesOn(index - 1)) {
      if (attitudes[index - 1] === 'excepted' && !isAlone(index - 1)) attitudes[index] = 'excepted';
      attitudes[index] ??= attitudes[index - 1];
    }
  return attitudes;
}

const modelsOf = ({ answers }: StatedPart): readonly string[] =>
  (answers['deniedModels'] ?? []) as readonly string[];

/** The parts, in which a model that stays allowed is not denied, and one that is denied is not approved. */
export function withAttitudes(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const models = parts.filter(namesModels);
  const attitudes = attitudesTo(text, models);
  const excepted = models.flatMap((part, index) => (attitudes[index] === 'excepted' ? modelsOf(part) : []));
  const denies = DENIES.test(text);
  return parts.map((part) => {
    const index = models.indexOf(part);
    return index === -1 ? part : meant(part, attitudes[index], excepted, denies);
  });
}

/** Whether a text wants several models, or compares them. */
export const namesSeveral = (parts: readonly StatedPart[]): boolean =>
  new Set(parts.filter(({ negated }) => !negated).flatMap(({ answers }) => answers['profileModels'] ?? []))
    .size > 1;

/** Whom policies are for. */
const EVERYONE =
  /\b(?:scps?|policy|policies|org\w*|accounts|every\w*|no ?body|no one|any\w*|company|teams?|all)\b/i;

/** Whether a text is about one app, and about no policy for everyone, for partners or for contractors. */
export const isOfOneApp = (text: string, parts: readonly StatedPart[]): boolean =>
  !EVERYONE.test(text) && parts.some(({ entities }) => entities.some((id) => id !== 'account'));

const GOVERNS: ReadonlySet<string> = new Set(['deny-deepseek', 'approve-models', 'organization']);

/** “ECS with V3.2, R1 is not allowed”: of one app, what is not allowed is left out, and no policy is wanted. */
export function withoutForbidden(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  if (!isOfOneApp(text, parts)) return parts;
  const models = parts.filter(namesModels);
  const attitudes = attitudesTo(text, models);
  const forbidden = models.filter((_, index) => attitudes[index] === 'denied');
  const ids = forbidden.flatMap(modelsOf);
  const others = models.filter((part) => !forbidden.includes(part));
  if (others.length === 0 || others.some((part) => modelsOf(part).some((id) => ids.includes(id))))
    return parts;
  return parts.map((part) =>
    forbidden.includes(part)
      ? { ...part, ...STATES_NOTHING, negated: true }
      : {
          ...part,
          families: { ...part.families, govern: 0 },
          scenarios: Object.fromEntries(Object.entries(part.scenarios).filter(([id]) => !GOVERNS.has(id))),
        },
  );
}
