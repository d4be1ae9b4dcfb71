// Verifies that the stacks of a kit create what the kit holds.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import {
  expectedOf,
  managedPolicies,
  ORGANIZATION_TYPES,
  policiesOn,
  type ExpectedResources,
  type Writer,
} from './expected.ts';
import { asObjects, asText, asTexts, type ToolObject } from './json.ts';
import { assertSameEntries, canonicalPolicy } from './same-entries.ts';

/** What the stacks of a kit create. */
export interface CreatedResources {
  /** The properties of the resources of a type. */
  readonly ofType: (type: string) => readonly ToolObject[];
  /** Documents that no resource holds. */
  readonly unattached: readonly unknown[];
}

/** CDK sorts tags. */
const byKey = (tags: readonly unknown[]): readonly unknown[] =>
  asObjects(tags).toSorted((a, b) => (asText(a['Key']) < asText(b['Key']) ? -1 : 1));

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  isDeepStrictEqual(a.toSorted(), [...new Set(b)].toSorted());

/** Of a managed policy's ARN, what is behind the account. */
const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf(':policy'));

export function verifyStacks(
  write: Writer,
  where: string,
  kit: ExportKit,
  { ofType, unattached }: CreatedResources,
  inline: boolean,
): void {
  const groups = kit.groups.map((group) => expectedOf(group, write));
  const inGroups = <T>(pick: (expected: ExpectedResources) => readonly T[]): readonly T[] =>
    groups.flatMap(pick);
  assertSameEntries(
    ofType('AWS::IAM::ManagedPolicy').map((created) => ({
      name: created['ManagedPolicyName'],
      path: created['Path'] ?? '/',
      document: created['PolicyDocument'],
    })),
    inGroups((expected) => managedPolicies(expected, inline)).map((policy) => ({ ...policy })),
    `${where}: managed policies`,
  );
  const roles = inGroups((expected) => expected.roles);
  assertSameEntries(
    ofType('AWS::IAM::Role').map((created) => ({
      name: created['RoleName'],
      path: created['Path'] ?? '/',
      description: created['Description'] ?? '',
      seconds: created['MaxSessionDuration'],
      tags: byKey(asObjects(created['Tags'] ?? [])),
      boundary: created['PermissionsBoundary'],
      managed: asTexts(created['ManagedPolicyArns'] ?? []).map(nameIn),
      inline: asObjects(created['Policies'] ?? []).map((policy) => [
        policy['PolicyName'],
        canonicalPolicy(policy['PolicyDocument']),
      ]),
      document: created['AssumeRolePolicyDocument'],
    })),
    roles.map(({ name, path, description, seconds, tags, boundary, permissions, trust }) => ({
      name,
      path,
      description,
      seconds,
      tags: byKey(tags),
      boundary,
      managed: inline ? [] : permissions.map((policy) => `:policy${policy.path}${policy.name}`),
      inline: inline ? permissions.map((policy) => [policy.name, canonicalPolicy(policy.document)]) : [],
      document: trust,
    })),
    `${where}: roles`,
  );
  assert.deepEqual(
    ofType('AWS::IAM::InstanceProfile').map((created) => [
      created['InstanceProfileName'],
      created['Path'] ?? '/',
      created['Roles'],
    ]),
    roles.filter(({ profile }) => profile).map(({ profile, path, name }) => [profile, path, [name]]),
    where,
  );
  for (const { permissions, users, roles: names } of inGroups(({ attachments }) => attachments))
    for (const policy of permissions)
      assert.ok(
        ofType('AWS::IAM::ManagedPolicy').some(
          (created) =>
            created['ManagedPolicyName'] === policy.name &&
            isSameSet(asTexts(created['Users'] ?? []), users) &&
            isSameSet(asTexts(created['Roles'] ?? []), names),
        ),
        `${where}: attachment of ${policy.name}`,
      );
  assertSameEntries(
    ofType('AWS::S3::BucketPolicy').map((created) => ({
      bucket: created['Bucket'],
      document: created['PolicyDocument'],
    })),
    inGroups((expected) => policiesOn(expected, 'bucket')).map(({ on, document }) => ({
      bucket: write.text(on.bucket),
      document,
    })),
    `${where}: bucket policies`,
  );
  assertSameEntries(
    ofType('AWS::ECR::Repository').map((created) => ({
      repository: created['RepositoryName'],
      document: created['RepositoryPolicyText'],
    })),
    inGroups((expected) => policiesOn(expected, 'repository')).map(({ on, document }) => ({
      repository: write.text(on.repository),
      document,
    })),
    `${where}: repository policies`,
  );
  assertSameEntries(
    ofType('AWS::Bedrock::ResourcePolicy').map((created) => ({
      arn: created['ResourceArn'],
      document: created['PolicyDocument'],
    })),
    inGroups((expected) => policiesOn(expected, 'guardrail')).map(({ on, document }) => ({
      arn: write.text(on.arn),
      document,
    })),
    `${where}: guardrail policies`,
  );
  assertSameEntries(
    ofType('AWS::EC2::VPCEndpoint').map((created) => ({
      service: created['ServiceName'],
      document: created['PolicyDocument'],
    })),
    inGroups((expected) => policiesOn(expected, 'endpoint')).flatMap(({ on, document }) =>
      on.regions.map((region) => ({ service: `com.amazonaws.${region}.${on.service}`, document })),
    ),
    `${where}: endpoint policies`,
  );
  assertSameEntries(
    ofType('AWS::Organizations::Policy').map((created) => ({
      name: created['Name'],
      type: created['Type'],
      document: created['Content'],
    })),
    inGroups(({ organization }) => organization).map(({ name, type, document }) => ({
      name,
      type: ORGANIZATION_TYPES[type],
      document,
    })),
    `${where}: policies of the organization`,
  );
  assertSameEntries(
    unattached.map((document) => ({ document })),
    inGroups((expected) => [...expected.unattached, ...expected.sessions]).map((document) => ({ document })),
    `${where}: documents as fields`,
  );
}
