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

/** A template may leave open whether there is a principal: `{ "${each.type}": … }`. */
const namesSomebody = (statement: RawObject): boolean =>
  ['Principal', 'NotPrincipal'].some((name) => {
    const principal = statement[name];
    return (
      principal !== undefined &&
      !(isObject(principal) && Object.keys(principal).some((kind) => kind.includes('${')))
    );
  });

/** Everyone, on everything: what resource control policies deny with exceptions. They name the services. */
function isForEveryone(statement: RawObject): boolean {
  return (
    statement['Effect'] === 'Deny' &&
    statement['Principal'] === '*' &&
    statement['Resource'] === '*' &&
    !textsIn(statement['Action']).includes('*')
  );
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
  const hasPrincipal = statements.some(namesSomebody);
  const hasResource = statements.some((statement) => has(statement, 'Resource', 'NotResource'));
  if (!hasResource && statements.some((statement) => isAssumeRole(statement))) return 'trust';
  if (!hasPrincipal) return 'identity';
  return statements.every((statement) => isForEveryone(statement)) ? 'rcp' : 'resource';
}

/** What the names of files and folders call a policy, the surest word first. */
const NAMES: readonly (readonly [RegExp, PolicyType])[] = [
  [/\bscps?\b|service.?control/, 'scp'],
  [/\brcps?\b|resource.?control/, 'rcp'],
  [
    /\b(?:bucket|key|kms|topic|sns|queue|sqs|vault|endpoint|vpce|repository|ecr|secret|domain|bus)\b.*polic|\bapi ?gateway\b.*polic|resource.?(?:based.?)?polic/,
    'resource',
  ],
];

/** Types that look alike: what a statement has does not always say which it is. */
const ALIKE: Readonly<Partial<Record<PolicyType, readonly PolicyType[]>>> = {
  identity: ['scp'],
  rcp: ['resource'],
  resource: ['rcp'],
};

/**
 * The type of a policy in a file of its own: a guess by its content, and between types that look alike by the name of the
 * file, or of the nearest folder that says something.
 */
export function typeInFile(path: string, inferred: PolicyType): PolicyType {
  const alike = ALIKE[inferred];
  if (!alike) return inferred;
  const parts = path.toLowerCase().split(/[/\\]/).slice(-MAX_FOLDERS).toReversed();
  for (const part of parts) {
    const words = part.replaceAll(/[^a-z0-9]+/g, ' ');
    const named = NAMES.find(([pattern]) => pattern.test(words))?.[1];
    if (named !== undefined) return alike.includes(named) ? named : inferred;
  }
  return inferred;
}

/** Above these, folders are of the machine. */
const MAX_FOLDERS = 5;
