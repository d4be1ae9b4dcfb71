// Parses a text as JSON fault by fault: each is replaced with valid JSON before parsing goes on, so that it is reported once.

import { parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { walkBrackets, type BracketWalk } from './brackets.ts';
import { fault, type Fault, type ParserError } from './fault.ts';
import type { JsonNode } from './json-tree.ts';
import { strayToken } from './stray-token.ts';
import { stringFault } from './string-faults.ts';
import { structureFault } from './structure-faults.ts';
import { missingBraces, textAfter, textBefore } from './surroundings.ts';
import { type TextProblem, capProblems } from './text-problem.ts';

// Reports comments, which JSON does not have, and reads on past them.
const MAX_PROBLEMS = 10;

/** All comments at once: none of them disturbs the rest of the text. */
function comments(text: string, errors: readonly ParserError[]): Fault | undefined {
  const found = errors.filter((error, index) => {
    const before = errors[index - 1];
    // In an ARN without quotation marks, `/*` does not begin a comment.
    const isInsideWord = before?.name === 'InvalidSymbol' && before.end === error.start;
    return error.name === 'InvalidCommentToken' && !isInsideWord;
  });
  if (found.length === 0) return undefined;
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of found) {
    pieces.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  const problems = found.flatMap(({ start, end }) => {
    const message = 'JSON does not allow comments. Delete this one, or describe the statement in its `Sid`.';
    return fault('comment', start, end, message).problems;
  });
  return { problems: capProblems(problems, MAX_PROBLEMS), repaired: pieces.join('') + text.slice(from) };
}

/** Who makes more faults than this starts afresh anyway. */
const MAX_FAULTS = 20;
/** Each fault costs another reading of the whole text: how many characters to read in all. */
const MAX_READING = 500_000;

/**
 * valid: a JSON reader takes the text. repaired: it does not, but the tree holds everything that the author meant.
 * broken: the tree may lack parts.
 */
export type Syntax = 'valid' | 'repaired' | 'broken';

interface SyntaxReading {
  readonly root: JsonNode | undefined;
  readonly syntax: Syntax;
  readonly problems: readonly TextProblem[];
  /** The text as it was read in the end; as long as the original. */
  readonly readAs: string;
}

function firstFault(text: string, errors: readonly ParserError[], walk: BracketWalk): Fault {
  const around =
    missingBraces(text) ??
    textBefore(text, errors) ??
    textAfter(text, errors, walk) ??
    comments(text, errors);
  if (around) return around;
  const error = errors[0] ?? { name: 'ValueExpected', start: 0, end: 0 };
  if (error.name === 'InvalidSymbol') return strayToken(text, error.start, error.end);
  return stringFault(text, error) ?? structureFault(text, error, walk);
}

/** Reads `text`, whose depth must have been checked. `walk` is the bracket walk of the same text. */
export function readSyntax(text: string, walk: BracketWalk): SyntaxReading {
  const limit = Math.min(MAX_FAULTS, 1 + Math.floor(MAX_READING / (text.length + 1)));
  if (text.trim() === '') {
    const { problems } = fault('empty-text', 0, 0, 'The document is empty. Write a policy.');
    return { root: undefined, syntax: 'broken', problems, readAs: text };
  }
  const problems: TextProblem[] = [];
  let readAs = text;
  let brackets = walk;
  for (;;) {
    const found: ParseError[] = [];
    const root = parseTree(readAs, found, { disallowComments: true });
    const errors = found.map(({ error, offset, length }) => {
      // The scanner takes an unclosed comment to reach one beyond the end.
      const end = Math.min(offset + length, readAs.length);
      return { name: printParseErrorCode(error), start: offset, end };
    });
    if (errors.length === 0) {
      return { root, syntax: problems.length === 0 ? 'valid' : 'repaired', problems, readAs };
    }
    const next = firstFault(readAs, errors, brackets);
    problems.push(...next.problems);
    if (next.repaired === undefined || problems.length >= limit || next.repaired.trim() === '') {
      return { root, syntax: 'broken', problems, readAs };
    }
    readAs = next.repaired;
    brackets = walkBrackets(readAs);
    // Painting can bring brackets to light that a faulty string had hidden.
    if (brackets.tooDeep) return { root, syntax: 'broken', problems, readAs };
  }
}
