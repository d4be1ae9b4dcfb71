// What a Terraform configuration evaluates to is what the kit says.
import assert from 'node:assert/strict';
import { expectedOf, writer } from './expected.mjs';
import { assertSamePolicy } from './same-policy.mjs';

/**
 * @typedef {import('./expected.mjs').Kits} Kits
 * @typedef {import('./expected.mjs').ExportKit} ExportKit
 * @typedef {import('./expected.mjs').Expected} Expected
 * @typedef {{ type: string, name: string, provider: string, attributes: Record<string, any> }} Resource
 * @typedef {{ problems: string[], resources: Resource[], outputs: Record<string, any>, required: string[] }} Outcome
 */

const ACCOUNT = '500000000000';
/** All of it is text when it comes from a variable. */
const value = (/** @type {string} */ id) => `${id} "\\ \${x} %{y} \n \u00e9`;
const SOMEBODY = 'Somebody';

const snake = (/** @type {string} */ id) =>
  id
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/**
 * What the evaluator is given: the files, values for what they ask for, and whose accounts the providers are of.
 * @param {Kits} kits
 * @param {ExportKit} kit
 * @param {readonly { name: string, text: string }[]} files
 */
export function configuration(kits, kit, files) {
  const account = kit.home.accountOpen ? ACCOUNT : kit.home.account;
  const write = writer(kits, kit, { account, value });
  const text = files.map((file) => file.text).join('\n');
  const aliases = [...text.matchAll(/^ {2}alias\s+= "(\w+)"$/gm)].map(([, alias = '']) => alias);
  const others = kit.groups.filter((group) => group.account !== undefined);
  const lists = [...text.matchAll(/^variable "(\w+_(?:user|role|group)_names)" \{$/gm)];
  const maps = [...text.matchAll(/^variable "(\w+_endpoint_ids)" \{$/gm)];
  return {
    files: Object.fromEntries(files.map((file) => [file.name, file.text])),
    variables: Object.fromEntries([
      ...kit.parameters.map(({ id }) => [snake(id), value(id)]),
      ...lists.map(([, name]) => [name, [SOMEBODY]]),
      ...maps.map(([, name]) => [name, { 'us-west-2': 'vpce-1' }]),
    ]),
    partition: kit.home.partition,
    accounts: Object.fromEntries([
      ['', account],
      ...others.map((group, index) => [aliases[index] ?? '?', write.text(group.account ?? '')]),
    ]),
  };
}

/** @param {Resource[]} there @param {string} type */
const ofType = (there, type) =>
  there.filter((each) => each.type === type).map(({ attributes }) => attributes);

/**
 * One of `found` is the policy: answers may give two the same name.
 * @param {{ name: string, document: unknown, path: string }} policy
 * @param {readonly Record<string, any>[]} found
 */
function assertPolicy(policy, found) {
  assert.ok(found.length > 0, `no policy ${policy.name}`);
  const problems = found.map((each) => {
    try {
      assert.equal(each['path'] ?? '/', policy.path);
      assertSamePolicy(JSON.parse(each['policy']), policy.document, policy.name);
      return undefined;
    } catch (error) {
      return error;
    }
  });
  if (!problems.includes(undefined)) throw problems[0];
}

/** @param {Resource[]} there @param {Expected} expected @param {boolean} inline @param {string} account @param {string} partition */
function verifyGroup(there, expected, inline, account, partition) {
  const arnOf = (/** @type {{ name: string, path: string }} */ { name, path }) =>
    `arn:${partition}:iam::${account}:policy${path}${name}`;
  const managed = ofType(there, 'aws_iam_policy');
  const policies = [
    ...expected.boundaries,
    ...(inline ? [] : expected.roles.flatMap(({ permissions }) => permissions)),
    ...expected.attachments.flatMap(({ permissions }) => permissions),
  ];
  assert.equal(managed.length, policies.length + (expected.shown?.length ?? 0));
  for (const policy of policies)
    assertPolicy(
      policy,
      managed.filter(({ name }) => name === policy.name),
    );
  for (const document of expected.shown)
    assert.ok(
      managed.some(({ policy }) => {
        try {
          assertSamePolicy(JSON.parse(policy), document);
          return true;
        } catch {
          return false;
        }
      }),
      'a policy for a permission set is missing',
    );
  const attached = new Set(
    ['role', 'user', 'group'].flatMap((kind) =>
      ofType(there, `aws_iam_${kind}_policy_attachment`).map(
        (each) => `${kind} ${each[kind]} ${each['policy_arn']}`,
      ),
    ),
  );
  const roles = ofType(there, 'aws_iam_role');
  assert.equal(roles.length, expected.roles.length);
  for (const role of expected.roles) {
    const found = roles.find(({ name }) => name === role.name);
    assert.ok(found, `no role ${role.name}`);
    assertSamePolicy(JSON.parse(found['assume_role_policy']), role.trust, `trust of ${role.name}`);
    assert.deepEqual(
      {
        path: found['path'] ?? '/',
        description: found['description'] ?? '',
        seconds: found['max_session_duration'],
        boundary: found['permissions_boundary'],
        tags: found['tags'] ?? {},
      },
      {
        path: role.path,
        description: role.description,
        seconds: role.seconds,
        boundary: role.boundary,
        tags: Object.fromEntries(role.tags.map(({ Key, Value }) => [Key, Value])),
      },
    );
    for (const policy of role.permissions) {
      if (!inline)
        assert.ok(attached.delete(`role ${role.name} ${arnOf(policy)}`), `${policy.name} is not attached`);
      else
        assertPolicy(
          policy,
          ofType(there, 'aws_iam_role_policy').filter(
            (each) => each['role'] === role.name && each['name'] === policy.name,
          ),
        );
    }
    if (role.profile !== undefined)
      assert.ok(
        ofType(there, 'aws_iam_instance_profile').some(
          (each) =>
            each['name'] === role.profile &&
            each['role'] === role.name &&
            (each['path'] ?? '/') === role.path,
        ),
      );
  }
  for (const { permissions, users, roles: names, unnamed } of expected.attachments)
    for (const policy of permissions)
      for (const entry of new Set([
        ...users.map((name) => `user ${name}`),
        ...names.map((name) => `role ${name}`),
        ...(unnamed ? ['user', 'role', 'group'].map((kind) => `${kind} ${SOMEBODY}`) : []),
      ]))
        assert.ok(attached.delete(`${entry} ${arnOf(policy)}`), `${policy.name} is not on ${entry}`);
  assert.deepEqual([...attached], []);
}

/** @param {Outcome} outcome @param {Expected} expected @param {ReturnType<typeof writer>} write */
function verifyResources({ resources, outputs }, expected, write) {
  for (const { on, document } of expected.resources) {
    const found =
      on.kind === 'bucket'
        ? ofType(resources, 'aws_s3_bucket_policy').find(({ bucket }) => bucket === write.text(on.bucket))?.[
            'policy'
          ]
        : on.kind === 'endpoint'
          ? ofType(resources, 'aws_vpc_endpoint_policy')[0]?.['policy']
          : Object.values(outputs)[0];
    assertSamePolicy(JSON.parse(found), document);
  }
  for (const { type, name, document } of expected.organization) {
    const found = ofType(resources, 'aws_organizations_policy').find((each) => each['name'] === name);
    assert.equal(found?.['type'], type === 'scp' ? 'SERVICE_CONTROL_POLICY' : 'RESOURCE_CONTROL_POLICY');
    assertSamePolicy(JSON.parse(found?.['content']), document, name);
  }
}

/**
 * @param {Kits} kits
 * @param {ExportKit} kit
 * @param {ReturnType<typeof configuration>} given
 * @param {Outcome} outcome
 * @param {boolean} inline
 */
export function verify(kits, kit, given, outcome, inline) {
  assert.deepEqual(outcome.problems, []);
  const account = given.accounts[''];
  const write = writer(kits, kit, { account, value });
  const others = Object.keys(given.accounts).filter((alias) => alias !== '');
  for (const group of kit.groups) {
    const alias =
      group.account === undefined
        ? ''
        : (others[kit.groups.filter((each) => each.account !== undefined).indexOf(group)] ?? '?');
    const expected = expectedOf(group, write);
    const there = outcome.resources.filter(({ provider }) => provider === alias);
    verifyGroup(there, expected, inline, given.accounts[alias], kit.home.partition);
    verifyResources({ ...outcome, resources: there }, expected, write);
  }
  // What is asked for is what the texts use.
  const profiles = others.map((alias) => `${alias}_profile`);
  const asked = outcome.required.filter(
    (name) => !profiles.includes(name) && !name.endsWith('_endpoint_ids'),
  );
  const known = new Set(kit.parameters.map(({ id }) => snake(id)));
  for (const name of asked) assert.ok(known.has(name), `${name} is no parameter`);
}
