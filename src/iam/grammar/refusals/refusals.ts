// The faults for which IAM or AWS Organizations refuses to save a document, with the service's own message. A document
// may be wrong otherwise, with actions that do not exist or ARNs that match nothing, and is saved all the same.
// The messages are those of MalformedPolicyDocument:
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html
import { isObject, type JsonValue, isList, own } from '#iam/json/json-value.ts';
import { MAX_POLICY_SIZES, QUOTAS } from '#iam/facts/quotas.ts';
import { savedBy, type PolicyType } from '#iam/policy/policy.ts';
import { MEANING_REFUSALS } from './meaning.ts';
import { NAME_REFUSALS } from './names.ts';
import {
  partsOf,
  valueAt,
  type Refusal,
  type RefusalRow,
  keyAt,
  perStatement,
  wrongStringsOf,
  type LocatedObject,
} from './refusal.ts';
import { SYNTAX_REFUSALS } from './syntax.ts';
import { TRUST_REFUSALS } from './trust.ts';
import type { JsonLocation } from '#iam/json/json-path.ts';

// What AWS Organizations refuses in service and resource control policies, apart from faults of grammar.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
const keysOf = ({ value, path }: LocatedObject, names: readonly string[]): readonly JsonLocation[] =>
  names.filter((name) => own(value, name) !== undefined).map((name) => keyAt([...path, name]));

/** Everyone, in either of the two ways to write it. */
function isEveryone(statement: LocatedObject): boolean {
  const principal = own(statement.value, 'Principal');
  const aws = own(principal, 'AWS');
  return principal === '*' || aws === '*' || (isList(aws) && aws.length === 1 && aws[0] === '*');
}

const ORGANIZATIONS_REFUSALS: readonly RefusalRow[] = [
  {
    types: ['scp'],
    rules: ['principal-in-scp'],
    find: perStatement((statement) => keysOf(statement, ['Principal', 'NotPrincipal'])),
  },
  {
    types: ['rcp'],
    rules: ['rcp-principal', 'not-action-in-rcp'],
    find: perStatement((statement) => keysOf(statement, ['NotPrincipal', 'NotAction'])),
  },
  {
    types: ['rcp'],
    rules: ['missing-principal', 'rcp-principal'],
    find: perStatement((statement) => {
      if (own(statement.value, 'NotPrincipal') !== undefined || isEveryone(statement)) return [];
      const isMissing = own(statement.value, 'Principal') === undefined;
      return [valueAt(isMissing ? statement.path : [...statement.path, 'Principal'])];
    }),
  },
  {
    types: ['rcp'],
    rules: ['rcp-effect'],
    find: perStatement(({ value, path }) =>
      own(value, 'Effect') === 'Allow' ? [valueAt([...path, 'Effect'])] : [],
    ),
  },
  {
    types: ['rcp'],
    rules: ['rcp-action'],
    find: perStatement((statement) =>
      wrongStringsOf(statement, 'Action', (text) => text === '*').map(({ path }) => valueAt(path)),
    ),
  },
];

export type { Refusal } from './refusal.ts';

/** What Organizations answers to any fault of a document, as its API reference has it for this exception. */
const ORGANIZATIONS =
  'The provided policy document does not meet the requirements of the specified policy type.';

/** What may be refused in a document whose grammar is right. */
const GRAMMATICAL_ROWS: readonly RefusalRow[] = [
  ...MEANING_REFUSALS,
  ...NAME_REFUSALS,
  ...TRUST_REFUSALS,
  ...ORGANIZATIONS_REFUSALS,
];

/** In the order in which IAM finds them: it names the first one only. */
const ROWS: readonly RefusalRow[] = [...SYNTAX_REFUSALS, ...GRAMMATICAL_ROWS];

const rowsOf = (rows: readonly RefusalRow[]): Readonly<Record<PolicyType, readonly RefusalRow[]>> => {
  const ofType = (type: PolicyType) => rows.filter(({ types }) => types.includes(type));
  return {
    identity: ofType('identity'),
    resource: ofType('resource'),
    trust: ofType('trust'),
    scp: ofType('scp'),
    rcp: ofType('rcp'),
    'bedrock-policy': [],
    'ec2-policy': [],
  };
};

const ALL_ROWS = rowsOf(ROWS);
const OF_GRAMMATICAL = rowsOf(GRAMMATICAL_ROWS);

/** The length above which no policy of a type is saved, without white space, and what the service answers. */
const SIZES: Readonly<Partial<Record<PolicyType, readonly [limit: number, message: string]>>> = {
  identity: [QUOTAS.inlinePoliciesSize, `Cannot exceed quota for PolicySize: ${MAX_POLICY_SIZES.identity}`],
  trust: [
    QUOTAS.raisedTrustPolicySize,
    `Cannot exceed quota for ACLSizePerRole: ${QUOTAS.raisedTrustPolicySize}`,
  ],
  scp: [MAX_POLICY_SIZES.scp, ORGANIZATIONS],
  rcp: [MAX_POLICY_SIZES.rcp, ORGANIZATIONS],
};
const SIZE_RULES: readonly string[] = [
  'policy-size-exceeds-identity-policy-quota',
  'policy-size-exceeds-role-trust-policy-quota',
  'policy-size-exceeds-scp-quota',
  'policy-size-exceeds-rcp-quota',
];

/** What the service answers to a text that is not JSON. */
export function notJsonMessage(type: PolicyType): string {
  if (savedBy(type) === 'AWS Organizations') return ORGANIZATIONS;
  return type === 'trust' ? 'This policy contains invalid Json' : 'Syntax errors in policy.';
}

/** What the service answers to a text with characters beyond U+00FF or control characters. */
export const CHARACTER_MESSAGE =
  'Value failed to satisfy constraint: Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+';

/**
 * Every fault for which the document is refused, in the service's order; none where it is saved, and none for policies on
 * resources.
 * @param size characters that are not white space
 * @param isGrammatical whether it is known that the document has no fault of grammar
 */
export function refusalsOf(
  type: PolicyType,
  document: JsonValue,
  size = 0,
  isGrammatical = false,
): readonly Refusal[] {
  const service = savedBy(type);
  if (service === undefined) return [];
  if (!isObject(document))
    return [
      { message: notJsonMessage(type), location: valueAt([]), rules: ['wrong-json-type'], advice: undefined },
    ];
  const parts = partsOf(document);
  const found: Refusal[] = [];
  for (const { rules, find, advice, message: shared = '' } of (isGrammatical ? OF_GRAMMATICAL : ALL_ROWS)[
    type
  ])
    for (const each of find(parts)) {
      const { message, location } = 'location' in each ? each : { message: shared, location: each };
      found.push({ message: service === 'IAM' ? message : ORGANIZATIONS, location, rules, advice });
    }
  const [limit, message] = SIZES[type] ?? [Number.POSITIVE_INFINITY, ''];
  return size > limit
    ? [...found, { message, location: valueAt([]), rules: SIZE_RULES, advice: undefined }]
    : found;
}
