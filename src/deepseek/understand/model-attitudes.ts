// What a policy is to do about each model that a sentence names: “deny R1; V3.2 stays usable” denies one of them.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { StatedPart } from './sentence-part.ts';
import { EXCEPT_WORDS } from './vocabulary/exempt-words.ts';

const IS = String.raw`^["'”’)]*\s*(?:(?:is|are|stays?|remains?|keeps?|(?:will|can|may|must|should)\s+(?:still\s+)?be|be)\s+)`;
const ALLOWED_BEHIND = new RegExp(
  String.raw`${IS}(?:still\s+|all\s+)?(?:fine|ok(?:ay)?|usable|allowed|available|permitted|approved|used|called|untouched|unaffected|working|open|possible)\b`,
  'i',
);
const DENIED_BEHIND = new RegExp(
  String.raw`${IS}(?:(?:not|never)\s+(?:be\s+)?(?:allowed|approved|permitted|used|called|ok(?:ay)?)|denied|blocked|forbidden|banned|off)\b`,
  'i',
);
const KEPT =
  /(?<!\bnot |n['’]t )\b(?:keep|keeps|allow|allows|leave|permit|approve|approved|only)\s+(?:deepseek[-\s]*)?$/i;
const DENIED =
  /\b(?:(?:deny|denies|block|blocks|forbid|forbids|ban|bans|prohibit)(?:\s+only)?|not|never|no)\s+(?:deepseek[-\s]*)?$/i;
const EXCEPTED = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|excluding|other than|apart from|aside from|but not|but)\s+(?:for\s+)?(?:deepseek[-\s]*)?$`,
  'i',
);
const AND = /^["'”’)]*\s*(?:,|and|or|&|\+|\/|,\s*and)\s*["'“‘(]*(?:deepseek[-\s]*)?$/i;

type Attitude = 'allowed' | 'denied' | 'excepted' | undefined;

const ALL = ['v3.2', 'v3.1', 'r1'];

function without(answers: FieldValues, ...ids: readonly string[]): FieldValues {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}

/** Of several excepted models, none is denied. */
function meant(part: StatedPart, attitude: Attitude, excepted: readonly string[]): StatedPart {
  const { answers } = part;
  if (attitude === 'allowed') return { ...part, answers: without(answers, 'deniedModels', 'denyScope') };
  if (attitude === 'denied') return { ...part, answers: without(answers, 'approvedModels') };
  if (attitude !== 'excepted') return part;
  const others = ALL.filter((id) => !excepted.includes(id));
  return { ...part, answers: { ...answers, deniedModels: others, denyScope: 'some' } };
}

/** The parts, in which a model that stays allowed is not denied, and one that is denied is not approved. */
export function withAttitudes(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const models = parts.filter(({ answers, negated }) => answers['deniedModels'] !== undefined && !negated);
  const attitudes = models.map(({ start, end }): Attitude => {
    const before = text.slice(Math.max(0, start - 40), start);
    const behind = text.slice(end, end + 40);
    if (DENIED_BEHIND.test(behind)) return 'denied';
    if (ALLOWED_BEHIND.test(behind)) return 'allowed';
    if (EXCEPTED.test(before)) return 'excepted';
    return DENIED.test(before) ? 'denied' : KEPT.test(before) ? 'allowed' : undefined;
  });
  const goesOn = (index: number): boolean =>
    AND.test(text.slice(models[index]?.end, models[index + 1]?.start));
  for (let index = models.length - 2; index >= 0; index -= 1)
    if (goesOn(index))
      attitudes[index] ??= /allowed|denied/.test(attitudes[index + 1] ?? '')
        ? attitudes[index + 1]
        : undefined;
  for (let index = 1; index < models.length; index += 1)
    if (goesOn(index - 1)) attitudes[index] ??= attitudes[index - 1];
  const excepted = models.flatMap(({ answers }, index) =>
    attitudes[index] === 'excepted' ? ((answers['deniedModels'] ?? []) as readonly string[]) : [],
  );
  return parts.map((part) => {
    const index = models.indexOf(part);
    return index === -1 ? part : meant(part, attitudes[index], excepted);
  });
}
