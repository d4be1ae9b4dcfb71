// The words that a person writes around what they paste: above it, below it, and between fenced blocks.
import type { EnglishText } from './foreign.ts';
import { blankOut } from './sentence-part.ts';

export interface PasteParts {
  /** The text with all but the words blanked out: offsets and lines stay. Empty if there are no words. */
  readonly words: string;
  /** The text without the words, in the same way. */
  readonly paste: string;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

interface Line extends Place {
  readonly text: string;
}

/** What begins the lines of comments, keys of YAML, commands, logs, traces, licenses and messages of errors, and no sentence of a person. */
const BEGINS_OTHER =
  /^(?: {2,}|\t)|^\s*(?:#|\/\/|--(?!>)|\/?\*|;|%|<|"""|'''|@|\$ |(?:- )?["']?[\w./-]+["']?:(?:\s|$)|(?:aws|pip3?|npm|npx|docker|kubectl|git|curl|cd|export|sudo|terraform|helm|FROM|RUN|COPY|SELECT|echo) [^,]*$|import [\w.{*]+(?:, ?[\w.]+)*(?: as \w+)?$|(?:for \w+ in|if|elif|while|except) \S+:$|with .* as \w+:$|from [\w.]+ import\b|(?:def|class|func|fn|public|private|package|use|using|require|resource|return) |(?:at|File) \S+[(:,]|\W?\d{4}-\d\d-\d\d|\W?\d\d:\d\d:\d\d|\W?(?:INFO|WARN|ERROR|DEBUG|FATAL|TRACE|START|END|REPORT)|Traceback|Caused by|An error occurred)/;
/** Marks of errors and of licenses. */
const NEVER = /\b\w*(?:Error|Exception)\b\s*[:(]|\bcopyright|\blicen[sc]e|SPDX|all rights reserved/i;
/** Marks of code, of which a long sentence may have one: “with MODEL=deepseek.v3.2 it …” */
const SELDOM = /[{}=\\|]|;$|\w\((?!s\))|\s--?[a-z]|::|[[\]]/;
/** Words of which hardly a sentence is without one, and code and logs seldom have two. */
const SMALL_WORD =
  /(?<![\w.-])(?:i|we|you|it|its|it['’]s|this|that|these|those|them|the|an?|our|my|your|is|are|be|has|have|needs?|wants?|can|could|should|must|may|please|pls|plz|for|in|on|at|with|without|by|from|to|of|and|or|but|not|no|only|also|as|make|give|role|runs?|use|which|how|why|help|hi|hey|hello|thanks|thx|cheers|de[rnm]|das|ist|sind|läuft|für|mit|ohne|auf|und|oder|wir|unsere?|meine?|bitte|braucht|soll|nicht|im|eine?)(?![\w-])|[\u3040-\u30ff\u4e00-\u9fff]{2}/giu;
const FEW_WORDS = 8;
const GREETS = /^\W*(?:hi|hey|hello|thanks|thx|cheers|pls|plz|please)\b/i;
/** “Account: 111122223333”, in a list of a person only next to their words. */
const FIELD = /^(?!AWSTemplate|Description|Transform|Type|Version|Error|Traceback)[A-Z][A-Za-z ]{0,30}: \S/;
/** “profiles:”, and an ARN, an account or an address a line below it. */
const LABEL = /^[A-Za-z][\w -]{0,30}:$/;
const IDENTIFIER = /^(?:[-*•] )?(?:arn:aws[\w:/.*-]+|s3:\/\/\S+|\d{12})$/;
/** A greeting, a name, a word more. */
const PLAIN = /^\p{L}+(?: \p{L}+){0,2}[,.!?]?$/u;
const QUOTED = /`[^`]{0,200}`|“[^”]{0,200}”|"[^"]{0,200}"|\bhttps?:\/\/\S+/g;
/** What a person sets in front of a line, or between their words and the rest. */
const MARKS = /^\s?(?:(?:[>•→–—]|[-=]+>)\s*)+/;
/** “PLAT-2291 [eu-west-2]”, before what a ticket is about. */
const TICKET = /^\W*[A-Z]{2,10}-\d{1,6}\s*\[[\w -]{1,30}\](?=\s)/;
const SEPARATES = /^(?:[-=_*~]{3,})?$/;
const FENCE = /```|~~~/g;
/** Literals that may go on over lines: between three quotes, or in backticks. */
const LITERALS = /("""|''')[^]*?\1|(?:[=(:,?[+]|\breturn)\s*[\w.]*`(?!``)(?:\\.|[^`\\])*`/gs;
const HEADING = /^#{1,6} \S/;

/** Small words of a sentence, more than code has in a line. */
const MANY = 4;

const smallWords = (line: string): number => line.replaceAll(QUOTED, '').match(SMALL_WORD)?.length ?? 0;

function isOther(line: string): boolean {
  const own = line.replace(MARKS, '').replace(TICKET, '').replaceAll(QUOTED, '');
  return (
    BEGINS_OTHER.test(line.replace(MARKS, '')) ||
    NEVER.test(own) ||
    (SELDOM.test(own) && smallWords(line) < MANY)
  );
}

function isWordy(line: string): boolean {
  const small = smallWords(line);
  const all = line.replaceAll(QUOTED, '').match(/(?<!\S)\p{L}[^\s,]*/gu)?.length ?? 0;
  return small > 1 || (small === 1 && all <= FEW_WORDS && (all > 1 || GREETS.test(line)));
}

/** What is pasted without the lines that fence it. */
export const unfenced = (paste: string): string =>
  paste.replaceAll(/^[ \t>]*(?:```|~~~)[^\n{[]*/gm, (fence) => ' '.repeat(fence.length));

/** How many of the lines, from the first, are words: of a paragraph whose first lines are, those up to code. */
function wordsFirst(lines: readonly Line[], isCode: (line: Line) => boolean): number {
  let taken = 0;
  let fields = 0;
  for (const [index, { text: whole, ...place }] of lines.entries()) {
    const text = whole.trim();
    const next = lines[index + 1]?.text ?? '';
    // A list right below the words.
    if (text === '' && fields > 0 && taken + fields === index) taken = index;
    if (SEPARATES.test(text)) continue;
    if (isCode({ text: whole, ...place })) break;
    const beside = [next, lines[index - 1]?.text ?? ''];
    if (
      FIELD.test(text) ||
      IDENTIFIER.test(text) ||
      (LABEL.test(text) && beside.some((each) => IDENTIFIER.test(each.trim())))
    )
      fields += 1;
    else if ((index > 0 && taken === index) || isWordy(text)) [taken, fields] = [index + 1, 0];
    // A short line goes with the next: “eu-north-1:”, “Best regards,”.
    else if (!PLAIN.test(text) && !isWordy(next)) break;
  }
  return taken;
}

function linesOf(text: string): readonly Line[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return { text: line, start, end: start + line.length };
  });
}

/** Between fences all is words that does not look like something else, up to the headings of a document. */
function outsideFences(lines: readonly Line[], isCode: (line: Line) => boolean): readonly Line[] {
  let isOpen = false;
  const outside: Line[] = [];
  for (const line of lines) {
    const fences = line.text.match(FENCE)?.length ?? 0;
    if (fences % 2 === 1) isOpen = !isOpen;
    else if (!isOpen && HEADING.test(line.text)) break;
    else if (!isOpen && !isCode(line)) outside.push(line);
  }
  return outside;
}

/** The words and the rest of a text; `others` are places that are no words of the person. */
export function partsOfPaste(text: string, others: readonly Place[] = []): PasteParts {
  const lines = linesOf(text);
  const literals = Array.from(text.matchAll(LITERALS), ({ 0: literal, index: start }) => ({
    start,
    end: start + literal.length,
  }));
  const apart = [...others, ...literals.filter(({ start, end }) => text.slice(start, end).includes('\n'))];
  const isCode = (line: Line): boolean =>
    (isOther(line.text.trimEnd()) && !FIELD.test(line.text) && !LABEL.test(line.text)) ||
    apart.some(({ start, end }) => start < line.end && line.start < end);
  const above = wordsFirst(lines, isCode);
  const below = wordsFirst(lines.slice(above).toReversed(), isCode);
  const words = text.match(FENCE)
    ? outsideFences(lines, isCode)
    : [...lines.slice(0, above), ...lines.slice(lines.length - below)];
  const isWord = new Set(words);
  const blank = (places: readonly Place[]): string => blankOut(text, places).replaceAll('\0', ' ');
  if (!words.some((line) => /\p{L}/u.test(line.text))) return { words: '', paste: text };
  return { words: blank(lines.filter((line) => !isWord.has(line))), paste: blank(words) };
}

/** The words without the blanks around them, which may be longer than what is read of a sentence. */
export function joined(words: string): EnglishText {
  const pieces: { readonly at: number; readonly start: number; readonly end: number }[] = [];
  let english = '';
  let last = 0;
  for (const { 0: piece, index } of words.matchAll(/\S(?:.*\S)?/g)) {
    english += words
      .slice(last, index)
      .split('\n')
      .slice(1, 3)
      .map(() => '\n')
      .join('');
    pieces.push({ at: english.length, start: index, end: index + piece.length });
    english += piece;
    last = index + piece.length;
  }
  const shift = (at: number): number => {
    const piece = pieces.findLast((each) => each.at <= at);
    return piece ? Math.min(piece.start + at - piece.at, piece.end) : at;
  };
  return { english, placeOf: ({ start, end }) => ({ start: shift(start), end: shift(end - 1) + 1 }) };
}
