// Finds policies between the paragraphs of an article, a chat answer or a mail: each block of JSON is one.
import { inferPolicyType } from '#iam/grammar/infer-policy-type.ts';
import type { FoundPolicy } from './found-policies.ts';
import { linesOf } from './lines.ts';
import { readJson } from './read-json.ts';

interface Block {
  readonly start: number;
  readonly end: number;
}

/** Where the object that begins at `start` ends: behind its last brace, or before the next paragraph if it has none. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      // A string of JSON ends with its line; a missing quote must not swallow the rest of the article.
      else if (char === '"' || char === '\n') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  const paragraph = /\n[ \t]*\n(?![ \t]*["{}[\]])/.exec(text.slice(start));
  return paragraph ? start + paragraph.index : text.length;
}

/** The objects that begin a line, after an indent or the marks of a quotation. */
function blocksIn(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const opening = /^[ \t>]*\{/gm;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index + match[0].length - 1;
    const end = endOfObject(text, start);
    blocks.push({ start, end });
    opening.lastIndex = end;
  }
  return blocks;
}

const isPolicyText = (text: string): boolean => /"?Statement"?\s*:/.test(text);

/** At least five words in a row, as in a sentence, and none of the marks of code. */
const SENTENCE = /^(?!\s*(?:\/\/|#(?!#*\s)))[^={}<>]*\p{L}+(?:[ ,;:'’“”()`-]+[\p{L}\d]+){4}/mu;

/** A line that only says in which language the block is. */
const FENCE = /^\W*(?:json|jsonc|hcl|text|copy code|copy)?\W*$/i;

const MAX_TITLE = 80;

/** The last line before a block that says something: its heading, as a rule. */
function headingBefore(text: string, start: number): string | undefined {
  const line = text
    .slice(0, start)
    .split('\n')
    .findLast((each) => !FENCE.test(each));
  const words = line
    ?.replace(/^[\s#*>\d.)-]+/, '')
    .replace(/[\s:*]+$/, '')
    .trim();
  return words === undefined || words === '' || words.length > MAX_TITLE ? undefined : words;
}

/**
 * The policies in a text of prose, from first to last; none if the text is not prose around blocks of JSON. A block
 * keeps its text, faults included, so that the checks can say what is wrong with it.
 */
export function policiesInProse(text: string): readonly FoundPolicy[] {
  const blocks = blocksIn(text).filter(({ start, end }) => isPolicyText(text.slice(start, end)));
  if (blocks.length === 0) return [];
  const outside = blocks.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  if (!SENTENCE.test(outside)) return [];
  const lineOf = linesOf(text);
  return blocks.map(({ start, end }, index) => {
    const own = text.slice(start, end).trimEnd();
    const reading = readJson(own);
    return {
      title: headingBefore(text, start) ?? `Policy ${index + 1}`,
      where: `block ${index + 1}`,
      line: lineOf(start),
      part: { text: own, offset: start, line: lineOf(start) },
      type: reading.kind === 'value' ? inferPolicyType(reading.value) : 'identity',
      text: own,
      unresolved: [],
      assumed: [],
    };
  });
}
