// All rules for the rule reference: JSON, grammar and lint checks.
import type { Rule } from '#iam/findings/rule.ts';
import { CHECKS } from '#iam/rules/checks/index.ts';
import { GRAMMAR_RULES } from '#iam/grammar/grammar-rules.ts';
import { REFUSED_RULE } from '#iam/grammar/rules/refusal-rules.ts';

export type { Rule } from '#iam/findings/rule.ts';

const byId = (a: Rule, b: Rule): number => (a.id < b.id ? -1 : 1);

/** By id. Several rules may have one code of AWS. */
export const RULES: readonly Rule[] = [...GRAMMAR_RULES, REFUSED_RULE, ...CHECKS].toSorted(byId);

const table = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule that a finding is of, by the finding's id. */
export const ruleOf = (id: string): Rule | undefined => table.get(id);
