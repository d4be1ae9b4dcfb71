// The rules that every face of Rolewright checks policies against: those for any policy, and those about DeepSeek's models.
import { IAM_CHECKS } from '#iam/rules/checks/index.ts';
import { ruleSet } from '#iam/rules/rule-set.ts';
import { DEEPSEEK_CHECKS } from './checks.ts';

/** Findings on the same element are in this order. */
export const RULES = ruleSet([...IAM_CHECKS, ...DEEPSEEK_CHECKS]);
