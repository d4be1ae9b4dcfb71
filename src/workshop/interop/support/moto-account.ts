// What is in an account of the local AWS: created before the scripts run, there after them, and left at the end.
import assert from 'node:assert/strict';
import {
  managedPolicies,
  ORGANIZATION_TYPES,
  policiesOn,
  type ExpectedResources,
  type ExpectedPolicy,
  type ExpectedRole,
} from './expected.ts';
import { asObject, asObjects, asText, parseJson, type ToolObject } from './json.ts';
import { aws, type Account } from './moto.ts';

/** The role that policies are attached to where the kit does not name whom. */
export const SOMEBODY = 'Somebody';
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';

/** What the scripts expect to exist already. */
export interface Preparation {
  readonly users: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly buckets: ReadonlySet<string>;
}

/** Creates the users, roles, buckets and organization that the kit refers to. */
export async function prepare(account: Account, expected: ExpectedResources): Promise<Preparation> {
  const users = new Set(expected.attachments.flatMap((each) => each.users));
  const roles = new Set([SOMEBODY, ...expected.attachments.flatMap((each) => each.roles)]);
  const buckets = new Set(policiesOn(expected, 'bucket').map(({ on }) => on.bucket));
  for (const name of users) await aws(account, 'iam', 'create-user', `--user-name=${name}`);
  for (const name of roles)
    await aws(account, 'iam', 'create-role', `--role-name=${name}`, '--assume-role-policy-document', TRUST);
  const region = account.env['AWS_DEFAULT_REGION'] ?? '';
  const location =
    region === 'us-east-1' ? [] : ['--create-bucket-configuration', `LocationConstraint=${region}`];
  for (const name of buckets) await aws(account, 's3api', 'create-bucket', '--bucket', name, ...location);
  if (expected.organization.length > 0) await aws(account, 'organizations', 'create-organization');
  return { users, roles, buckets };
}

/** What IAM has of an account, in its own terms. */
export interface IamDetails {
  readonly users: readonly ToolObject[];
  readonly roles: readonly ToolObject[];
  /** Managed policies of the customer. */
  readonly policies: readonly ToolObject[];
}

export async function iamDetails(account: Account): Promise<IamDetails> {
  const details = await aws(account, 'iam', 'get-account-authorization-details');
  return {
    users: asObjects(details['UserDetailList']),
    roles: asObjects(details['RoleDetailList']),
    policies: asObjects(details['Policies']).filter(({ Arn }) => !asText(Arn).includes(':iam::aws:')),
  };
}

type NamedPolicy = Pick<ExpectedPolicy, 'name' | 'path'> & { readonly document: unknown };

const byName = (policies: readonly NamedPolicy[]): readonly NamedPolicy[] =>
  policies.toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** The managed policies, each with its default version. */
const policiesIn = ({ policies }: IamDetails): readonly NamedPolicy[] =>
  byName(
    policies.map((policy) => ({
      name: asText(policy['PolicyName']),
      path: asText(policy['Path']),
      document: asObjects(policy['PolicyVersionList']).find((version) => version['IsDefaultVersion'])?.[
        'Document'
      ],
    })),
  );

const attachedNames = (identity: ToolObject): readonly string[] =>
  asObjects(identity['AttachedManagedPolicies']).map(({ PolicyName }) => asText(PolicyName));

