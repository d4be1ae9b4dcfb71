// The ranges of a policy's statements in its text.
import { type ParsedText, type TextRange, nodeAt } from '#iam/json/index.ts';

/** One range for each statement; a statement that is not in a list counts as one. */
export function statementRanges({ root }: ParsedText): readonly TextRange[] {
  const list = root && nodeAt(root, ['Statement']);
  const nodes = list?.type === 'array' ? (list.children ?? []) : list ? [list] : [];
  return nodes.map(({ offset, length }) => ({ start: offset, end: offset + length }));
}
