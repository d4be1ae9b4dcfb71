// Notices on ignores, as findings of the file that they stand in.
import type { IgnoreNotice } from '#iam/config/index.ts';
import type { FileFinding } from './checked.ts';
import type { Position } from './positions.ts';

export function noticeFinding(
  { id, message, start, end }: IgnoreNotice,
  positionOf: (offset: number) => Position,
): FileFinding {
  const last = positionOf(end);
  return {
    rule: id,
    severity: 'warning',
    message,
    ...positionOf(start),
    endLine: last.line,
    endColumn: last.column,
    others: [],
  };
}
