// What a check is: one rule about policies, with its texts, examples that prove it, and a fix where there is one.
import type { Severity } from '#iam/findings/finding.ts';
import type { JsonLocation, JsonPath } from '#iam/json/json-path.ts';
import type { Fix } from '#iam/findings/fix.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import type { Rule } from '#iam/findings/rule.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type {
  ActionView,
  ConditionView,
  PolicyView,
  PrincipalView,
  ResourceView,
  StatementView,
} from './policy-view.ts';

export type { Example } from '#iam/findings/example.ts';
export type { Fix } from '#iam/findings/fix.ts';
export type { Edit } from '#iam/json/edit.ts';

/** One finding of a check, before it gets the check's id and source. */
export interface CheckFinding {
  /** What is wrong and what to do about it. */
  readonly message: string;
  /** At least one; the first is the main location. */
  readonly locations: readonly JsonLocation[];
  readonly fix?: Fix;
  /** Where it differs from the check's own. */
  readonly severity?: Severity;
}

export interface CheckContext {
  readonly policy: PolicyView;
  readonly reference: Reference;
}

/** What a check looks at, one at a time. */
export interface Subjects {
  readonly policy: PolicyView;
  readonly statement: StatementView;
  /** Each entry of Action and NotAction. */
  readonly action: ActionView;
  /** Each entry of Resource and NotResource. */
  readonly resource: ResourceView;
  /** Those of them that are ARNs, so most checks on resources. */
  readonly arn: ResourceView;
  /** Each entry of Principal and NotPrincipal. */
  readonly principal: PrincipalView;
  /** Each key under each operator. */
  readonly condition: ConditionView;
}

export type CheckFindings = CheckFinding | readonly CheckFinding[] | undefined;

type CheckOn<K extends keyof Subjects> = Rule & {
  readonly on: K;
  check(subject: Subjects[K], statement: StatementView, context: CheckContext): CheckFindings;
};

/** Checks on a whole policy get no statement. */
type PolicyCheck = Rule & {
  readonly on: 'policy';
  check(policy: PolicyView, context: CheckContext): CheckFindings;
};

export type Check =
  PolicyCheck | { [K in Exclude<keyof Subjects, 'policy'>]: CheckOn<K> }[Exclude<keyof Subjects, 'policy'>];

/** Gives a check its types. */
export const defineCheck = <const C extends Check>(check: C): C => check;

export const ALL_TYPES: readonly PolicyType[] = ['identity', 'resource', 'trust', 'scp', 'rcp'];
/** All but trust policies, which have no resources. */
export const WITH_RESOURCES: readonly PolicyType[] = ['identity', 'resource', 'scp', 'rcp'];

export const atValue = (path: JsonPath): JsonLocation => ({ path, target: 'value' });
export const atKey = (path: JsonPath): JsonLocation => ({ path, target: 'key' });
