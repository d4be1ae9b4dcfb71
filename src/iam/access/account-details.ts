// The users and roles of an account with their policies, from what `aws iam get-account-authorization-details` prints.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
import { isObject, own, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import { decode } from '#iam/import/found-policies.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { show } from '#iam/text/quote.ts';

/** A policy as people find it again. */
export interface NamedPolicy {
  /** “policy Deploy”, “inline policy Deploy of group Builders”. */
  readonly title: string;
  readonly document: JsonValue;
}

export interface PrincipalDetails {
  readonly kind: 'user' | 'role';
  readonly arn: string;
  readonly identity: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy;
  /** Of a role. */
  readonly trust?: NamedPolicy;
  /** Tags of a user. Those of a role's sessions may differ from its own, so they are not known. */
  readonly tags: Readonly<Record<string, string>>;
  /** What it has that the details do not show, by layer: ARNs of policies, names of groups. */
  readonly missing: { readonly identity: readonly string[]; readonly boundary: readonly string[] };
}

export interface AccountDetails {
  readonly account: string;
  readonly principals: readonly PrincipalDetails[];
}

type DetailsReading =
  | { readonly details: AccountDetails; readonly problem?: undefined }
  | { readonly problem: string; readonly details?: undefined };

const LISTS = ['UserDetailList', 'RoleDetailList', 'GroupDetailList', 'Policies'] as const;

const listOf = (value: JsonValue | undefined, name: string): readonly JsonValue[] => {
  const list = own(value, name);
  return Array.isArray(list) ? list : [];
};

const textOf = (value: JsonValue | undefined, name: string): string => {
  const text = own(value, name);
  return typeof text === 'string' ? text : '';
};

/** APIs give documents as texts with their characters encoded for a URL, and the AWS CLI as objects. */
function documentOf(value: JsonValue | undefined): JsonObject | undefined {
  const document = typeof value === 'string' ? decode(value)?.value : value;
  return isObject(document) ? document : undefined;
}

/** The documents of managed policies by ARN, in the version that is in effect. */
function managedPolicies(root: JsonValue): ReadonlyMap<string, NamedPolicy> {
  return new Map(
    listOf(root, 'Policies').flatMap((policy): (readonly [string, NamedPolicy])[] => {
      const version = listOf(policy, 'PolicyVersionList').find(
        (each) => own(each, 'IsDefaultVersion') === true,
      );
      const document = documentOf(own(version, 'Document'));
      return document === undefined
        ? []
        : [[textOf(policy, 'Arn'), { title: `policy ${textOf(policy, 'PolicyName')}`, document }]];
    }),
  );
}

interface HeldPolicies {
  readonly identity: readonly NamedPolicy[];
  readonly missing: readonly string[];
}

/** The policies of a user, group or role itself. */
function policiesOf(
  holder: JsonValue,
  inlineList: string,
  managed: ReadonlyMap<string, NamedPolicy>,
  suffix = '',
): HeldPolicies {
  const identity: NamedPolicy[] = [];
  const missing: string[] = [];
  for (const policy of listOf(holder, inlineList)) {
    const title = `inline policy ${textOf(policy, 'PolicyName')}${suffix}`;
    const document = documentOf(own(policy, 'PolicyDocument'));
    if (document === undefined) missing.push(title);
    else identity.push({ title, document });
  }
  for (const policy of listOf(holder, 'AttachedManagedPolicies')) {
    const arn = textOf(policy, 'PolicyArn');
    const found = managed.get(arn);
    if (found === undefined) missing.push(arn);
    else identity.push({ ...found, title: `${found.title}${suffix}` });
  }
  return { identity, missing };
}

const tagsOf = (user: JsonValue): Readonly<Record<string, string>> =>
  Object.fromEntries(listOf(user, 'Tags').map((tag) => [textOf(tag, 'Key'), textOf(tag, 'Value')]));

/** The users and roles; or what is wrong with the text's value, and what to give instead. Never throws. */
export function readAccountDetails(root: JsonValue): DetailsReading {
  const has = (name: string): boolean => Array.isArray(own(root, name));
  if (!has('UserDetailList') && !has('RoleDetailList'))
    return {
      problem:
        'has neither UserDetailList nor RoleDetailList. Give what “aws iam get-account-authorization-details” prints.',
    };
  if (own(root, 'IsTruncated') === true)
    return {
      problem: 'is the first page of more (IsTruncated). Give all pages as one, as the AWS CLI prints them.',
    };
  for (const list of LISTS)
    for (const [index, entry] of listOf(root, list).entries())
      if (parseArn(textOf(entry, 'Arn')) === undefined)
        return { problem: `has no ARN in ${show(`${list}[${index}]`)}.` };
  const managed = managedPolicies(root);
  const groups = new Map(
    listOf(root, 'GroupDetailList').map((group) => {
      const name = textOf(group, 'GroupName');
      return [name, policiesOf(group, 'GroupPolicyList', managed, ` of group ${name}`)] as const;
    }),
  );
  const principalOf = (kind: PrincipalDetails['kind'], entry: JsonValue): PrincipalDetails => {
    const held = [
      policiesOf(entry, kind === 'user' ? 'UserPolicyList' : 'RolePolicyList', managed),
      ...listOf(entry, 'GroupList').map(
        (name) => groups.get(String(name)) ?? { identity: [], missing: [`group ${String(name)}`] },
      ),
    ];
    const boundaryArn = textOf(own(entry, 'PermissionsBoundary'), 'PermissionsBoundaryArn');
    const boundary = managed.get(boundaryArn);
    const trust = documentOf(own(entry, 'AssumeRolePolicyDocument'));
    return {
      kind,
      arn: textOf(entry, 'Arn'),
      identity: held.flatMap(({ identity }) => identity),
      ...(boundary && { boundary: { ...boundary, title: `permissions boundary ${boundaryArn}` } }),
      ...(trust && { trust: { title: `trust policy of ${textOf(entry, 'RoleName')}`, document: trust } }),
      tags: kind === 'user' ? tagsOf(entry) : {},
      missing: {
        identity: held.flatMap(({ missing }) => missing),
        boundary: boundaryArn === '' || boundary ? [] : [boundaryArn],
      },
    };
  };
  const principals = [
    ...listOf(root, 'UserDetailList').map((entry) => principalOf('user', entry)),
    ...listOf(root, 'RoleDetailList').map((entry) => principalOf('role', entry)),
  ];
  const accounts = new Set(principals.map(({ arn }) => parseArn(arn)!.account));
  const [account, ...others] = accounts;
  if (account === undefined) return { problem: 'has no users and no roles.' };
  if (others.length > 0)
    return { problem: `has the principals of ${accounts.size} accounts. Give those of one.` };
  return { details: { account, principals } };
}
