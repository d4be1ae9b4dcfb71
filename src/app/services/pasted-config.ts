// A pasted or dropped rolewright.config.json: what it ignores, how findings count and what it demands applies to pasted policies.
import type { FindingTerms, IgnoreTerms } from '#iam/config/index.ts';
import { count, joinAnd } from '#iam/text/index.ts';

/** Whether a text is one, at a glance. */
export const mayBeConfig = (text: string): boolean =>
  /^\ufeff?\s*\{/.test(text) &&
  /"(?:ignores|required|forbidden|scoped)"\s*:\s*\[|"severities"\s*:\s*\{/.test(text) &&
  !/"(?:Statement|Resources|resource)"\s*:/.test(text);

interface PastedConfig extends FindingTerms {
  readonly messages: readonly string[];
}

export async function termsIn(text: string): Promise<PastedConfig> {
  const { readConfig } = await import('#iam/config/read-config.ts');
  // The names of rules are with the checks, which run elsewhere: one that is not a rule ignores nothing.
  const { config, problems } = readConfig(text, undefined);
  const ignores = config.ignores
    .filter(({ files }) => files.length === 0)
    .map(({ rules, sids, actions, reason, until }): IgnoreTerms => {
      const terms = { rules, sids, actions, reason };
      return until === undefined ? terms : { ...terms, until };
    });
  const demands = config.demands.filter(({ files }) => files.length === 0);
  const left = config.ignores.length - ignores.length + (config.demands.length - demands.length);
  const { severities } = config;
  const changed = Object.keys(severities).length;
  const taken = [
    count(ignores.length, 'ignore'),
    `${changed} severit${changed === 1 ? 'y' : 'ies'}`,
    count(demands.length, 'demand'),
  ].filter((words) => !words.startsWith('0 '));
  return {
    ignores,
    severities,
    demands,
    messages: [
      `Took ${joinAnd(taken) || 'nothing'} from the configuration.`,
      ...(left > 0
        ? [`${left} for files with a path ${left === 1 ? 'is' : 'are'} left out: pasted policies have none.`]
        : []),
      ...(config.policies.length > 0
        ? ['Types by path are left out: choose the type of a pasted policy above it.']
        : []),
      ...problems.map(({ message }) => `The configuration: ${message}`),
    ],
  };
}
