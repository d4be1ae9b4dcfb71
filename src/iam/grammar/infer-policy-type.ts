// Guesses of which type a policy is, from what its statements have and lack.

import { statementsIn, textsIn } from '#iam/policy/raw-policy.ts';
import { isObject, own, type RawObject } from '#iam/json/json-value.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { PolicyType } from '#iam/policy/policy.ts';

const has = (statement: RawObject, ...names: string[]) =>
  names.some((name) => Object.hasOwn(statement, name));

function isAssumeRole(statement: RawObject): boolean {
  return textsIn(statement['Action']).some((action) => /^sts:(assume|tagsession|set|\*)/i.test(action));
}

/** Everyone, on everything: what resource control policies deny with exceptions. */
function isForEveryone(statement: RawObject): boolean {
  return statement['Effect'] === 'Deny' && statement['Principal'] === '*' && statement['Resource'] === '*';
}

/**
 * The likeliest type of the policy in `value`. A guess: identity and service control policies look alike and
 * count as identity; so does what looks like nothing.
 */
export function inferPolicyType(value: JsonValue): PolicyType {
  const statements = statementsIn(value);
  if (statements.length === 0 && isObject(own(value, 'bedrock'))) return 'bedrock-policy';
  if (statements.length === 0 && isObject(own(value, 'ec2_attributes'))) return 'ec2-policy';
  if (statements.length === 0) return 'identity';
  const hasPrincipal = statements.some((statement) => has(statement, 'Principal', 'NotPrincipal'));
  const hasResource = statements.some((statement) => has(statement, 'Resource', 'NotResource'));
  if (!hasResource && statements.some((statement) => isAssumeRole(statement))) return 'trust';
  if (!hasPrincipal) return 'identity';
  return statements.every((statement) => isForEveryone(statement)) ? 'rcp' : 'resource';
}
