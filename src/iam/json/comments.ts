// Reports comments, which JSON does not have, and reads on past them.

import { fault, type Fault, type ParserError } from './fault.ts';
import { capProblems } from './text-problem.ts';

const MAX_PROBLEMS = 10;

/** All comments at once: none of them disturbs the rest of the text. */
export function comments(text: string, errors: readonly ParserError[]): Fault | undefined {
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
