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

/** What was kept of severities by rule. */
export function keptSeverities(value: unknown): FindingTerms['severities'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([rule, given]: [string, unknown]): [string, RuleLevel][] => {
      const level = RULE_LEVELS.find((each) => each === given);
      return level === undefined ? [] : [[rule, level]];
    }),
  );
}

/** What was kept of an ignore; undefined for anything else. */
export function keptIgnore(value: unknown): IgnoreTerms | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { rules, sids, actions, reason, until } = value as Record<string, unknown>;
  const lists = [rules, sids, actions].map((list) => (Array.isArray(list) ? list.filter(isText) : []));
  const [known = [], ofSids = [], ofActions = []] = lists;
  if (!isText(reason) || known.length + ofSids.length + ofActions.length === 0) return undefined;
  const day = isText(until) && /^\d{4}-\d\d-\d\d$/.test(until) ? until : undefined;
  return { rules: known, sids: ofSids, actions: ofActions, reason, ...(day !== undefined && { until: day }) };
}

/** What was kept of a demand; undefined for anything else. */
export function keptDemand(value: unknown): Demand | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, patterns, keys, reason } = value as Record<string, unknown>;
  const known = DEMAND_KINDS.find((each) => each === kind);
  const [of = [], on = []] = [patterns, keys].map((list) => (Array.isArray(list) ? list.filter(isText) : []));
  if (known === undefined || of.length === 0 || (known === 'condition') !== on.length > 0) return undefined;
  return { kind: known, patterns: of, keys: on, files: [], ...(isText(reason) && { reason }) };
}
