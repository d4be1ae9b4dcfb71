// All rules for the rule reference: JSON, grammar and those of a set.
import type { Rule } from '#iam/findings/rule.ts';
import { GRAMMAR_RULES } from '#iam/grammar/grammar-rules.ts';
import { REFUSED_RULE } from '#iam/grammar/rules/refusal-rules.ts';
import { oncePer } from '#iam/rules/once-per.ts';
import type { RuleSet } from '#iam/rules/rule-set.ts';

export type { Rule } from '#iam/findings/rule.ts';

const byId = (a: Rule, b: Rule): number => (a.id < b.id ? -1 : 1);

/** The rules of a set and those that hold whatever is handed in, by id. Several rules may have one code of AWS. */
export const allRules = oncePer(({ checks }: RuleSet): readonly Rule[] =>
  [...GRAMMAR_RULES, REFUSED_RULE, ...checks].toSorted(byId),
);

const table = oncePer((rules: RuleSet) => new Map(allRules(rules).map((rule) => [rule.id, rule])));

/** The rule that a finding is of, by the finding's id. */
export const ruleOf = (id: string, rules: RuleSet): Rule | undefined => table(rules).get(id);
