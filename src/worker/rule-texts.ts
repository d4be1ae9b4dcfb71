// The rules, with their examples as texts.
import { RULES } from '#deepseek/rules/index.ts';
import { type Example, policyOf } from '#iam/findings/index.ts';
import { type Rule, allRules } from '#iam/editing/index.ts';
import type { RuleText } from './protocol.ts';

/** More examples of a rule add nothing. */
const MAX_EXAMPLES = 2;

/** An example is a statement in a whole policy, or a text where the text itself is the point. */
function textOf(rule: Rule, example: Example): string {
  if (example.text !== undefined) return example.text;
  return JSON.stringify(policyOf(rule, example), undefined, 2);
}

export const ruleTexts = (): readonly RuleText[] =>
  allRules(RULES).map((rule) => {
    const { id, code, severity, types, title, why, source } = rule;
    const texts = (examples: readonly Example[]) =>
      examples.slice(0, MAX_EXAMPLES).map((example) => textOf(rule, example));
    return {
      id,
      ...(code && { code }),
      severity,
      types,
      title,
      why,
      source,
      bad: texts(rule.bad),
      good: texts(rule.good),
    };
  });
