// Verifies that a CloudFormation template resolves to what one group of a kit holds.
import assert from 'node:assert/strict';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import {
  expectedOf,
  ORGANIZATION_TYPES,
  writerOf,
  type ExpectedResources,
  type ExpectedPolicy,
  type ExpectedRole,
  type Writer,
} from './expected.ts';
import { asList, asObjects, type ToolObject } from './json.ts';
import { acceptedValue } from './parameter-values.ts';
import { assertSamePolicy, isSamePolicy } from './policy-meaning.ts';
import { documentIn, resolveTemplate, type ResolvedResource } from './resolve-template.ts';

const ACCOUNT = '500000000000';
const SOMEBODY = 'Somebody';

/** Values that would change the template's meaning if they were read as anything but text; accounts are digits. */
const valueIn =
  (kit: ExportKit) =>
  (id: string): string => {
    const isAccount = kit.parameters.some((each) => each.id === id && /^\d{12}$/.test(each.standIn));
    return isAccount ? '600000000000' : acceptedValue(id, `${id} ' {x} # : - ! \u00e9`);
  };

const pascal = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);
const equalsIgnoringCase = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const ofType = (resources: readonly ResolvedResource[], type: string): readonly ResolvedResource[] =>
  resources.filter((each) => each.type === type);

/** Whom a managed policy is attached to. */
type AttachedTo = Partial<Readonly<Record<'Users' | 'Roles' | 'Groups', readonly string[]>>>;

/** One of the managed policies is this one: answers may give two policies the same name. */
function assertManaged(
  resources: readonly ResolvedResource[],
  policy: ExpectedPolicy,
  to: AttachedTo = {},
): void {
  const found = ofType(resources, 'AWS::IAM::ManagedPolicy').filter(
    ({ properties }) => properties['ManagedPolicyName'] === policy.name,
  );
  assert.ok(found.length > 0, `no policy ${policy.name}`);
  const problems = found.map(({ properties }): unknown => {
    try {
      assert.equal(properties['Path'] ?? '/', policy.path);
      assertSamePolicy(documentIn(properties['PolicyDocument']), policy.document, policy.name);
      for (const kind of ['Users', 'Roles', 'Groups'] as const)
        assert.deepEqual(properties[kind], to[kind], kind);
      return undefined;
    } catch (error) {
      return error;
    }
  });
  if (!problems.includes(undefined)) throw problems[0];
}

function verifyRole(resources: readonly ResolvedResource[], role: ExpectedRole, inline: boolean): void {
  const found = ofType(resources, 'AWS::IAM::Role').find(
    ({ properties }) => properties['RoleName'] === role.name,
  );
  assert.ok(found, `no role ${role.name}`);
  const { properties } = found;
  assertSamePolicy(documentIn(properties['AssumeRolePolicyDocument']), role.trust, `trust of ${role.name}`);
  assert.deepEqual(
    {
      path: properties['Path'] ?? '/',
      description: properties['Description'] ?? '',
      seconds: properties['MaxSessionDuration'],
      boundary: properties['PermissionsBoundary'],
      tags: properties['Tags'] ?? [],
    },
    {
      path: role.path,
      description: role.description,
      seconds: role.seconds,
      boundary: role.boundary,
      tags: role.tags,
    },
  );
  if (inline)
    assertSamePolicy(
      asObjects(properties['Policies'] ?? []).map(({ PolicyName, PolicyDocument }) => ({
        name: PolicyName,
        document: documentIn(PolicyDocument),
      })),
      role.permissions.map(({ name, document }) => ({ name, document })),
    );
  else
    for (const policy of role.permissions) assertManaged(resources, policy, { Roles: [`ref:${found.id}`] });
  const profiles = ofType(resources, 'AWS::IAM::InstanceProfile').filter(
    (each) => asList(each.properties['Roles'])[0] === `ref:${found.id}`,
  );
  assert.deepEqual(
    profiles.map((each) => [each.properties['InstanceProfileName'], each.properties['Path'] ?? '/']),
    role.profile === undefined ? [] : [[role.profile, role.path]],
  );
}

