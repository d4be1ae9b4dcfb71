// The expectations of a kit as calls for AWS's policy simulator, and those that it cannot decide.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
import type { Expectation } from '#deepseek/expectations/index.ts';
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { readOperator, type OperatorFamily } from '#iam/policy/operators.ts';
import { statementEntries, textsIn } from '#iam/policy/raw-policy.ts';
import { isObject } from '#iam/json/json-value.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';

/** As the simulator takes them. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html */
export interface ContextEntry {
  readonly ContextKeyName: string;
  readonly ContextKeyValues: readonly string[];
  readonly ContextKeyType: string;
}

export interface SimulatedCall {
  readonly action: string;
  readonly resource: string;
  readonly context: readonly ContextEntry[];
  /** Whether other policies of the caller allow everything. */
  readonly everything: boolean;
  readonly expect: Expectation['expect'];
  readonly label: string;
}

export interface UntestedCall {
  readonly label: string;
  readonly reason: string;
}

/** Who makes the calls: a role of the kit, or somebody who gets its permissions. */
export interface SimulatedCaller {
  readonly id: string;
  /** Undefined for somebody who exists. */
  readonly arn: string | undefined;
  /** The documents that decide, the boundary included. */
  readonly documents: readonly ExportDocument[];
}

/** The account of the caller: that of the role, or the kit's. */
export const accountOf = ({ home }: ExportKit, { arn }: SimulatedCaller): string =>
  (arn === undefined ? undefined : parseArn(arn)?.account) ?? home.account;

/** The type of a key is that with which the documents compare it. */
const KEY_TYPES: Readonly<Record<OperatorFamily, string | undefined>> = {
  String: 'string',
  Arn: 'string',
  Numeric: 'numeric',
  Date: 'date',
  Bool: 'boolean',
  Binary: 'binary',
  Ip: 'ip',
  Null: undefined,
};

function keyTypes(documents: readonly ExportDocument[]): ReadonlyMap<string, string> {
  const conditions = documents
    .flatMap(({ document }) => statementEntries(document))
    .flatMap(({ value }) => (isObject(value) && isObject(value['Condition']) ? [value['Condition']] : []));
  const types = conditions.flatMap((condition) =>
    Object.entries(condition).flatMap(([operator, keys]) => {
      const type = KEY_TYPES[readOperator(operator)?.family ?? 'String'];
      return type !== undefined && isObject(keys)
        ? Object.keys(keys).map((key) => [key.toLowerCase(), type] as const)
        : [];
    }),
  );
  return new Map(types);
}

/** What AWS adds to each call, where the documents ask for it. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
function addedKeys(kit: ExportKit, call: Expectation, caller: SimulatedCaller) {
  const { arn, documents } = caller;
  const text = documents.map(({ document }) => JSON.stringify(document).toLowerCase()).join();
  const { partition } = kit.home;
  const account = accountOf(kit, caller);
  const owner = call.resourceAccount;
  const keys: Readonly<Record<string, string | undefined>> = {
    'aws:PrincipalArn': arn ?? `arn:${partition}:iam::${account}:role/Attached`,
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': 'AssumedRole',
    'aws:PrincipalIsAWSService': 'false',
    'aws:SecureTransport': 'true',
    'aws:ResourceAccount': owner,
  };
  return Object.fromEntries(
    Object.entries(keys).flatMap(([key, value]) =>
      value !== undefined && text.includes(key.toLowerCase()) ? [[key, value] as const] : [],
    ),
  );
}

function contextOf(kit: ExportKit, call: Expectation, caller: SimulatedCaller): readonly ContextEntry[] {
  const types = keyTypes(caller.documents);
  const given = new Set(Object.keys(call.context).map((key) => key.toLowerCase()));
  const added = Object.entries(addedKeys(kit, call, caller)).filter(([key]) => !given.has(key.toLowerCase()));
  return [...Object.entries(call.context), ...added].map(([name, value]) => {
    const type = types.get(name.toLowerCase()) ?? 'string';
    const values = typeof value === 'string' ? [value] : value;
    return {
      ContextKeyName: name,
      ContextKeyValues: values,
      ContextKeyType: typeof value === 'string' ? type : `${type}List`,
    };
  });
}

const bucketOf = (arn: string): string => (arn.includes(':s3:::') ? (arn.split('/')[0] ?? arn) : arn);

/** Whether a policy of the kit on a resource or an organization has a say besides the caller's own. */
function otherPolicies(kit: ExportKit, { resource, expect }: Expectation): boolean {
  const { policies } = kit.composed;
  const organization = policies.some(({ target }) => target.kind === 'organization');
  const named = policies
    .filter(({ target }) => target.kind === 'bucket' || target.kind === 'guardrail')
    .flatMap(({ documents }) => documents)
    .flatMap(({ document }) => statementEntries(document))
    .flatMap(({ value }) => (isObject(value) ? textsIn(value['Resource']) : []));
  const applies = named.some((arn) => globMatches(bucketOf(arn), bucketOf(resource)));
  return expect === 'denied' && (organization || applies);
}

/** Why the simulator cannot decide a call; the first that applies. */
const LIMITS: readonly (readonly [
  reason: string,
  applies: (call: Expectation, kit: ExportKit) => boolean,
])[] = [
  [
    'a trust policy decides, and the simulator has none',
    ({ action }) => action.toLowerCase().startsWith('sts:'),
  ],
  [
    'somebody outside this kit makes the call, whose own policies are not known',
    ({ principal }) => 'caller' in principal,
  ],
  [
    'the policy of a VPC endpoint decides, and the simulator has none',
    ({ viaEndpoint }) => viaEndpoint !== undefined,
  ],
  [
    'a session policy decides too, and the simulator takes none',
    ({ sessionPolicy }) => sessionPolicy !== undefined,
  ],
  [
    'a policy of a resource or of the organization decides too, and the simulator leaves it out for roles',
    (call, kit) => otherPolicies(kit, call),
  ],
];

/** What a call is, in a row of the table. */
export const labelOf = ({ label, difference, action, resource }: Expectation): string =>
  `${label}${difference === undefined ? '' : ` (${difference})`}, ${action} on ${resource}`;

interface Simulations {
  readonly calls: readonly SimulatedCall[];
  readonly untested: readonly UntestedCall[];
}

/** What the simulator decides for a caller. */
export function simulationsOf(
  kit: ExportKit,
  caller: SimulatedCaller,
  expectations: readonly Expectation[],
): Simulations {
  const own = expectations.filter(({ principal }) => 'role' in principal && principal.role === caller.id);
  const judged = own.map((call) => ({ call, limit: LIMITS.find(([, applies]) => applies(call, kit))?.[0] }));
  return {
    calls: judged.flatMap(({ call, limit }) =>
      limit === undefined
        ? [
            {
              action: call.action,
              resource: call.resource,
              context: contextOf(kit, call, caller),
              everything: 'role' in call.principal && call.principal.everything === true,
              expect: call.expect,
              label: labelOf(call),
            },
          ]
        : [],
    ),
    untested: judged.flatMap(({ call, limit: reason }) =>
      reason === undefined ? [] : [{ label: labelOf(call), reason }],
    ),
  };
}

/** The calls of those outside the kit, none of which the simulator decides. */
export const untestedOfOthers = (
  kit: ExportKit,
  expectations: readonly Expectation[],
): readonly UntestedCall[] =>
  expectations.flatMap((call) => {
    if (!('caller' in call.principal)) return [];
    const [reason] = LIMITS.find(([, applies]) => applies(call, kit)) ?? [];
    return reason === undefined ? [] : [{ label: labelOf(call), reason }];
  });
