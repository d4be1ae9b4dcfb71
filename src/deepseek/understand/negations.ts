// What a sentence says no to: "without a guardrail", "isn't in a VPC", "ECS instead of Lambda", "streaming: no".
import { wordsOf } from './sentence-words.ts';

/** Words that deny what follows. "Not only R1" and "do not forget R1" deny nothing. */
const NEGATION =
  /\b(?:not(?!\s+(?:only|just|sure|forget|miss|overlook)\b)|no(?!\s+(?:problem|more than)\b)|non|without|w\/o|sin|sans|senza|niente|nada\s+de|pas\s+(?:de|besoin)|sem|geen|zonder|utan|bez|minus|never|neither|nor|cannot|in(?:stead|\s+place)\s+of|rather\s+than|avoid|(?:decided|opted|voted|ruled)\s+(?:against|out)(?:\s+of)?|leav(?:e|ing)\s+out|omit\w*|skip(?:ping)?|(?:do|does|is|are|was|wo|ca|must|should|need|has|have|did|would)n['’]?t(?!\s+(?:forget|miss|overlook)\b))\b(?!['’])(?!(?:(?!\b(?:and|or|but)\b)[^.;,:\n]){0,50}\bwithout\b)/giu;

/** Words that leave open what follows. */
const DOUBT = /\b(?:whether|maybe|perhaps|possibly|unsure|not\s+sure(?:\s+(?:about|if))?|might)\b/giu;

/** How many words may stand between a negation and what it denies: "not over public internet". */
const REACH = 2;

/** What a negation does not reach over. */
const STOPS = /[,;:.!?\n(—–]|\s-\s|\b(?:but|only|just|however|because|so|(?!wait|need)\w{4,} for)\b/i;

/** What denies from behind: "guardrail: no", "streaming disabled", "a guardrail isn't needed". */
const DENIED_BEHIND =
  /^["'`’”)*]{0,3}\s*(?:(?:[:=]|(?<!\n[ \t]*)[–—-](?=[ \t]))\s*(?:not? (?:needed|required|necessary|wanted|used)|no(?![ \t]+[a-z]{4,}[ \t]+[a-z])|false|off|none|disabled|never)\b|(?:(?:is|are|must be|should be|turned|switched)\s+)*(?:disabled|off(?![ -]limits)|unnecessary)\b|(?:(?:is|are|do|does|must|should|need)\s*(?:not|n['’]?t)|not)\s+(?:be\s+)?(?:needed|required|necessary|mandatory|wanted|used|enabled|an option|there|included|part of|what (?:we|i)|how (?:we|i))\b|not?\s*(?=[,;.!?)\n]|$)|[^.;,\n]{0,25}\b(?:skip|omit|leave out|drop) (?:it|that|this|them|those)\b)/i;

/** The same for what has an opposite: "R1 is not allowed" is about R1, "streaming is not allowed" is not streaming. */
const FORBIDDEN_BEHIND =
  /^\s*(?:else\s+)?(?:is|are|must|should|shall|will|ha(?:s|ve) to)?\s*(?:for \w+ \w+\s+)?(?:(?:not|n['’]t)\s+(?:be\s+)?(?:allowed|permitted|possible|available|supported|work)|(?:be\s+)?(?:forbidden|denied|blocked|refused|rejected|banned|prohibited)|fail|off[- ]limits|too (?:slow|small|expensive|complex|limited))\b/i;

/** "No streaming or guardrail" denies both. */
const CONTINUES = /^\s*(?:,?\s*n?or\s|\/)\s*(?:(?:a|an|any|the)\s+)?$/i;

/** The places right behind each negation. */
export const negationsIn = (text: string): readonly number[] =>
  Array.from(text.matchAll(NEGATION), ({ 0: { length }, index }) => index + length);

/** The places right behind each word of doubt. */
export const doubtsIn = (text: string): readonly number[] =>
  Array.from(text.matchAll(DOUBT), ({ 0: { length }, index }) => index + length);

interface Place {
  readonly start: number;
  readonly end: number;
  /** Whether a negation of it states something. */
  readonly hasOpposite: boolean;
}

interface Previous {
  readonly end: number;
  readonly negated: boolean;
  readonly isVerb: boolean;
}

/** Whether one of `places` reaches to `start`, with nothing found between. */
export function reaches(
  text: string,
  places: readonly number[],
  start: number,
  previous?: { readonly end: number },
): boolean {
  const from = places.findLast((end) => end <= start);
  if (from === undefined || start - from > 60 || (previous && previous.end > from)) return false;
  const between = text.slice(from, start);
  return !STOPS.test(between) && wordsOf(between).length <= REACH;
}

/** “No call without a guardrail” is one with it. */
const TWICE =
  /\b(?:no|not|never|nobody|no one|none|nothing|(?:must|may|can|do|does|should)(?:n['’]?t| not)|cannot)\b[^.;:!?\n,]{0,40}\bwithout$/i;

/** Whether something is denied; `previous` is what was found before it. */
export function isDenied(
  text: string,
  negations: readonly number[],
  { start, end, hasOpposite }: Place,
  previous: Previous | undefined,
): boolean {
  if (reaches(text, negations, start, previous))
    return !TWICE.test(
      text.slice(
        Math.max(0, start - 80),
        negations.findLast((at) => at <= start),
      ),
    );
  if (previous?.negated) {
    const between = text.slice(previous.end, start);
    if (CONTINUES.test(between)) return true;
    // "Doesn't use R1": who does not use it, does not use R1.
    if (
      previous.isVerb &&
      !STOPS.test(between) &&
      !/ we | i /i.test(between) &&
      wordsOf(between).length === 0
    )
      return true;
  }
  const behind = text.slice(end, end + 60);
  return DENIED_BEHIND.test(behind) || (hasOpposite && FORBIDDEN_BEHIND.test(behind));
}

/** Where the words that deny from behind end; `end`, if none do. */
export const endOfDenial = (text: string, end: number): number =>
  end +
  (DENIED_BEHIND.exec(text.slice(end, end + 60)) ??
    FORBIDDEN_BEHIND.exec(text.slice(end, end + 60)) ?? [''])[0].length;

/** What says no in a clause. */
const SAYS_NO =
  /\b(?:no|not|non|none|never|nobody|nothing|neither|nor|without|cannot|avoid|\w+n['’]t|instead of|rather than|ban(?:s|ned)?|den(?:y|ies|ied)|block(?:s|ed)?|forbid(?:s|den)?|prohibit(?:s|ed)?|disabled?|off)\b/i;

/** What ends a clause: no dot within a name. */
const ENDS = /[;,:!?\n()。，；](?!\/)|\.(?=\s|$)|\b(?:but|and|so|yet)\b/g;

/** A clause is no longer, in UTF-16 code units. */
const CLAUSE = 200;

/** The words before `end` in its clause. */
export const clauseBefore = (text: string, end: number): string => {
  const words = text.slice(Math.max(0, end - CLAUSE), end);
  const from = Array.from(words.matchAll(ENDS)).at(-1);
  return words.slice(from ? from.index + from[0].length : 0);
};

const NO_BEHIND =
  /^(?:[\w\s]{0,12}\b(?:is|are|was|were|be|stays?|remains?)?\s*(?:not|never|n['’]t|denied|blocked|forbidden|banned|off|prohibited|unnecessary|ruled out|impossible|useless)\b|\s+(?:needs?|has|have|gets?) no(?:ne)?\b)/i;

/** Whether nothing in its clause denies it. */
export const isAffirmed = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean => !SAYS_NO.test(clauseBefore(text, start)) && !NO_BEHIND.test(text.slice(end, end + 40));
