// Turns the examples of checks into policies.
import { STATEMENT_ELEMENTS, type PolicyType } from '#core/iam/policy.ts';
import type { JsonValue } from '#core/iam/parse.ts';
import type { Check, Example } from './check.ts';
import type { JsonObject } from './policy-view.ts';

/** A plain statement of each type, in which no check finds anything. */
const PLAIN: Readonly<Record<PolicyType, JsonObject>> = {
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
};

/** The statement with other elements, in the order of AWS's grammar. */
function withElements(type: PolicyType, elements: NonNullable<Example['with']>): JsonObject {
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

export const typeOf = (check: Check, example: Example): PolicyType =>
  example.type ?? check.types[0] ?? 'identity';

/** The policy of an example. */
export function policyOf(check: Check, example: Example): JsonValue {
  if (example.policy !== undefined) return example.policy;
  return { Version: '2012-10-17', Statement: [withElements(typeOf(check, example), example.with ?? {})] };
}

/** The policy that an example becomes by its fix. */
export function fixedPolicyOf(check: Check, example: Example): JsonValue | undefined {
  if (!example.fixed) return undefined;
  return policyOf(check, { ...example, with: { ...example.with, ...example.fixed } });
}
