// Guesses of which type a policy is, from what its statements have and lack.

import type { JsonValue } from '#core/json/parse.ts';
import type { PolicyType } from '#core/iam/policy.ts';
import { isObject, own, type JsonObject } from './place.ts';

function statementsOf(value: JsonValue): JsonObject[] {
  const statement = own(value, 'Statement');
  return (Array.isArray(statement) ? (statement as JsonValue[]) : [statement]).filter((one) => isObject(one));
}

const has = (statement: JsonObject, ...names: string[]) =>
  names.some((name) => Object.hasOwn(statement, name));

function isAssumeRole(statement: JsonObject): boolean {
  const action = own(statement, 'Action');
  const actions = Array.isArray(action) ? (action as JsonValue[]) : [action];
  return actions.some((one) => typeof one === 'string' && /^sts:(assume|tagsession|set|\*)/i.test(one));
}

/** Everyone, on everything: what resource control policies deny with exceptions. */
function isForEveryone(statement: JsonObject): boolean {
  return (
    own(statement, 'Effect') === 'Deny' &&
    own(statement, 'Principal') === '*' &&
    own(statement, 'Resource') === '*'
  );
}

/**
 * The likeliest type of the policy in `value`. A guess: identity and service control policies look alike and
 * count as identity; so does what looks like nothing.
 */
export function inferPolicyType(value: JsonValue): PolicyType {
  const statements = statementsOf(value);
  if (statements.length === 0) return 'identity';
  const hasPrincipal = statements.some((statement) => has(statement, 'Principal', 'NotPrincipal'));
  const hasResource = statements.some((statement) => has(statement, 'Resource', 'NotResource'));
  if (!hasResource && statements.some((statement) => isAssumeRole(statement))) return 'trust';
  if (!hasPrincipal) return 'identity';
  return statements.every((statement) => isForEveryone(statement)) ? 'rcp' : 'resource';
}
