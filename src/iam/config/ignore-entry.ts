// An ignore as an entry of rolewright.config.json, and as it was kept.
import { RULE_LEVELS, type FindingTerms, type IgnoreTerms, type RuleLevel } from './config.ts';

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

/** The text of a configuration with these terms. */
export const configText = ({ ignores, severities }: FindingTerms): string =>
  JSON.stringify(
    {
      ...(Object.keys(severities).length > 0 && { severities }),
      ...(ignores.length > 0 && { ignores: ignores.map(ignoreEntry) }),
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
