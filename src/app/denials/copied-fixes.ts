// What is copied of the fixes of a refused call: one by itself, or all with a line over each that says where it goes.
import type { Diagnosis } from '#worker/protocol.ts';

type Fix = Diagnosis['fixes'][number];

/** What is copied of one fix. */
export function copyOf(fix: Fix): string | undefined {
  switch (fix.where) {
    case 'code':
      return fix.changes.map(({ after }) => after).join('\n');
    case 'role':
      return fix.json;
    default:
      return fix.copy;
  }
}

/** A fix with where it goes. JSON has no comments, so the line stands over it. */
function placedCopy(fix: Fix): string | undefined {
  const copy = copyOf(fix);
  if (copy === undefined) return undefined;
  switch (fix.where) {
    case 'code':
      return [`${fix.title}:`, ...fix.changes.map(({ name, after }) => `${name}="${after}"`)].join('\n');
    case 'role':
      return `In the permissions of ${fix.name}, add:\n${copy}`;
    default:
      return `${fix.title}:\n${copy}`;
  }
}

/** All fixes that have something to copy; one alone is copied as it is. */
export const copyAll = (fixes: readonly Fix[]): string =>
  fixes.length === 1
    ? ((fixes[0] && copyOf(fixes[0])) ?? '')
    : fixes.flatMap((fix) => placedCopy(fix) ?? []).join('\n\n');
