// Verifies that a Pulumi program registers what one group of a kit holds.
import assert from 'node:assert/strict';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import { expectedOf, managedPolicies, ORGANIZATION_TYPES, policiesOn, type Writer } from './expected.ts';
import { asObject, asText, parseJson, type ToolObject } from './json.ts';
import { assertSameEntries } from './same-entries.ts';

/** What a program registers and exports. */
export interface RegisteredResources {
  /** The inputs of the resources of a type. */
  readonly ofType: (type: string) => readonly ToolObject[];
  /** The program's outputs by name. */
  readonly outputs: readonly (readonly [string, unknown])[];
}

interface Tag {
  readonly Key: string;
  readonly Value: unknown;
}

const byKey = (tags: readonly Tag[]): readonly Tag[] => tags.toSorted((a, b) => (a.Key < b.Key ? -1 : 1));

const tagsOf = (created: ToolObject): readonly Tag[] =>
  byKey(Object.entries(asObject(created['tags'] ?? {})).map(([Key, Value]) => ({ Key, Value })));

export function verifyProgram(
  write: Writer,
  where: string,
  group: AccountGroup,
  { ofType, outputs }: RegisteredResources,
  inline: boolean,
): void {
  const expected = expectedOf(group, write);
  assertSameEntries(
    ofType('aws:iam/policy:Policy').map((created) => ({
      name: created['name'],
      path: created['path'] ?? '/',
      document: parseJson(created['policy']),
    })),
    managedPolicies(expected, inline).map((policy) => ({ ...policy })),
    `${where}: managed policies`,
  );
  assertSameEntries(
    ofType('aws:iam/role:Role').map((created) => ({
      name: created['name'],
      path: created['path'] ?? '/',
      description: created['description'] ?? '',
      seconds: created['maxSessionDuration'],
      boundary: created['permissionsBoundary'],
      tags: tagsOf(created),
      document: parseJson(created['assumeRolePolicy']),
    })),
    expected.roles.map(({ name, path, description, seconds, boundary, tags, trust }) => ({
      name,
      path,
      description,
      seconds,
      boundary,
      tags: byKey(tags),
      document: trust,
    })),
    `${where}: roles`,
  );
  assertSameEntries(
    ofType('aws:iam/rolePolicy:RolePolicy').map((created) => ({
      name: created['name'],
      role: created['role'],
      document: parseJson(created['policy']),
    })),
    inline
      ? expected.roles.flatMap(({ name: role, permissions }) =>
          permissions.map(({ name, document }) => ({ name, role, document })),
        )
      : [],
    `${where}: inline policies`,
  );
  const attachment = (role: string, { path, name }: { path: string; name: string }): string =>
    `${role} :policy${path}${name}`;
  assert.deepEqual(
    ofType('aws:iam/rolePolicyAttachment:RolePolicyAttachment')
      .map((created) => {
        const arn = asText(created['policyArn']);
        return `${asText(created['role'])} ${arn.slice(arn.lastIndexOf(':policy'))}`;
      })
      .toSorted(),
    [
      ...(inline
        ? []
        : expected.roles.flatMap(({ name, permissions }) =>
            permissions.map((policy) => attachment(name, policy)),
          )),
      ...expected.attachments.flatMap(({ permissions, roles }) =>
        [...new Set(roles)].flatMap((name) => permissions.map((policy) => attachment(name, policy))),
      ),
    ].toSorted(),
    `${where}: attached to roles`,
  );
  assert.deepEqual(
    ofType('aws:iam/instanceProfile:InstanceProfile').map((created) => [
      created['name'],
      created['path'] ?? '/',
      created['role'],
    ]),
    expected.roles.filter(({ profile }) => profile).map(({ profile, path, name }) => [profile, path, name]),
    where,
  );
  assertSameEntries(
    ofType('aws:s3/bucketPolicy:BucketPolicy').map((created) => ({
      bucket: created['bucket'],
      document: parseJson(created['policy']),
    })),
    policiesOn(expected, 'bucket').map(({ on, document }) => ({ bucket: write.text(on.bucket), document })),
    `${where}: bucket policies`,
  );
  assertSameEntries(
    ofType('aws:ecr/repositoryPolicy:RepositoryPolicy').map((created) => ({
      region: created['region'],
      repository: created['repository'],
      document: parseJson(created['policy']),
    })),
    policiesOn(expected, 'repository').map(({ on, document }) => ({
      region: on.region,
      repository: write.text(on.repository),
      document,
    })),
    `${where}: repository policies`,
  );
  assertSameEntries(
    ofType('aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy').map((created) => ({
      region: created['region'],
      document: parseJson(created['policy']),
    })),
    policiesOn(expected, 'endpoint').flatMap(({ on, document }) =>
      on.regions.map((region) => ({ region, document })),
    ),
    `${where}: endpoint policies`,
  );
  assertSameEntries(
    ofType('aws:organizations/policy:Policy').map((created) => ({
      name: created['name'],
      type: created['type'],
      document: parseJson(created['content']),
    })),
    expected.organization.map(({ name, type, document }) => ({
      name,
      type: ORGANIZATION_TYPES[type],
      document,
    })),
    `${where}: policies of the organization`,
  );
  assertSameEntries(
    outputs.flatMap(([, output]) =>
      typeof output === 'string' && output.startsWith('{') ? [{ document: parseJson(output) }] : [],
    ),
    [
      ...expected.unattached,
      ...expected.sessions,
      ...policiesOn(expected, 'guardrail').map(({ document }) => document),
    ].map((document) => ({ document })),
    `${where}: documents as outputs`,
  );
}
