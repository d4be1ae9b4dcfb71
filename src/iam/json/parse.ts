// Parses any text as JSON, and explains in plain words what is wrong with it. Never throws.

import { depthProblem, walkBrackets } from './brackets.ts';
import { characterProblems } from './characters.ts';
import type { JsonNode } from './json-tree.ts';
import { memberProblems } from './member-problems.ts';
import { readSyntax, type Syntax } from './syntax.ts';
import type { TextProblem } from './text-problem.ts';
import { lengthProblem } from './text-size.ts';

export { memberOf, membersOf, nodeAt, toValue, walkTree } from './json-tree.ts';
export type { JsonNode } from './json-tree.ts';
export type { JsonValue } from './json-value.ts';
export { rangeOf } from './ranges.ts';
export type { Syntax } from './syntax.ts';
export type { TextProblem } from './text-problem.ts';
export { MAX_TEXT_LENGTH, nonWhitespaceLength } from './text-size.ts';

export interface ParsedText {
  /** The text as given. All offsets count from its start. */
  readonly text: string;
  /** The syntax tree; with `syntax` broken it may lack parts, and be undefined. */
  readonly root: JsonNode | undefined;
  readonly syntax: Syntax;
  /** The text as the tree was read from it, with each fault painted over; as long as the original. */
  readonly readAs: string;
  /** In the order of the text. */
  readonly problems: readonly TextProblem[];
}

const BYTE_ORDER_MARK = '\ufeff';

const byteOrderMarkProblem: TextProblem = {
  id: 'byte-order-mark',
  severity: 'suggestion',
  message:
    'The text starts with an invisible byte order mark. Rolewright leaves it out when you copy or download.',
  start: 0,
  end: 1,
};

function unread(text: string, problem: TextProblem): ParsedText {
  return { text, root: undefined, syntax: 'broken', readAs: text, problems: [problem] };
}

/** Reads `text` as JSON. Whatever the text, the answer is a tree, or problems, or both. */
export function parse(text: string): ParsedText {
  // First what keeps the parser, which recurses, away from hostile input.
  const tooLong = lengthProblem(text);
  if (tooLong) return unread(text, tooLong);
  const hasMark = text.startsWith(BYTE_ORDER_MARK);
  const json = hasMark ? ` ${text.slice(1)}` : text;
  const brackets = walkBrackets(json);
  const tooDeep = depthProblem(brackets);
  if (tooDeep) return unread(text, tooDeep);

  const { root, syntax, problems, readAs } = readSyntax(json, brackets);
  const all = [
    ...(hasMark ? [byteOrderMarkProblem] : []),
    ...problems,
    ...characterProblems(readAs, syntax !== 'broken'),
    // Past a fault that swallowed a bracket, members of two objects look like namesakes in one.
    ...(root && syntax !== 'broken' ? memberProblems(readAs, root) : []),
  ];
  const inOrder = all.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return { text, root, syntax, readAs, problems: inOrder };
}