function verifyAttachments(resources: readonly ResolvedResource[], expected: ExpectedResources): void {
  const listed = (kind: 'Users' | 'Roles', names: readonly string[]): AttachedTo =>
    names.length === 0 ? {} : { [kind]: [...new Set(names)] };
  for (const { permissions, users, roles, unnamed } of expected.attachments)
    for (const policy of permissions)
      assertManaged(
        resources,
        policy,
        unnamed
          ? { Users: [SOMEBODY], Roles: [SOMEBODY], Groups: [SOMEBODY] }
          : { ...listed('Users', users), ...listed('Roles', roles) },
      );
  const documents = ofType(resources, 'AWS::IAM::ManagedPolicy').map(({ properties }) =>
    documentIn(properties['PolicyDocument']),
  );
  for (const document of expected.unattached)
    assert.ok(
      documents.some((each) => isSamePolicy(each, document)),
      'a policy for a permission set is missing',
    );
}

const RESOURCE_POLICIES = {
  bucket: 'AWS::S3::BucketPolicy',
  endpoint: 'AWS::EC2::VPCEndpoint',
  guardrail: 'AWS::Bedrock::ResourcePolicy',
  repository: 'AWS::ECR::Repository',
} as const;

function verifyOtherPolicies(
  resources: readonly ResolvedResource[],
  expected: ExpectedResources,
  write: Writer,
): void {
  const find = (type: string, matches: (properties: ToolObject) => boolean): ToolObject => {
    const found = ofType(resources, type).find(({ properties }) => matches(properties));
    assert.ok(found, `no ${type}`);
    return found.properties;
  };
  for (const { on, document } of expected.resources) {
    const properties = find(
      RESOURCE_POLICIES[on.kind],
      ({ Bucket, RepositoryName, ResourceArn, ServiceName }) =>
        on.kind === 'repository'
          ? RepositoryName === write.text(on.repository)
          : on.kind === 'bucket'
            ? Bucket === write.text(on.bucket)
            : on.kind === 'guardrail'
              ? ResourceArn === write.text(on.arn)
              : String(ServiceName).endsWith(`.${on.service.replaceAll(/[^\w.-]/g, '')}`),
    );
    assertSamePolicy(
      documentIn(properties['PolicyDocument'] ?? properties['RepositoryPolicyText']),
      document,
    );
  }
  for (const { type, name, document } of expected.organization) {
    const properties = find('AWS::Organizations::Policy', ({ Name }) => Name === name);
    assert.equal(properties['Type'], ORGANIZATION_TYPES[type]);
    assertSamePolicy(documentIn(properties['Content']), document, name);
  }
}

export function verifyTemplate(
  kit: ExportKit,
  group: AccountGroup,
  template: ToolObject,
  inline: boolean,
): void {
  const value = valueIn(kit);
  const home = kit.home.accountOpen ? ACCOUNT : kit.home.account;
  const write = writerOf(kit, { account: home, value });
  const resources = resolveTemplate(template, {
    partition: kit.home.partition,
    account: group.account === undefined ? home : write.text(group.account),
    region: kit.home.regions[0] ?? 'us-east-1',
    parameter: (name, declaration) => {
      const own = kit.parameters.find(({ id }) => equalsIgnoringCase(pascal(id), name));
      if (own) return value(own.id);
      if (name === 'RoleAccountId') return home;
      if (name === 'VpcId') return 'vpc-1';
      return declaration['Type'] === 'CommaDelimitedList' ? SOMEBODY : undefined;
    },
  });
  const expected = expectedOf(group, write);
  for (const policy of expected.boundaries) assertManaged(resources, policy);
  assert.equal(ofType(resources, 'AWS::IAM::Role').length, expected.roles.length);
  for (const role of expected.roles) verifyRole(resources, role, inline);
  verifyAttachments(resources, expected);
  verifyOtherPolicies(resources, expected, write);
}
