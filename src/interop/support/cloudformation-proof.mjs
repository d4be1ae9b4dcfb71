// What a CloudFormation template resolves to is what the kit says.
import assert from 'node:assert/strict';
import { documentOf, resolve } from './cloudformation-stack.mjs';
import { expectedOf, writer } from './expected.mjs';
import { assertSamePolicy } from './same-policy.mjs';

/**
 * @typedef {import('./expected.mjs').Kits} Kits
 * @typedef {import('./expected.mjs').ExportKit} ExportKit
 * @typedef {import('./expected.mjs').Group} Group
 * @typedef {{ id: string, type: string, properties: Record<string, any> }} Resource
 */

const ACCOUNT = '500000000000';
const SOMEBODY = 'Somebody';
/** All of it is text when it comes from a parameter, but accounts are digits. @param {ExportKit} kit */
const valueIn = (kit) => (/** @type {string} */ id) => {
  const isAccount = kit.parameters.some((each) => each.id === id && /^\d{12}$/.test(each.standIn));
  return isAccount ? '600000000000' : `${id} ' $ {x} # : - ! \u00e9`;
};

const pascal = (/** @type {string} */ id) => id.charAt(0).toUpperCase() + id.slice(1);
const same = (/** @type {string} */ a, /** @type {string} */ b) => a.toLowerCase() === b.toLowerCase();

/**
 * @param {Kits} kits
 * @param {ExportKit} kit
 * @param {Group} group
 * @param {Record<string, any>} template
 * @param {boolean} inline
 */
export function verify(kits, kit, group, template, inline) {
  const value = valueIn(kit);
  const home = kit.home.accountOpen ? ACCOUNT : kit.home.account;
  const write = writer(kits, kit, { account: home, value });
  const account = group.account === undefined ? home : write.text(group.account);
  const { resources } = resolve(template, {
    partition: kit.home.partition,
    account,
    region: kit.home.regions[0] ?? 'us-east-1',
    parameter: (name, declared) => {
      const own = kit.parameters.find(({ id }) => same(pascal(id), name));
      if (own) return value(own.id);
      if (name === 'RoleAccountId') return home;
      if (name === 'VpcId') return 'vpc-1';
      return declared['Type'] === 'CommaDelimitedList' ? SOMEBODY : undefined;
    },
  });
  const expected = expectedOf(group, write);
  const ofType = (/** @type {string} */ type) => resources.filter((each) => each.type === type);
  const managed = ofType('AWS::IAM::ManagedPolicy');

  /** @param {{ name: string, path: string, document: unknown }} policy @param {Record<string, string[]>} to */
  function assertManaged(policy, to = {}) {
    const found = managed.filter(({ properties }) => properties['ManagedPolicyName'] === policy.name);
    assert.ok(found.length > 0, `no policy ${policy.name}`);
    const problems = found.map(({ properties }) => {
      try {
        assert.equal(properties['Path'] ?? '/', policy.path);
        assertSamePolicy(documentOf(properties['PolicyDocument']), policy.document, policy.name);
        for (const kind of ['Users', 'Roles', 'Groups']) assert.deepEqual(properties[kind], to[kind], kind);
        return undefined;
      } catch (error) {
        return error;
      }
    });
    if (!problems.includes(undefined)) throw problems[0];
  }

  for (const policy of expected.boundaries) assertManaged(policy);
  const roles = ofType('AWS::IAM::Role');
  assert.equal(roles.length, expected.roles.length);
  for (const role of expected.roles) {
    const found = roles.find(({ properties }) => properties['RoleName'] === role.name);
    assert.ok(found, `no role ${role.name}`);
    const { properties } = found;
    assertSamePolicy(documentOf(properties['AssumeRolePolicyDocument']), role.trust, `trust of ${role.name}`);
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
        (properties['Policies'] ?? []).map((/** @type {any} */ each) => ({
          name: each.PolicyName,
          document: documentOf(each.PolicyDocument),
        })),
        role.permissions.map(({ name, document }) => ({ name, document })),
      );
    else for (const policy of role.permissions) assertManaged(policy, { Roles: [`ref:${found.id}`] });
    const profiles = ofType('AWS::IAM::InstanceProfile').filter(
      (each) => each.properties['Roles'][0] === `ref:${found.id}`,
    );
    assert.deepEqual(
      profiles.map((each) => [each.properties['InstanceProfileName'], each.properties['Path'] ?? '/']),
      role.profile === undefined ? [] : [[role.profile, role.path]],
    );
  }
  const some = (/** @type {readonly string[]} */ names) =>
    names.length === 0 ? undefined : [...new Set(names)];
  for (const { permissions, users, roles: names, unnamed } of expected.attachments)
    for (const policy of permissions)
      assertManaged(
        policy,
        /** @type {Record<string, string[]>} */ (
          unnamed
            ? { Users: [SOMEBODY], Roles: [SOMEBODY], Groups: [SOMEBODY] }
            : { Users: some(users), Roles: some(names) }
        ),
      );
  const documents = managed.map(({ properties }) => documentOf(properties['PolicyDocument']));
  for (const document of expected.shown)
    assert.ok(
      documents.some((each) => {
        try {
          assertSamePolicy(each, document);
          return true;
        } catch {
          return false;
        }
      }),
    );
  const types = /** @type {const} */ ({
    bucket: 'AWS::S3::BucketPolicy',
    endpoint: 'AWS::EC2::VPCEndpoint',
    guardrail: 'AWS::Bedrock::ResourcePolicy',
  });
  for (const { on, document } of expected.resources) {
    const found = ofType(types[on.kind]).find(
      ({ properties }) => on.kind !== 'bucket' || properties['Bucket'] === write.text(on.bucket),
    );
    assertSamePolicy(documentOf(found?.properties['PolicyDocument']), document);
    if (on.kind === 'guardrail') assert.equal(found?.properties['ResourceArn'], write.text(on.arn));
  }
  for (const { type, name, document } of expected.organization) {
    const found = ofType('AWS::Organizations::Policy').find(({ properties }) => properties['Name'] === name);
    assert.equal(
      found?.properties['Type'],
      type === 'scp' ? 'SERVICE_CONTROL_POLICY' : 'RESOURCE_CONTROL_POLICY',
    );
    assertSamePolicy(documentOf(found?.properties['Content']), document, name);
  }
}
