// The configuration of a check: its type, and what it makes of the findings.
import { RULES } from '#deepseek/rules/index.ts';
import {
  type ConfigOfText,
  type Ignore,
  configOfText,
  dayOf,
  factsOf,
  readConfig,
  rulesWith,
  settleFindings,
} from '#iam/config/index.ts';
import { type JsonValue, isObject } from '#iam/json/index.ts';
import { type PolicyFinding, allRules } from '#iam/editing/index.ts';
import type { RuleSet } from '#iam/rules/index.ts';
import { InputError } from './input-error.ts';
import { jsonTextOf } from './json-text.ts';

interface ConfiguredCheck extends Omit<ConfigOfText, 'config'> {
  readonly rules: RuleSet;
  settle(
    findings: readonly PolicyFinding[],
    document: JsonValue | undefined,
  ): {
    readonly kept: readonly PolicyFinding[];
    readonly ignored: readonly { readonly finding: PolicyFinding; readonly by: Ignore }[];
  };
}

/** Throws an InputError with each fault of the configuration. */
export function readTerms(given: string | object, file: string | undefined): ConfiguredCheck {
  if (typeof given !== 'string' && !isObject(given))
    throw new InputError(['Give configuration as an object, or as text.']);
  const text = typeof given === 'string' ? given : jsonTextOf('configuration', given);
  const { config: all, problems } = readConfig(text, allRules(RULES));
  if (problems.length > 0) throw new InputError(problems.map(({ message }) => message));
  const { config, ...typed } = configOfText(all, file?.replaceAll('\\', '/'));
  const { severities, ignores } = config;
  const settings = { severities, ignores, comments: { ignores: [], faults: [] }, today: dayOf(Date.now()) };
  return {
    ...typed,
    rules: rulesWith(RULES, typed.demands),
    settle: (findings, document) =>
      settleFindings(
        findings.map((finding) => ({ finding, facts: factsOf(finding, document, []) })),
        settings,
      ),
  };
}
