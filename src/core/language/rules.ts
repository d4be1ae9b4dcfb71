// All rules for the rule reference: JSON, grammar and lint checks.
import type { Rule } from '#core/diagnostics/rule.ts';
import { CHECKS } from '#core/lint/checks/index.ts';
import { GRAMMAR_RULES } from '#core/schema/grammar-rules.ts';
import { REFUSED_RULE } from '#core/schema/rules/refusal-rules.ts';

export type { Rule } from '#core/diagnostics/rule.ts';

const byId = (a: Rule, b: Rule): number => (a.id < b.id ? -1 : 1);

/** By id. Several rules may have one code of AWS. */
export const RULES: readonly Rule[] = [...GRAMMAR_RULES, REFUSED_RULE, ...CHECKS].toSorted(byId);

const table = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule that a finding is of, by the finding's id. */
export const ruleOf = (id: string): Rule | undefined => table.get(id);
