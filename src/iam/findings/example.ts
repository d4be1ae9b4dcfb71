// Policies that show a rule at work: its documentation and its tests in one.
import { type JsonValue } from '#iam/json/json-value.ts';
import type { Severity } from './finding.ts';
import { STATEMENT_ELEMENTS, type AttachedTo, type PolicyType } from '#iam/policy/policy.ts';

/** Elements of a statement; one that is undefined is not there. */
export type Elements = { readonly [element: string]: JsonValue | undefined };

/**
 * A policy that shows a rule at work: `with` over a plain statement of the first type the rule is for (a member
 * that is undefined takes that element out), the `statements` of a policy, a whole `policy`, or a `text`, which does not
 * have to be a policy.
 */
export interface Example {
  readonly type?: PolicyType;
  readonly attachedTo?: AttachedTo;
  readonly with?: Elements;
  readonly statements?: readonly JsonValue[];
  readonly policy?: JsonValue;
  readonly text?: string;
  /**
   * Where the rule finds something: "Statement.0.Action.1", with a # in front where it is the name of the member. In a
   * text that could not be read, the characters themselves.
   */
  readonly at?: readonly string[];
  /** What the messages name, where an example is about that. */
  readonly says?: readonly string[];
  /** Of its findings, where it is not the rule's own. */
  readonly severity?: Severity;
  /** Whether the fix is safe, for a rule whose fixes sometimes are. */
  readonly isSafe?: boolean;
  /** The statement elements after the fix; undefined ones are gone. */
  readonly fixed?: Elements;
  /** The whole policy after the fix, where more than elements of the one statement change. */
  readonly fixedPolicy?: JsonValue;
}

/** The part of a rule that its examples depend on. */
interface ExampleOwner {
  readonly types: readonly PolicyType[];
}

/** A plain statement of each type, in which no rule finds anything. */
const PLAIN: Readonly<Record<PolicyType, { readonly [element: string]: JsonValue }>> = {
  identity: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
  resource: {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:role/Reader' },
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
  },
  trust: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
  scp: { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' },
  rcp: { Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucket', Resource: '*' },
  // These have no statements: their examples are whole policies.
  'bedrock-policy': {},
  'ec2-policy': {},
};

/** The statement with other elements, in the order of AWS's grammar. */
function withElements(type: PolicyType, elements: Elements): JsonValue {
  const all: Record<string, JsonValue | undefined> = { ...PLAIN[type], ...elements };
  const known = STATEMENT_ELEMENTS.filter((name) => all[name] !== undefined);
  const others = Object.keys(elements).filter(
    (name) => !(STATEMENT_ELEMENTS as readonly string[]).includes(name),
  );
  return Object.fromEntries(
    [...known, ...others].flatMap((name) => {
      const value = all[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

export const typeOf = (rule: ExampleOwner, example: Example): PolicyType =>
  example.type ?? rule.types[0] ?? 'identity';

/** The policy of an example. */
export function policyOf(rule: ExampleOwner, example: Example): JsonValue {
  if (example.policy !== undefined) return example.policy;
  const { statements = [withElements(typeOf(rule, example), example.with ?? {})] } = example;
  return { Version: '2012-10-17', Statement: statements };
}

/** The policy that an example becomes by its fix. */
export function fixedPolicyOf(rule: ExampleOwner, example: Example): JsonValue | undefined {
  if (example.fixedPolicy !== undefined) return example.fixedPolicy;
  if (!example.fixed) return undefined;
  return policyOf(rule, { ...example, with: { ...example.with, ...example.fixed } });
}
