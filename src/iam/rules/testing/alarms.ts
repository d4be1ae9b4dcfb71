// The errors and warnings on a policy, for tests of policies that have none.
import type { JsonValue } from '#iam/json/parse.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import { checkPolicy, type PolicyFinding } from '#iam/editing/check-policy.ts';
import type { RuleSet } from '#iam/rules/rule-set.ts';
import { loadFor, reference } from './service-reference.ts';

interface TestPolicy {
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo | undefined;
  readonly policy: JsonValue;
}

/** Whether a finding says that the policy does not work as it is written. */
const isAlarm = ({ severity }: PolicyFinding): boolean => severity === 'error' || severity === 'warning';

export function alarmsOn({ type, attachedTo, policy }: TestPolicy, rules: RuleSet): readonly PolicyFinding[] {
  loadFor({ type, attachedTo, document: policy });
  return checkPolicy({ type, attachedTo, text: JSON.stringify(policy) }, reference, rules).findings.filter(
    isAlarm,
  );
}