async function verifyRole(
  account: Account,
  details: IamDetails,
  role: ExpectedRole,
  inline: boolean,
): Promise<void> {
  const found = details.roles.find(({ RoleName }) => RoleName === role.name);
  assert.ok(found, `no role ${role.name}`);
  const answer = await aws(account, 'iam', 'get-role', `--role-name=${role.name}`);
  const created = asObject(answer['Role']);
  assert.deepEqual(created['AssumeRolePolicyDocument'], role.trust);
  assert.deepEqual(
    {
      path: created['Path'],
      description: created['Description'] ?? '',
      seconds: created['MaxSessionDuration'],
      // Scripts remember in tags of their own what they gave the role.
      tags: asObjects(created['Tags'] ?? []).filter(({ Key }) => !asText(Key).startsWith('rolewright:')),
      boundary: asObject(created['PermissionsBoundary'] ?? {})['PermissionsBoundaryArn'],
      attached: attachedNames(found).toSorted(),
      inline: byName(
        asObjects(found['RolePolicyList']).map(({ PolicyName, PolicyDocument }) => ({
          name: asText(PolicyName),
          path: '/',
          document: PolicyDocument,
        })),
      ),
      // Older versions of moto list the profiles of all roles with each.
      profiles: asObjects(found['InstanceProfileList'])
        .filter(({ Roles }) => asObjects(Roles).some(({ RoleName }) => RoleName === role.name))
        .map(({ InstanceProfileName }) => InstanceProfileName),
    },
    {
      path: role.path,
      description: role.description,
      seconds: role.seconds ?? 3600,
      tags: role.tags,
      boundary: role.boundary,
      attached: inline ? [] : role.permissions.map(({ name }) => name).toSorted(),
      inline: inline ? byName(role.permissions) : [],
      profiles: role.profile === undefined ? [] : [role.profile],
    },
    role.name,
  );
}

function verifyAttachments({ users, roles }: IamDetails, expected: ExpectedResources): void {
  for (const attachment of expected.attachments) {
    const names = [...attachment.users, ...attachment.roles, ...(attachment.unnamed ? [SOMEBODY] : [])];
    for (const name of names) {
      const found = [...users, ...roles].find((each) => (each['UserName'] ?? each['RoleName']) === name);
      const attached = found ? attachedNames(found) : [];
      for (const policy of attachment.permissions)
        assert.ok(attached.includes(policy.name), `${policy.name} is not attached to ${name}`);
    }
  }
}

async function verifyOrganization(account: Account, expected: ExpectedResources): Promise<void> {
  for (const { type, name, document } of expected.organization) {
    const filter = ORGANIZATION_TYPES[type];
    const list = await aws(account, 'organizations', 'list-policies', '--filter', filter);
    const found = asObjects(list['Policies']).filter(({ Name }) => Name === name);
    assert.equal(found.length, 1, `${found.length} policies ${name}`);
    const id = asText(found[0]?.['Id']);
    const answer = await aws(account, 'organizations', 'describe-policy', '--policy-id', id);
    assert.deepEqual(parseJson(asObject(answer['Policy'])['Content']), document);
  }
}

/** Everything that the kit creates is there, and no other managed policy. */
export async function verifyAccount(
  account: Account,
  expected: ExpectedResources,
  inline: boolean,
): Promise<void> {
  const details = await iamDetails(account);
  assert.deepEqual(policiesIn(details), byName(managedPolicies(expected, inline)));
  for (const role of expected.roles) await verifyRole(account, details, role, inline);
  verifyAttachments(details, expected);
  for (const { on, document } of policiesOn(expected, 'bucket')) {
    const { Policy } = await aws(account, 's3api', 'get-bucket-policy', '--bucket', on.bucket);
    assert.deepEqual(parseJson(Policy), document);
  }
  await verifyOrganization(account, expected);
}

/** Only what was prepared is there. */
export async function verifyNothingLeft(
  account: Account,
  expected: ExpectedResources,
  prepared: Preparation,
): Promise<void> {
  const details = await iamDetails(account);
  assert.deepEqual(policiesIn(details), []);
  assert.deepEqual(new Set(details.roles.map(({ RoleName }) => RoleName)), prepared.roles);
  for (const each of [...details.users, ...details.roles])
    assert.deepEqual(each['AttachedManagedPolicies'], []);
  if (expected.roles.some(({ profile }) => profile !== undefined))
    assert.deepEqual((await aws(account, 'iam', 'list-instance-profiles'))['InstanceProfiles'], []);
  for (const bucket of prepared.buckets)
    await assert.rejects(
      aws(account, 's3api', 'get-bucket-policy', '--bucket', bucket),
      /NoSuchBucketPolicy/,
    );
  if (expected.organization.length === 0) return;
  const list = await aws(account, 'organizations', 'list-policies', '--filter', 'SERVICE_CONTROL_POLICY');
  assert.deepEqual(
    asObjects(list['Policies']).filter(({ AwsManaged }) => AwsManaged !== true),
    [],
  );
}
