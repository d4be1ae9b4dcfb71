// What policies allow, as JSON: schemas/can.json says what is in it.
import { allowedIn, countWords } from '#iam/access/matrix/counts.ts';
import { groupByLevel, type LevelGroup } from '#iam/access/matrix/level-groups.ts';
import type { Matrix } from '#iam/access/matrix/matrix.ts';
import { risksByAction, risksIn, type RiskKind } from '#iam/access/matrix/risks.ts';
import type { Reference } from '#iam/reference/reference.ts';

const levelEntry = ({ level, cell, total, counts }: LevelGroup) => [
  level ?? 'Unknown',
  { cell, total, ...counts },
];

/** Services and actions that are not listed are not allowed. */
export function canJson(found: Matrix, reference: Reference): unknown {
  const risks = risksIn(found);
  const byAction: ReadonlyMap<string, readonly RiskKind[]> = risksByAction(risks);
  return {
    date: found.date,
    summary: countWords(found),
    totals: found.totals,
    counts: { ...found.counts, no: found.totals.actions - allowedIn(found.counts) },
    services: groupByLevel(found, reference).map(({ service: { prefix, name, actions }, groups }) => ({
      prefix,
      name,
      levels: Object.fromEntries(groups.map(levelEntry)),
      actions: actions.map(({ name: action, level, access, alsoNeeds }) => ({
        action: `${prefix}:${action}`,
        level,
        ...access,
        alsoNeeds,
        risks: byAction.get(`${prefix}:${action}`),
      })),
    })),
    risks,
    beyond: found.outsideReference,
    problems: found.problems,
  };
}
