// Ignores and demands as entries of rolewright.config.json.
import type { Demand, FindingTerms, IgnoreTerms } from './config.ts';

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
