// A pasted or dropped rolewright.config.json: what it ignores applies to the pasted policies.
import type { IgnoreTerms } from '#core/config/config.ts';

/** Whether a text is one, at a glance. */
export const mayBeConfig = (text: string): boolean =>
  /^\ufeff?\s*\{/.test(text) && /"ignores"\s*:\s*\[/.test(text) && !/"Statement"\s*:/.test(text);

interface PastedConfig {
  readonly ignores: readonly IgnoreTerms[];
  readonly messages: readonly string[];
}

export async function ignoresIn(text: string): Promise<PastedConfig> {
  const { readConfig } = await import('#core/config/read-config.ts');
  // The names of rules are with the checks, which run elsewhere: one that is not a rule ignores nothing.
  const { config, problems } = readConfig(text, undefined);
  const ignores = config.ignores
    .filter(({ files }) => files.length === 0)
    .map(({ rules, sids, actions, reason, until }): IgnoreTerms => {
      const terms = { rules, sids, actions, reason };
      return until === undefined ? terms : { ...terms, until };
    });
  const left = config.ignores.length - ignores.length;
  return {
    ignores,
    messages: [
      `Took ${ignores.length} ${ignores.length === 1 ? 'ignore' : 'ignores'} from the configuration.`,
      ...(left > 0
        ? [`${left} for files with a path ${left === 1 ? 'is' : 'are'} left out: pasted policies have none.`]
        : []),
      ...problems.map(({ message }) => `The configuration: ${message}`),
    ],
  };
}
