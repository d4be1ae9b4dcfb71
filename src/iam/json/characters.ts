// Finds characters that IAM refuses, or that read as something they are not.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html

import { CHARACTER_SET_PAGE, capProblems, type TextProblem } from './text-problem.ts';
import { count } from '#iam/text/words.ts';
import { codePointName } from '#iam/text/invisible.ts';

// Characters that look like ASCII characters, each with the ASCII character.
// The usual suspects of https://www.unicode.org/reports/tr39/ for Latin letters, digits and punctuation.

// The usual suspects of https://www.unicode.org/reports/tr39/ for Latin letters, digits and punctuation.

const PAIRS: readonly (readonly [lookalikes: string, ascii: string])[] = [
  // Cyrillic
  ['асԁеһіјӏорԛѕуѵԝх', 'acdehijlopqsyvwx'],
  ['АВСЕНІЈКМОРԚЅТУѴԜХ', 'ABCEHIJKMOPQSTYVWX'],
  // Greek
  ['αινορυχ', 'aivopux'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  // punctuation
  ['‐‑‒–—―−', '-------'],
  ['‘’‚‛′', "'''''"],
  ['“”„‟″', '"""""'],
  ['∗⁎﹡', '***'],
  ['∶꞉ː', ':::'],
  ['∕⁄', '//'],
];

const byCharacter = new Map(
  PAIRS.flatMap(([lookalikes, ascii]) =>
    Array.from(lookalikes, (character, index) => [character, ascii.charAt(index)] as const),
  ),
);

/** The ASCII character that `character` is easily taken for, or undefined. */
function lookalikeOf(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  // Full-width forms stand in ASCII order.
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return byCharacter.get(character);
}

const MAX_PROBLEMS = 20;

type Kind = 'surrogate' | 'bidi' | 'zero-width' | 'control' | 'lookalike' | 'foreign' | 'no-break-space';

interface Hit {
  readonly kind: Kind;
  readonly codePoint: number;
  readonly start: number;
  readonly end: number;
}

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const ZERO_WIDTH = /[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]/u;
const SUSPECT = /[^\t\n\r\u0020-\u009f\u00a1-\u00ac\u00ae-\u00ff]/gu;
/** Escapes in order, so that in `\\u0430` the first backslash takes the second with it. */
const ESCAPE = /\\(?:u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|u([\da-f]{4})|[^])/gi;

function kindOf(codePoint: number): Kind {
  const character = String.fromCodePoint(codePoint);
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return 'surrogate';
  if (codePoint === 0xa0) return 'no-break-space';
  if (codePoint < 0x20) return 'control';
  if (BIDI.test(character)) return 'bidi';
  if (ZERO_WIDTH.test(character)) return 'zero-width';
  return lookalikeOf(character) === undefined ? 'foreign' : 'lookalike';
}

function rawHits(text: string): Hit[] {
  return Array.from(text.matchAll(SUSPECT), ({ 0: character, index }) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return { kind: kindOf(codePoint), codePoint, start: index, end: index + character.length };
  });
}

function escapedCodePoint(match: RegExpMatchArray): number {
  const [, high, low, single] = match;
  if (high === undefined || low === undefined) return Number.parseInt(single ?? '20', 16);
  return 0x10000 + ((Number.parseInt(high, 16) & 0x3ff) << 10) + (Number.parseInt(low, 16) & 0x3ff);
}

/** Escapes hide the same characters from the eye and from IAM's pattern, but not from the policy. */
function escapedHits(text: string): Hit[] {
  return Array.from(text.matchAll(ESCAPE), (match) => {
    const codePoint = escapedCodePoint(match);
    return { kind: kindOf(codePoint), codePoint, start: match.index, end: match.index + match[0].length };
  }).filter(({ kind, codePoint }) => {
    if (kind === 'control') return !'\t\n\r'.includes(String.fromCodePoint(codePoint));
    return codePoint > 0xff || kind === 'no-break-space' || kind === 'zero-width';
  });
}

/** Neighbors of one kind make one problem. */
function group(hits: readonly Hit[]): Hit[][] {
  const groups: Hit[][] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    if (last && previous && previous.end === hit.start && previous.kind === hit.kind) last.push(hit);
    else groups.push([hit]);
  }
  return groups;
}

function listCodePoints(hits: readonly Hit[]): string {
  const names = hits.slice(0, 4).map((hit) => codePointName(hit.codePoint));
  return hits.length > names.length ? `${names.join(', ')}, …` : names.join(', ');
}

function describe(kind: Kind, hits: readonly Hit[]): string {
  const names = listCodePoints(hits);
  const characters = hits.map((hit) => String.fromCodePoint(hit.codePoint)).join('');
  switch (kind) {
    case 'surrogate':
      return `There is half a character (${names}) here, such as part of an emoji. Delete it.`;
    case 'bidi':
      return `An invisible character (${names}) changes the order in which the text appears. Delete it.`;
    case 'zero-width':
      return `The text contains an invisible character (${names}), and names with it match nothing. Delete it.`;
    case 'control':
      return `The text contains a control character (${names}), which IAM refuses. Delete it.`;
    case 'no-break-space':
      return `This looks like a space but is a no-break space (${names}). Replace it with an ordinary space.`;
    case 'lookalike': {
      const ascii = Array.from(characters, (character) => lookalikeOf(character) ?? '').join('');
      return `\`${characters.slice(0, 20)}\` (${names}) only looks like \`${ascii.slice(0, 20)}\`, and IAM refuses characters above U+00FF. Type \`${ascii.slice(0, 20)}\`.`;
    }
    default:
      return `IAM refuses characters above U+00FF, and there ${hits.length === 1 ? 'is' : 'are'} ${count(hits.length, 'such character')} (${names}). Delete or replace ${hits.length === 1 ? 'it' : 'them'}.`;
  }
}

/** One problem for each run of characters that IAM refuses or that deceive the eye. */
export function characterProblems(text: string, withEscapes: boolean): TextProblem[] {
  const hits = withEscapes ? [...rawHits(text), ...escapedHits(text)] : rawHits(text);
  const problems = group(hits.toSorted((a, b) => a.start - b.start)).map((run): TextProblem => {
    const kind = run[0]?.kind ?? 'foreign';
    const start = run[0]?.start ?? 0;
    return {
      id: `character-${kind}`,
      // IAM takes no-break spaces and soft hyphens; nobody means to write them.
      severity: run.every((hit) => hit.codePoint <= 0xff && hit.codePoint >= 0x20) ? 'warning' : 'error',
      message: describe(kind, run),
      start,
      end: run.at(-1)?.end ?? start,
      source: CHARACTER_SET_PAGE,
    };
  });
  return capProblems(problems, MAX_PROBLEMS);
}
