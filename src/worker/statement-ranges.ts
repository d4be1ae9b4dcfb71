// Where the statements of a policy stand in its text.
import { nodeAt, type ParsedText } from '#core/json/parse.ts';
import type { TextRange } from '#core/json/ranges.ts';

/** Of a list of statements each; a statement without a list is one. */
export function statementRanges({ root }: ParsedText): readonly TextRange[] {
  const list = root && nodeAt(root, ['Statement']);
  const nodes = list?.type === 'array' ? (list.children ?? []) : list ? [list] : [];
  return nodes.map(({ offset, length }) => ({ start: offset, end: offset + length }));
}
