// Ignores and demands as entries of rolewright.config.json, and as they were kept.
import { RULE_LEVELS, type Demand, type FindingTerms, type IgnoreTerms, type RuleLevel } from './config.ts';

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const oneOrMany = (name: string, texts: readonly string[]): object =>
  texts.length === 0 ? {} : { [name]: texts.length === 1 ? texts[0] : texts };

/** As a configuration has it. */
const ignoreEntry = ({ rules, sids, actions, reason, until }: IgnoreTerms): object => ({
  ...oneOrMany('rule', rules),
  ...oneOrMany('sid', sids),
  ...oneOrMany('action', actions),
  reason,
  ...(until !== undefined && { until }),
});

/** The member that a kind of demand stands in, and the name of its patterns there. */
const MEMBERS_OF: Readonly<Record<Demand['kind'], readonly [member: string, patterns: string]>> = {
  condition: ['required', 'action'],
  action: ['forbidden', 'action'],
  principal: ['forbidden', 'principal'],
  scope: ['scoped', 'action'],
};

/** A demand on any file, as a configuration has it. */
const demandEntry = ({ kind, patterns, keys, reason }: Omit<Demand, 'files'>): object => ({
  ...oneOrMany(MEMBERS_OF[kind][1], patterns),
  ...oneOrMany('key', keys),
  ...(reason !== undefined && { reason }),
});

function demandMembers(demands: readonly Demand[]): object {
  const members: Record<string, object[]> = {};
  for (const demand of demands) (members[MEMBERS_OF[demand.kind][0]] ??= []).push(demandEntry(demand));
  return members;
}

/** What was kept of a demand; undefined for anything else. */
export function keptDemand(value: unknown): Demand | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, patterns, keys, reason } = value as Record<string, unknown>;
  const known = (Object.keys(MEMBERS_OF) as Demand['kind'][]).find((each) => each === kind);
  const [of = [], on = []] = [patterns, keys].map((list) => (Array.isArray(list) ? list.filter(isText) : []));
  if (known === undefined || of.length === 0 || (known === 'condition') !== on.length > 0) return undefined;
  return { kind: known, patterns: of, keys: on, files: [], ...(isText(reason) && { reason }) };
}

/** The text of a configuration with these terms. */
export const configText = ({ ignores, severities, demands }: FindingTerms): string =>
  JSON.stringify(
    {
      ...(Object.keys(severities).length > 0 && { severities }),
      ...(ignores.length > 0 && { ignores: ignores.map(ignoreEntry) }),
      ...demandMembers(demands),
    },
    undefined,
    2,
  );

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
