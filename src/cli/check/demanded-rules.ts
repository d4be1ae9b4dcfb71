// The rules with those of a team, for files whose configuration demands something.
import { RULES } from '#deepseek/rules/index.ts';
import { type Demand, rulesWith } from '#iam/config/index.ts';
import type { RuleSet } from '#iam/rules/index.ts';

export const demandedRules = (demands: readonly Demand[]): RuleSet => rulesWith(RULES, demands);
