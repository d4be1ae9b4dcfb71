// Denials with the same cause and the same remedy, together.
import { groupBy } from '#iam/collections/group-by.ts';
import type { DenialCause, DenialFix, ExplainedDenial } from './explained.ts';

export interface DenialGroup {
  readonly cause: DenialCause;
  readonly fixes: readonly DenialFix[];
  readonly denials: readonly ExplainedDenial[];
  /** How often they were printed in all. */
  readonly count: number;
}

/** What a fix is the same by. */
function fixKey(fix: DenialFix | undefined): string {
  if (!fix) return '';
  switch (fix.kind) {
    case 'answer':
      return `${fix.field} ${JSON.stringify(fix.value)}`;
    case 'team':
      return fix.team;
    default:
      return fix.label;
  }
}

/** What no policy changes comes last. */
const rank = ({ denials }: DenialGroup): number => (denials[0]?.denied === false ? 1 : 0);

/** Groups by principal, action, layer and the first fix; those that were printed most come first. */
export function groupDenials(explained: readonly ExplainedDenial[]): readonly DenialGroup[] {
  const groups = groupBy(explained, ({ denial, cause, fixes }) =>
    JSON.stringify([
      denial.principalArn ?? denial.principal,
      denial.action,
      denial.layer,
      cause.id,
      fixes[0]?.kind,
      fixKey(fixes[0]),
    ]),
  );
  return [...groups.values()]
    .map((denials): DenialGroup => ({
      cause: denials[0].cause,
      fixes: denials[0].fixes,
      denials,
      count: denials.reduce((sum, { denial }) => sum + denial.count, 0),
    }))
    .toSorted((a, b) => rank(a) - rank(b) || b.count - a.count);
}
