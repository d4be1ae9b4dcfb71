// The clauses of a sentence that forbid and those that allow, and what each is about.
import type { StatedPart } from './sentence-part.ts';
import { EXCEPT_WORDS } from './vocabulary/exempt-words.ts';

/** Words with their place in the text. */
export interface Words {
  readonly text: string;
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const DENIES =
  /\b(?:den(?:y|ies|ied)|block(?:s|ed)?|forbid(?:s|den)?|ban(?:s|ned)?|prohibit(?:s|ed)?|disallow(?:s|ed)?|refuse[sd]?|nobody|no one|no-one|none of|must not|may not|cannot|not (?:be )?allowed|locked out)\b/i;
const ALLOWS =
  /\b(?:allow(?:s|ed)?|approv(?:es?|ed)|permit(?:s|ted)?|let|lets|may (?:be )?(?:call|use)d?|can (?:be )?(?:call|use)d?|(?:is|are) (?:fine|ok(?:ay)?|usable)|(?:stays?|remains?|keeps?) \w+|unaffected|only)\b/i;
const EXEMPTS = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|exempt\w*|excluding|other than|apart from|aside from|unless|but not|but (?:the )?role|else|others?|(?:the|all) rest|remaining)\b`,
  'i',
);

/** Whom a clause is about: others than everyone. */
const SOMEBODY =
  /\b(?<!(?:all|every|each|any|our) )(?:roles?|teams?|accounts?|permission sets?|groups?|users?|ou|ous|admins?)\b/i;

/** A question allows nothing. */
const ASKS = /^(?:who|which|what|whom|how|why|is|are|does|do)\b/i;

const ABOUT_MODELS =
  /deep\s*-?\s*seek|\br1\b|\bv?3(?:\.\d)?\b|\bmodels?\b|\bllms?\b|\b(?:it|them|this|these)\b/i;

/** A clause ends before “and allow”, too, and not within “V3.2”. */
const CLAUSE = /(?:(?!\band (?:allow|den|block|approv|permit|forbid|let )\w*)[^;,.!?\n]|\.(?=\d))+/gi;

const clausesIn = (text: string): readonly Words[] =>
  Array.from(text.matchAll(CLAUSE)).flatMap(({ 0: whole, index }) => {
    const clause = whole.trim();
    if (clause === '') return [];
    const start = index + whole.indexOf(clause);
    return [{ text: clause, start, end: start + clause.length }];
  });

const isWithin = (part: Words, clause: Words): boolean => part.start < clause.end && clause.start < part.end;

const denies = ({ text }: Words): boolean =>
  DENIES.test(text) && ABOUT_MODELS.test(text) && !ALLOWS.test(text.replace(DENIES, ''));

const allows = ({ text }: Words): boolean => ALLOWS.test(text) && !DENIES.test(text) && !ASKS.test(text);

const modelsIn = (clause: Words, parts: readonly StatedPart[]): readonly string[] =>
  parts.flatMap((part) => {
    const { deniedModels } = part.answers;
    return isWithin(part, clause) && Array.isArray(deniedModels) ? deniedModels : [];
  });

/** “No one may call DeepSeek; only V3.1 may be used”: a clause that forbids what another allows to everyone. */
export function forbiddenAndAllowed(
  text: string,
  parts: readonly StatedPart[],
): readonly [denied: Words, allowed: Words] | undefined {
  if (EXEMPTS.test(text)) return undefined;
  const clauses = clausesIn(text);
  for (const denied of clauses.filter(denies)) {
    const forbidden = modelsIn(denied, parts);
    const allowed = clauses.find((clause) => {
      if (!allows(clause) || SOMEBODY.test(clause.text)) return false;
      const models = modelsIn(clause, parts);
      return forbidden.length === 0 || models.some((id) => forbidden.includes(id));
    });
    if (allowed) return [denied, allowed];
  }
  return undefined;
}
