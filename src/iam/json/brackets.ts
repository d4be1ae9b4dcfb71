// Follows the brackets of a JSON text, token by token, without recursion.

import { createScanner } from 'jsonc-parser';
import { SYNTAX_PAGE, type TextProblem } from './text-problem.ts';

/** Policies need seven levels; readers that recurse need some limit. */
export const MAX_DEPTH = 64;

export interface Bracket {
  readonly character: string;
  readonly offset: number;
}

export interface BracketWalk {
  /** The bracket that opens level MAX_DEPTH + 1; the walk stops there. */
  readonly tooDeep?: Bracket;
  /** The first bracket that closes nothing, or something else. */
  readonly mismatch?: Bracket & { readonly opener: Bracket | undefined };
  /** Brackets that are still open at the end of the text. */
  readonly open: readonly Bracket[];
  /** Just after the bracket that closes the first one. */
  readonly end?: number;
}

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** The bracket that closes `opener`. */
export function closerOf(opener: string): string {
  return CLOSERS[opener] ?? '';
}

/**
 * Walks the text with the scanner that the parser uses, so that both agree on what is a string and what
 * a comment. A closing bracket that does not fit closes nothing: the parser keeps the level too, hence
 * the depth found here is never below the parser's own.
 */
export function walkBrackets(text: string): BracketWalk {
  const scanner = createScanner(text, true);
  const open: Bracket[] = [];
  let mismatch: BracketWalk['mismatch'];
  let end: number | undefined;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const offset = scanner.getTokenOffset();
    const character = text.charAt(offset);
    if (character === '{' || character === '[') {
      open.push({ character, offset });
      if (open.length > MAX_DEPTH) return { tooDeep: { character, offset }, open };
    } else if (character === '}' || character === ']') {
      const opener = open.at(-1);
      if (opener && closerOf(opener.character) === character) {
        open.pop();
        if (open.length === 0 && !mismatch) end ??= offset + 1;
      } else {
        mismatch ??= { character, offset, opener };
      }
    }
  }
  return { open, ...(mismatch && { mismatch }), ...(end !== undefined && { end }) };
}

/** The one problem of a text that nests too deeply to be read, or undefined. */
export function depthProblem(walk: BracketWalk): TextProblem | undefined {
  if (!walk.tooDeep) return undefined;
  return {
    id: 'nesting-too-deep',
    code: 'JSON_SYNTAX_ERROR',
    severity: 'error',
    message: `Brackets are nested more than ${MAX_DEPTH} levels deep here, which no policy needs. Delete the extra brackets.`,
    start: walk.tooDeep.offset,
    end: walk.tooDeep.offset + 1,
    source: SYNTAX_PAGE,
  };
}
