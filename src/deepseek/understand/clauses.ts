// The clauses of a sentence that forbid and those that allow, and what each is about.
import { MODEL_IDS } from '#deepseek/facts/models.ts';
import type { StatedPart } from './sentence-part.ts';
import { EXEMPTS } from './vocabulary/exempt-words.ts';

/** PlacedWords with their place in the text. */
export interface PlacedWords {
  readonly text: string;
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const DENIES =
  /\b(?:den(?:y|ies|ied)|block(?:s|ed)?|forbid(?:s|den)?|ban(?:s|ned)?|prohibit(?:s|ed)?|disallow(?:s|ed)?|refuse[sd]?|nobody|no one|no-one|none of|no (?:[\w-]+ ){1,5}(?:may|can)|must not|may not|cannot|not (?:be )?(?:allowed|approved|permitted)|locked out)\b/i;
const ALLOWS =
  /\b(?:allow(?:s|ed)?|approv(?:es?|ed)|permit(?:s|ted)?|let|lets|(?:may|can) (?:still |be |[\w.-]+ )?(?:call|use)[ds]?|(?:may|can) (?:keep|continue)|(?:(?:has|have|need) to|must) (?:call|use)|(?:is|are) (?:fine|ok(?:ay)?|usable)|(?:stays?|remains?|keeps?) \w+|unaffected|only)\b/i;
/** Whom a clause is about: others than everyone. */
const SOMEBODY =
  /\b(?<!(?:all|every|each|any|our)\s{1,4})(?:roles?|teams?|accounts?|permission sets?|groups?|users?|ou|ous|admins?)\b/i;

/** A question allows nothing. */
const ASKS = /^(?:who|which|what|whom|how|why|is|are|does|do)\b/i;

const ABOUT_MODELS = new RegExp(
  String.raw`deep\s*-?\s*seek|\b(?:${MODEL_IDS}|v?3(?:\.\d)?|models?|llms?|it|them|this|these)\b`,
  'i',
);

/** Where one statement ends and another begins: no dot within “V3.2”, no “and” of a list, no colon behind a label. */
const ENDS =
  /[;!?\n()。；！？]|\.(?=\s|$)|:(?=\s)(?<=(?:\S+\s){3}\S+:)|[,，](?!\d|\s*(?:[^\s,]+\s+){1,3}(?:or|and)\s)|\s[–—-]\s|\b(?:but|while|whereas|although|though|because|which)\b|\band (?=(?:(?:allow|den|block|approv|permit|forbid|let)\w*|the|our|its?|they|no|nobody|nothing|none|only|each|every\w*|all|any\w*|there|we|he|she|must|may|can|never|is|are|has|have|must|should|will|entries|requests|calls)\b)/gi;

/** Words before a clause that say nothing of it, and signs behind it. */
const LEAD = /^(?:[^\p{L}\p{N}$“"]|(?:and|but|so|also|then|please|yes|well|while|yet)\b)+/iu;
const TAIL = /[\s"'”’.,]+$/;

/** What a text says one after the other. */
export function clausesIn(text: string): readonly PlacedWords[] {
  const ends = Array.from(text.matchAll(ENDS), ({ 0: { length }, index: start }) => ({
    start,
    end: start + length,
  }));
  return [...ends, { start: text.length, end: text.length }].flatMap(({ start: to }, nth) => {
    const from = ends[nth - 1]?.end ?? 0;
    const start = from + (LEAD.exec(text.slice(from, to))?.[0].length ?? 0);
    const words = text.slice(start, to).replace(TAIL, '');
    return words === '' ? [] : [{ text: words, start, end: start + words.length }];
  });
}

const isWithin = (part: PlacedWords, clause: PlacedWords): boolean =>
  part.start < clause.end && clause.start < part.end;

const NOBODY = /\b(?:nobody|no one|no-one|none of|no (?:[\w-]+ ){1,5}(?:may|can))\b/i;

const denies = ({ text }: PlacedWords): boolean =>
  DENIES.test(text) &&
  ABOUT_MODELS.test(text) &&
  (NOBODY.test(text) || !ALLOWS.test(text.replace(DENIES, '')));

const allows = ({ text }: PlacedWords): boolean =>
  ALLOWS.test(text) && !DENIES.test(text) && !ASKS.test(text);

const modelsIn = (clause: PlacedWords, parts: readonly StatedPart[]): readonly string[] =>
  parts.flatMap((part) => {
    const { profileModels } = part.answers;
    return isWithin(part, clause) && Array.isArray(profileModels) ? profileModels : [];
  });

/** “No one may call DeepSeek; only V3.1 may be used”: a clause that forbids what another allows to everyone. */
export function forbiddenAndAllowed(
  text: string,
  parts: readonly StatedPart[],
): readonly [denied: PlacedWords, allowed: PlacedWords] | undefined {
  if (EXEMPTS.test(text)) return undefined;
  const clauses = clausesIn(text).map((clause) => ({ clause, models: modelsIn(clause, parts) }));
  const allowed = clauses.filter(({ clause }) => allows(clause) && !SOMEBODY.test(clause.text));
  for (const { clause: denied, models: forbidden } of clauses.filter(({ clause }) => denies(clause))) {
    const other = allowed.find(
      ({ models }) => forbidden.length === 0 || models.some((id) => forbidden.includes(id)),
    );
    if (other) return [denied, other.clause];
  }
  return undefined;
}

const ALL_MODELS =
  /\b(?:all|every|any)\s+(?:of\s+)?(?:the\s+)?(?:deep\s*-?\s*seek\s*)?models?\b|\ball\s+deep\s*-?\s*seek\b/i;

/** “Deny all DeepSeek models, deny only R1”: a clause about all models, and one of the same kind about one of them. */
export function allAndSome(
  text: string,
  parts: readonly StatedPart[],
): readonly [all: PlacedWords, some: PlacedWords] | undefined {
  if (EXEMPTS.test(text)) return undefined;
  const clauses = clausesIn(text);
  const isSome = (clause: PlacedWords): boolean =>
    /\bonly\b/i.test(clause.text) && modelsIn(clause, parts).length > 0;
  for (const holds of [(clause: PlacedWords) => DENIES.test(clause.text), allows]) {
    const all = clauses.find((clause) => holds(clause) && ALL_MODELS.test(clause.text));
    const some = clauses.find((clause) => clause !== all && holds(clause) && isSome(clause));
    if (all && some) return [all, some];
  }
  return undefined;
}

const EVERYONE =
  /\b(?:(?:any|every)(?:one|body)|all|every|each|any)(?:\s+(?:in|of|across))?(?:\s+(?:the|our|an?))?\s+(?:aws\s+)?(?:org\w*|compan(?:y|ies)|accounts?|teams?|roles?|users?|employees?|staff)\b|\b(?:any|every)(?:one|body)\b|\bwhole (?:org\w*|company)\b/i;
const USES = /\b(?:uses?|calls?|assum\w+|read\w*|invok\w*|access\w*)\b/i;
const ONLY_SOME =
  /\b(?:only|just|nobody but|no one but|no one else than)\b(?:\s+(?:the|our|an?|iam|aws|by))*(?:\s+[\w-]+)?\s+(?:roles?|accounts?|permission sets?|teams?|groups?|users?|lambda|ecs|ec2|ous?|admins?)\b/i;

/** “Anyone in the organization may call it, only the role Chat may”: of models, the same one. */
export function everyoneAndSome(
  text: string,
  parts: readonly StatedPart[],
): readonly [everyone: PlacedWords, some: PlacedWords] | undefined {
  if (EXEMPTS.test(text)) return undefined;
  const clauses = clausesIn(text).filter(({ text: words }) => !DENIES.test(words) && !ASKS.test(words));
  const isSame = (one: readonly string[], other: readonly string[]): boolean =>
    one.length === 0 || other.length === 0 || one.some((id) => other.includes(id));
  for (const everyone of clauses.filter(
    (clause) =>
      (allows(clause) || USES.test(clause.text)) &&
      EVERYONE.test(clause.text) &&
      !ONLY_SOME.test(clause.text),
  )) {
    const models = modelsIn(everyone, parts);
    const some = clauses.find(
      (clause) => ONLY_SOME.test(clause.text) && isSame(models, modelsIn(clause, parts)),
    );
    if (some) return [everyone, some];
  }
  return undefined;
}
