// A set of rules to check policies against. It is handed in, so that src/iam need not know all of its rules.
import type { Rule } from '#iam/findings/rule.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import type { Check, Subjects } from './check.ts';

type CheckOn<K extends keyof Subjects> = Extract<Check, { on: K }>;

/** A check with its function: objects of one shape, so that many short calls cost little more than the functions. */
interface Runner<K extends keyof Subjects> {
  readonly rule: Rule;
  readonly run: CheckOn<K>['check'];
}

/** The checks for one type of policy, by what they look at. */
export type CheckTable = { readonly [K in keyof Subjects]: readonly Runner<K>[] };

export interface RuleSet {
  /** Findings on the same element are in this order. */
  readonly checks: readonly Check[];
  readonly tables: Readonly<Record<PolicyType, CheckTable>>;
}

const ofKind = <K extends keyof Subjects>(checks: readonly Check[], kind: K): readonly Runner<K>[] =>
  checks
    .filter((check): check is CheckOn<K> => check.on === kind)
    .map((rule) => ({ rule, run: rule.check as Runner<K>['run'] }));

function tableFor(all: readonly Check[], type: PolicyType): CheckTable {
  const checks = all.filter((check) => check.types.includes(type));
  return {
    policy: ofKind(checks, 'policy'),
    statement: ofKind(checks, 'statement'),
    action: ofKind(checks, 'action'),
    resource: ofKind(checks, 'resource'),
    arn: ofKind(checks, 'arn'),
    principal: ofKind(checks, 'principal'),
    condition: ofKind(checks, 'condition'),
  };
}

/** The set of these checks. Make it once: findings on known texts are kept for each set. */
export const ruleSet = (checks: readonly Check[]): RuleSet => ({
  checks,
  tables: {
    identity: tableFor(checks, 'identity'),
    resource: tableFor(checks, 'resource'),
    trust: tableFor(checks, 'trust'),
    scp: tableFor(checks, 'scp'),
    rcp: tableFor(checks, 'rcp'),
    'bedrock-policy': tableFor(checks, 'bedrock-policy'),
    'ec2-policy': tableFor(checks, 'ec2-policy'),
  },
});
