// Whether what the stacks of a kit make is what the kit says.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { expectedOf, managedPolicies } from './expected.mjs';
import { canonical, sameEntries } from './same-policies.mjs';

/** CDK sorts tags. */
const byKey = (/** @type {{ Key: string }[]} */ tags) => tags.toSorted((a, b) => (a.Key < b.Key ? -1 : 1));
const same = (/** @type {string[]} */ made, /** @type {string[]} */ names) =>
  isDeepStrictEqual(made.toSorted(), [...new Set(names)].toSorted());

/**
 * @param {ReturnType<typeof import('./expected.mjs').writer>} write
 * @param {string} where
 * @param {any} kit
 * @param {{ of: (type: string) => any[], shown: readonly any[] }} made properties of resources by type, and documents that none holds
 * @param {boolean} inline
 */
export function compareStacks(write, where, kit, { of, shown }, inline) {
  const all = kit.groups.map((/** @type {any} */ group) => expectedOf(group, write));
  // What is read here is what tools print: the comparison itself is the check of its shape.
  const each = (/** @type {(expected: any) => readonly any[]} */ pick) => all.flatMap(pick);
  sameEntries(
    of('AWS::IAM::ManagedPolicy').map((/** @type {any} */ made) => ({
      name: made.ManagedPolicyName,
      path: made.Path ?? '/',
      document: made.PolicyDocument,
    })),
    each((expected) => managedPolicies(expected, inline)),
    `${where}: managed policies`,
  );
  const roles = each(({ roles: found }) => found);
  // Of a managed policy, the account in its ARN is not looked at.
  const nameIn = (/** @type {string} */ arn) => arn.slice(arn.lastIndexOf(':policy'));
  sameEntries(
    of('AWS::IAM::Role').map((/** @type {any} */ made) => ({
      name: made.RoleName,
      path: made.Path ?? '/',
      description: made.Description ?? '',
      seconds: made.MaxSessionDuration,
      tags: byKey(made.Tags ?? []),
      boundary: made.PermissionsBoundary,
      managed: (made.ManagedPolicyArns ?? []).map(nameIn),
      inline: (made.Policies ?? []).map((/** @type {any} */ policy) => [
        policy.PolicyName,
        canonical(policy.PolicyDocument),
      ]),
      document: made.AssumeRolePolicyDocument,
    })),
    roles.map(
      (/** @type {any} */ { name, path, description, seconds, tags, boundary, permissions, trust }) => ({
        name,
        path,
        description,
        seconds,
        tags: byKey(tags),
        boundary,
        managed: inline
          ? []
          : permissions.map((/** @type {any} */ policy) => `:policy${policy.path}${policy.name}`),
        inline: inline
          ? permissions.map((/** @type {any} */ policy) => [policy.name, canonical(policy.document)])
          : [],
        document: trust,
      }),
    ),
    `${where}: roles`,
  );
  assert.deepEqual(
    of('AWS::IAM::InstanceProfile').map((/** @type {any} */ made) => [
      made.InstanceProfileName,
      made.Path ?? '/',
      made.Roles,
    ]),
    roles
      .filter((/** @type {any} */ { profile }) => profile)
      .map((/** @type {any} */ { profile, path, name }) => [profile, path, [name]]),
    where,
  );
  for (const { permissions, users, roles: names } of each(({ attachments }) => attachments))
    for (const policy of permissions) {
      const made = of('AWS::IAM::ManagedPolicy').filter(
        (/** @type {any} */ { ManagedPolicyName, Users = [], Roles = [] }) =>
          ManagedPolicyName === policy.name && same(Users, users) && same(Roles, names),
      );
      assert.ok(made.length > 0, `${where}: attachment of ${policy.name}`);
    }
  const resources = each(({ resources: found }) => found);
  const on = (/** @type {string} */ kind) =>
    resources.filter((/** @type {any} */ resource) => resource.on.kind === kind);
  sameEntries(
    of('AWS::S3::BucketPolicy').map((/** @type {any} */ made) => ({
      bucket: made.Bucket,
      document: made.PolicyDocument,
    })),
    on('bucket').map((/** @type {any} */ resource) => ({
      bucket: write.text(resource.on.bucket),
      document: resource.document,
    })),
    `${where}: bucket policies`,
  );
  sameEntries(
    of('AWS::Bedrock::ResourcePolicy').map((/** @type {any} */ made) => ({
      arn: made.ResourceArn,
      document: made.PolicyDocument,
    })),
    on('guardrail').map((/** @type {any} */ resource) => ({
      arn: write.text(resource.on.arn),
      document: resource.document,
    })),
    `${where}: guardrail policies`,
  );
  sameEntries(
    of('AWS::EC2::VPCEndpoint').map((/** @type {any} */ made) => ({
      service: made.ServiceName,
      document: made.PolicyDocument,
    })),
    on('endpoint').flatMap((/** @type {any} */ resource) =>
      resource.on.regions.map((/** @type {string} */ region) => ({
        service: `com.amazonaws.${region}.${resource.on.service}`,
        document: resource.document,
      })),
    ),
    `${where}: endpoint policies`,
  );
  sameEntries(
    of('AWS::Organizations::Policy').map((/** @type {any} */ made) => ({
      name: made.Name,
      type: made.Type,
      document: made.Content,
    })),
    each(({ organization }) => organization).map((/** @type {any} */ { name, type, document }) => ({
      name,
      type: type === 'scp' ? 'SERVICE_CONTROL_POLICY' : 'RESOURCE_CONTROL_POLICY',
      document,
    })),
    `${where}: policies of the organization`,
  );
  sameEntries(
    shown.map((/** @type {any} */ document) => ({ document })),
    each((expected) => expected.shown).map((/** @type {any} */ document) => ({ document })),
    `${where}: documents as fields`,
  );
}
