// Finds the roles that a text names where it denies something: which are exempt, and which are not said to be.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import { STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import * as says from './vocabulary/exempt-names.ts';
import { WHO_IS_DENIED } from './vocabulary/governance-words.ts';

/** Names that stand together, with the noun for them if there is one. */
interface Mention {
  readonly names: readonly string[];
  /** Offsets in the text, in UTF-16 code units: of the first name, and of all with their noun. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly noun: string;
}

type Said = 'exempt' | 'bound' | 'unclear' | 'nothing';

export interface ExemptRoles {
  /** What names roles by a word for them. */
  readonly named: readonly StatedPart[];
  /** Names alone, which may be those of roles where something is denied. */
  readonly bare: readonly StatedPart[];
  /** Roles of which is not said what a denial is to do about them. */
  readonly asked: readonly StatedPart[];
}

/** “Role chat-prod” */
const NAME_NEXT = /^\s*["'“`]?(?=[\w.@/-]*[-_A-Z/])[\w.@/-]+/;

/** What ends a sentence: no dot within a name. */
const ENDS = /[;!?\n]|\.(?=\s|$)/;

function mentionsIn(text: string, isWord: (name: string) => boolean): readonly Mention[] {
  return Array.from(text.matchAll(says.NAMES)).flatMap(({ 0: list, index: at }): readonly Mention[] => {
    const to = at + list.length;
    const before = says.ROLE_BEFORE.exec(text.slice(Math.max(0, at - 60), at));
    const behind = before ? null : says.ROLE_BEHIND.exec(text.slice(to, to + 40));
    const noun = (before ?? behind)?.[1] ?? (/^(?:arn:|role\/)/.test(list) ? 'role' : '');
    const all = says.namesIn(list);
    // “The Lambda role chat-prod”: a kind of role, and then its name.
    if (behind && all.every(isWord) && NAME_NEXT.test(text.slice(to + behind[0].length, to + 100))) return [];
    // “Deny DeepSeek, Ops role exempt”
    const isOne = behind !== null && !/s$/i.test(noun);
    const first = isOne ? all.length - 1 : behind ? all.findIndex((name) => !isWord(name)) : 0;
    const names = all.slice(first).filter((name) => !says.NO_NAME.test(name));
    const [one] = names;
    if (one === undefined) return [];
    const start = at + list.indexOf(one, isOne ? list.lastIndexOf(one) : 0);
    return [
      {
        names,
        start,
        from: before ? at - before[0].length : start,
        to: to + (behind?.[0].length ?? 0),
        noun,
      },
    ];
  });
}

/** What is said of names. */
interface Saying {
  readonly said: Said;
  /** Where that begins. */
  readonly from: number;
  /** Whether it says “exempt”. */
  readonly isExplicit?: boolean;
}

/** So far before names stand the words that say what they are, in UTF-16 code units. */
const BEFORE = 200;

/** What a text says of names that it mentions; `last` is what it says of those before, and `next` may go on with them. */
function sayingOf(text: string, { from, to }: Mention, last: Said, next?: Mention): Saying {
  const before =
    text
      .slice(Math.max(0, from - BEFORE), from)
      .split(ENDS)
      .at(-1) ?? '';
  const behind = text.slice(to, to + BEFORE).split(ENDS, 1)[0] ?? '';
  if (says.IS_MAKER.test(before) || says.ADMINISTERS.test(behind)) return { said: 'nothing', from };
  // “May not call it” says whom a policy denies, unless others are exempt.
  if (says.NOT_BEHIND.test(behind))
    return { said: last !== 'nothing' || says.NOT_EXEMPT.test(behind) ? 'bound' : 'unclear', from };
  const lead = before.replace(says.FILLER, '');
  if (says.NOT_BEFORE.test(lead)) return { said: 'bound', from };
  if (says.EXEMPT_BEHIND.test(behind)) return { said: 'exempt', from, isExplicit: true };
  const trigger = says.EXEMPT_BEFORE.exec(lead);
  if (!trigger && says.MAY_BEHIND.test(behind)) return { said: 'exempt', from };
  // “The Ops role and the Sec role are exempt”
  if (
    !trigger &&
    next &&
    next.noun !== '' &&
    says.BOTH.test(text.slice(to, next.from)) &&
    !says.OF_ONE.test(text.slice(next.to))
  )
    return { ...sayingOf(text, next, 'nothing'), from };
  if (!trigger) return { said: 'unclear', from };
  const [words] = trigger;
  const isExplicit = says.SAYS_EXEMPT.test(words) || says.OF_ROLES.test(lead);
  const isTurned =
    says.BUT_NOT.test(words) || (!isExplicit && says.SAYS_EXEMPT.test(lead.slice(0, trigger.index)));
  return {
    said: last === 'exempt' && isTurned ? 'bound' : 'exempt',
    from: from - before.length + trigger.index,
    isExplicit,
  };
}

function answersFor({ noun, names }: Mention): FieldValues {
  const isSet = /^perm/i.test(noun);
  const roles = names.map((name) =>
    isSet && !name.startsWith('arn:') ? `AWSReservedSSO_${name}_*` : name.replace(/^role\//, ''),
  );
  const arns = roles.filter((role) => /^arn:[^*]*$/.test(role));
  return { scpExemptRoles: roles, ...(arns.length > 0 && { exemptRoles: arns }) };
}

/** A word in everyday letters may be a person, an account or a model that is not known here: it is said to be left out. */
function eachOf(text: string, { names, start: first }: Mention): readonly StatedPart[] {
  let from = first;
  return names.map((name) => {
    const start = text.indexOf(name, from);
    from = start + name.length;
    const part = { ...STATES_NOTHING, text: name, start, end: from };
    return says.LOOKS_LIKE_NAME.test(name)
      ? { ...part, answers: { scpExemptRoles: [name] } }
      : { ...part, isUnread: true };
  });
}

const OF_POLICIES = { 'deny-deepseek': 2, 'approve-models': 2 };

/** The text with the items of its lists in one line. Offsets stay. */
const inLines = (text: string): string =>
  text.replaceAll(
    /(?:(:)[ \t]{0,8}\n{1,2}|\n)[ \t]{0,8}[-*•][ \t]{1,8}(?=\S)/g,
    (item, colon: string | undefined) => (colon ?? ',').padEnd(item.length),
  );

/** The roles that a text exempts, and those of which it says nothing clear. */
export function exemptRolesIn(whole: string, isWord: (name: string) => boolean): ExemptRoles {
  const [named, bare, asked]: [StatedPart[], StatedPart[], StatedPart[]] = [[], [], []];
  let last: Said = 'nothing';
  let end = 0;
  // “Exempt roles are Ops (prod) and Sec (dev)”
  let isOfMany = false;
  const text = inLines(whole);
  const mentions = mentionsIn(text, isWord);
  for (const [index, mention] of mentions.entries()) {
    const { names, noun, start, to } = mention;
    const isRole = noun !== '';
    const own = sayingOf(text, mention, last, mentions[index + 1]);
    // “Except the Ops role and the Sec role”
    const goesOn: boolean =
      own.said === 'unclear' && last !== 'nothing' && says.AND.test(text.slice(end, mention.from));
    const { said, from, isExplicit }: Saying = goesOn ? { ...own, said: last } : own;
    const isLabel = isExplicit === true && /:\s*$/.test(text.slice(from, start));
    const isMeant =
      isRole ||
      (goesOn && (isOfMany || !names.some(isWord))) ||
      (said === 'exempt' &&
        (isLabel ||
          !names.some((name) => isWord(name) && !(isExplicit === true && says.IS_COMPOUND.test(name))))) ||
      (said === 'bound' && last !== 'nothing');
    if (said === 'nothing' || !isMeant) continue;
    [last, end] = [said, to];
    if (isRole) isOfMany = /s$/i.test(noun);
    const place = { ...STATES_NOTHING, text: whole.slice(from, to), start: from, end: to };
    const parts = isRole ? named : bare;
    if (said === 'unclear') asked.push({ ...place, isByTheWay: true, asks: WHO_IS_DENIED });
    else if (said === 'bound') parts.push({ ...place, negated: true });
    else if (
      isRole ||
      isExplicit === true ||
      (goesOn && isOfMany) ||
      names.every((name) => says.LOOKS_LIKE_NAME.test(name))
    )
      parts.push({
        ...place,
        answers: answersFor(mention),
        scenarios: isExplicit === undefined ? {} : OF_POLICIES,
      });
    else parts.push(...eachOf(text, mention));
  }
  return { named, bare, asked };
}
