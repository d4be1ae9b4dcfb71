// What is in an account of the local AWS: put there before, found after the scripts, and left at the end.
import assert from 'node:assert/strict';
import { managedPolicies } from './expected.mjs';
import { aws } from './moto.mjs';

/**
 * @typedef {import('./expected.mjs').Expected} Expected
 * @typedef {import('./moto.mjs').Account} Account
 */

/** Whom policies for somebody who exists are attached to, where the kit names nobody. */
export const SOMEBODY = 'Somebody';
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';

/** What was there before: users, roles, buckets, an organization. @param {Account} account @param {Expected} expected */
export async function prepare(account, expected) {
  const users = new Set(expected.attachments.flatMap((each) => each.users));
  const roles = new Set([SOMEBODY, ...expected.attachments.flatMap((each) => each.roles)]);
  const buckets = new Set(expected.resources.flatMap(({ on }) => (on.kind === 'bucket' ? on.bucket : [])));
  for (const name of users) await aws(account, 'iam', 'create-user', `--user-name=${name}`);
  for (const name of roles)
    await aws(account, 'iam', 'create-role', `--role-name=${name}`, '--assume-role-policy-document', TRUST);
  for (const name of buckets) {
    const region = account.env['AWS_DEFAULT_REGION'] ?? '';
    const place =
      region === 'us-east-1' ? [] : ['--create-bucket-configuration', `LocationConstraint=${region}`];
    await aws(account, 's3api', 'create-bucket', '--bucket', name, ...place);
  }
  if (expected.organization.length > 0) await aws(account, 'organizations', 'create-organization');
  return { users, roles, buckets };
}

/** @param {Account} account */
export async function everything(account) {
  const details = await aws(account, 'iam', 'get-account-authorization-details');
  const policies = details.Policies.filter(
    (/** @type {{ Arn: string }} */ { Arn }) => !Arn.includes(':iam::aws:'),
  );
  return { users: details.UserDetailList, roles: details.RoleDetailList, policies };
}

/** @typedef {{ name: string, path: string, document: unknown }} Named */

const sorted = (/** @type {readonly Named[]} */ named) =>
  named.toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** The managed policies there are: each by its default version. @param {Awaited<ReturnType<typeof everything>>} there */
function policiesOf({ policies }) {
  return sorted(
    policies.map((/** @type {any} */ policy) => ({
      name: policy.PolicyName,
      path: policy.Path,
      document: policy.PolicyVersionList.find((/** @type {any} */ version) => version.IsDefaultVersion)
        ?.Document,
    })),
  );
}

/** @param {Account} account @param {Expected} expected @param {boolean} inline */
export async function verify(account, expected, inline) {
  const there = await everything(account);
  assert.deepEqual(policiesOf(there), sorted(managedPolicies(expected, inline)));
  for (const role of expected.roles) {
    const found = there.roles.find((/** @type {any} */ each) => each.RoleName === role.name);
    assert.ok(found, `no role ${role.name}`);
    const { Role } = await aws(account, 'iam', 'get-role', `--role-name=${role.name}`);
    assert.deepEqual(Role.AssumeRolePolicyDocument, role.trust);
    assert.deepEqual(
      {
        path: Role.Path,
        description: Role.Description ?? '',
        seconds: Role.MaxSessionDuration,
        tags: Role.Tags ?? [],
        boundary: Role.PermissionsBoundary?.PermissionsBoundaryArn,
        attached: found.AttachedManagedPolicies.map(
          (/** @type {any} */ { PolicyName }) => PolicyName,
        ).toSorted(),
        inline: sorted(
          found.RolePolicyList.map((/** @type {any} */ { PolicyName, PolicyDocument }) => ({
            name: PolicyName,
            path: '/',
            document: PolicyDocument,
          })),
        ),
        profiles: found.InstanceProfileList.map(
          (/** @type {any} */ { InstanceProfileName }) => InstanceProfileName,
        ),
      },
      {
        path: role.path,
        description: role.description,
        seconds: role.seconds ?? 3600,
        tags: role.tags,
        boundary: role.boundary,
        attached: inline ? [] : role.permissions.map(({ name }) => name).toSorted(),
        inline: inline ? sorted(role.permissions) : [],
        profiles: role.profile === undefined ? [] : [role.profile],
      },
    );
  }
  for (const { permissions, users, roles, unnamed } of expected.attachments) {
    const to = [...users, ...roles, ...(unnamed ? [SOMEBODY] : [])];
    for (const name of to) {
      const found = [...there.users, ...there.roles].find(
        (each) => (each.UserName ?? each.RoleName) === name,
      );
      const attached = found?.AttachedManagedPolicies.map((/** @type {any} */ { PolicyName }) => PolicyName);
      for (const policy of permissions)
        assert.ok(attached?.includes(policy.name), `${policy.name} is not on ${name}`);
    }
  }
  for (const { on, document } of expected.resources) {
    if (on.kind !== 'bucket') continue;
    const { Policy } = await aws(account, 's3api', 'get-bucket-policy', '--bucket', on.bucket);
    assert.deepEqual(JSON.parse(Policy), document);
  }
  for (const { type, name, document } of expected.organization) {
    const filter = type === 'scp' ? 'SERVICE_CONTROL_POLICY' : 'RESOURCE_CONTROL_POLICY';
    const { Policies } = await aws(account, 'organizations', 'list-policies', '--filter', filter);
    const found = Policies.filter((/** @type {any} */ each) => each.Name === name);
    assert.equal(found.length, 1, `${found.length} policies ${name}`);
    const { Policy } = await aws(account, 'organizations', 'describe-policy', '--policy-id', found[0].Id);
    assert.deepEqual(JSON.parse(Policy.Content), document);
  }
}

/** @param {Account} account @param {Expected} expected @param {Awaited<ReturnType<typeof prepare>>} before */
export async function verifyNothingLeft(account, expected, before) {
  const there = await everything(account);
  assert.deepEqual(policiesOf(there), []);
  assert.deepEqual(new Set(there.roles.map((/** @type {any} */ { RoleName }) => RoleName)), before.roles);
  for (const each of [...there.users, ...there.roles]) assert.deepEqual(each.AttachedManagedPolicies, []);
  if (expected.roles.some(({ profile }) => profile !== undefined))
    assert.deepEqual((await aws(account, 'iam', 'list-instance-profiles')).InstanceProfiles, []);
  for (const bucket of before.buckets)
    await assert.rejects(
      aws(account, 's3api', 'get-bucket-policy', '--bucket', bucket),
      /NoSuchBucketPolicy/,
    );
  if (expected.organization.length === 0) return;
  const { Policies } = await aws(
    account,
    'organizations',
    'list-policies',
    '--filter',
    'SERVICE_CONTROL_POLICY',
  );
  assert.deepEqual(
    Policies.filter((/** @type {any} */ { AwsManaged }) => !AwsManaged),
    [],
  );
}
