// What policies allow, as JSON: schemas/can.json says what is in it.
import {
  type LevelGroup,
  type Matrix,
  type RiskKind,
  allowedIn,
  countWords,
  groupByLevel,
  risksByAction,
  risksIn,
} from '#iam/access/index.ts';
import type { Reference } from '#iam/reference/index.ts';

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
