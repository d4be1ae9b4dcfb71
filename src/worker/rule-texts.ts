// The rules with their examples as people read them.
import { policyOf, type Example } from '#core/diagnostics/example.ts';
import { RULES, type Rule } from '#core/language/rules.ts';
import type { RuleText } from './protocol.ts';

/** Enough to see the point. */
const MAX_EXAMPLES = 2;

/** Examples show the one statement they are about, and the whole policy only where that is the point. */
function textOf(rule: Rule, example: Example): string {
  if (example.text !== undefined) return example.text;
  return JSON.stringify(policyOf(rule, example), undefined, 2);
}

export const ruleTexts = (): readonly RuleText[] =>
  RULES.map((rule) => {
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
