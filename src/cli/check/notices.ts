// Notices on ignores and faults of a file's own language, as findings of the file that they stand in.
import type { Severity } from '#iam/findings/index.ts';
import type { TextRange } from '#iam/json/index.ts';
import type { FileFinding } from './checked.ts';
import type { Position } from './positions.ts';

export function noticeFinding(
  { id, message, start, end }: TextRange & { readonly id: string; readonly message: string },
  positionOf: (offset: number) => Position,
  severity: Severity = 'warning',
): FileFinding {
  const last = positionOf(end);
  return {
    rule: id,
    severity,
    message,
    ...positionOf(start),
    endLine: last.line,
    endColumn: last.column,
    others: [],
  };
}
