// What IAM refuses in trust policies only. No AWS page lists the messages; they are as people report them from the
// service, such as https://github.com/hashicorp/terraform-provider-aws/issues/32872.
import { isObject, own } from '#iam/json/json-value.ts';
import {
  keyAt,
  perStatement,
  valueAt,
  wrongStringsOf,
  type RefusedPart,
  type LocatedObject,
  type RefusalRow,
} from './refusal.ts';

const TYPES = ['trust'] as const;

/** Actions that a role can be the resource of, or that a session is made with. In lower case. */
const STS_ACTIONS: ReadonlySet<string> = new Set(
  [
    'AssumeRole',
    'AssumeRoleWithSAML',
    'AssumeRoleWithWebIdentity',
    'DecodeAuthorizationMessage',
    'GetAccessKeyInfo',
    'GetCallerIdentity',
    'GetFederationToken',
    'GetServiceBearerToken',
    'GetSessionToken',
    'SetContext',
    'SetSourceIdentity',
    'TagSession',
  ].map((name) => `sts:${name}`.toLowerCase()),
);

/** Elements that say what a role may use, which its permissions policies say. */
const PROHIBITED = ['Resource', 'NotResource', 'NotPrincipal'] as const;

/** "AWS", "Service" and the like; no document says what IAM answers to another name. */
function principalFault({ value, path }: LocatedObject): readonly RefusedPart[] {
  const principal = own(value, 'Principal');
  if (principal === undefined)
    return own(value, 'NotPrincipal') === undefined
      ? [{ message: 'Missing required field Principal', location: valueAt(path) }]
      : [];
  const location = valueAt([...path, 'Principal']);
  if (principal === '*')
    return [{ message: 'AssumeRolepolicy contained an invalid principal: "STAR":"*".', location }];
  if (isObject(principal)) return [];
  return [{ message: 'Syntax errors in policy.', location }];
}

export const TRUST_REFUSALS: readonly RefusalRow[] = [
  {
    types: TYPES,
    rules: [
      'unsupported-action-in-policy',
      'malformed-action',
      'invalid-action',
      'invalid-service-in-action',
    ],
    advice: 'List the actions of STS that are needed, such as `sts:AssumeRole`.',
    message: 'AssumeRole policy may only specify STS AssumeRole actions.',
    find: perStatement((statement) => [
      ...wrongStringsOf(statement, 'Action', (text) => !STS_ACTIONS.has(text.toLowerCase())).map(({ path }) =>
        valueAt(path),
      ),
      ...(own(statement.value, 'NotAction') === undefined ? [] : [keyAt([...statement.path, 'NotAction'])]),
    ]),
  },
  {
    types: TYPES,
    rules: ['resource-in-trust-policy', 'not-principal-in-trust-policy'],
    find: perStatement(({ value, path }) =>
      PROHIBITED.filter((name) => own(value, name) !== undefined).map((name) => ({
        message: `Has prohibited field ${name}.`,
        location: keyAt([...path, name]),
      })),
    ),
  },
  {
    types: TYPES,
    rules: ['missing-principal', 'trust-policy-wildcard-principal', 'invalid-principal', 'wrong-json-type'],
    find: perStatement(principalFault),
  },
];
