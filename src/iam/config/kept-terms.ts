// What a browser kept of ignores, severities and demands. Apart from the rest: the page starts with it.
import {
  DEMAND_KINDS,
  RULE_LEVELS,
  type Demand,
  type FindingTerms,
  type IgnoreTerms,
  type RuleLevel,
} from './config.ts';

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(isText) : []);

type Members = Readonly<Record<string, unknown>>;

/** The members of an object; none of anything else. */
const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {};

/** What was kept of severities by rule. */
export function keptSeverities(value: unknown): FindingTerms['severities'] {
  return Object.fromEntries(
    Object.entries(membersOf(value)).flatMap(([rule, given]: [string, unknown]): [string, RuleLevel][] => {
      const level = RULE_LEVELS.find((each) => each === given);
      return level === undefined ? [] : [[rule, level]];
    }),
  );
}

/** What was kept of an ignore; undefined for anything else. */
export function keptIgnore(value: unknown): IgnoreTerms | undefined {
  const { reason, until, ...lists } = membersOf(value);
  const [rules, sids, actions] = [textsIn(lists['rules']), textsIn(lists['sids']), textsIn(lists['actions'])];
  if (!isText(reason) || rules.length + sids.length + actions.length === 0) return undefined;
  const isDay = isText(until) && /^\d{4}-\d\d-\d\d$/.test(until);
  return { rules, sids, actions, reason, ...(isDay && { until }) };
}

/** What was kept of a demand; undefined for anything else. */
export function keptDemand(value: unknown): Demand | undefined {
  const { reason, ...rest } = membersOf(value);
  const kind = DEMAND_KINDS.find((each) => each === rest['kind']);
  const [patterns, keys] = [textsIn(rest['patterns']), textsIn(rest['keys'])];
  if (!kind || patterns.length === 0 || (kind === 'condition') !== keys.length > 0) return undefined;
  return { kind, patterns, keys, files: [], ...(isText(reason) && { reason }) };
}
