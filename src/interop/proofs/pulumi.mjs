// Pulumi programs, run with the real packages and no cloud: what they register holds the policies of the kit.
import assert from 'node:assert/strict';
import { expectedOf, managedPolicies, writer } from '#interop/support/expected.mjs';
import { npmFolder } from '#interop/support/npm.mjs';
import { sameEntries } from '#interop/support/same-policies.mjs';
import { scratch } from '#interop/support/tools.mjs';
import { inOrder, runFiles, typeCheck } from '#interop/support/typescript.mjs';

const npm = npmFolder('pulumi', { '@pulumi/aws': '7.48.0', '@pulumi/pulumi': '3.248.0' });

const ROLE_ACCOUNT = '555566667777';
const value = (/** @type {string} */ id) => `given-${id}`;

/** @typedef {import('#interop/support/expected.mjs').Kits} Kits */

const writerFor = (/** @type {Kits} */ kits, /** @type {any} */ kit) =>
  writer(kits, kit, { account: kit.home.accountOpen ? ROLE_ACCOUNT : kit.home.account, value });

/**
 * Runs a program, and gives what it registers by type, and its outputs.
 * @param {ReturnType<typeof writer>} write
 * @param {any} kit
 * @param {any} group
 * @param {readonly import('#core/export/exporter.ts').ExportedFile[]} files
 * @param {string} main
 */
async function register(write, kit, group, files, main) {
  const pulumi = npm.require('@pulumi/pulumi');
  const own = group.account ?? (kit.home.accountOpen ? ROLE_ACCOUNT : kit.home.account);
  /** @type {Map<string, any[]>} */
  const made = new Map();
  const names = new Set();
  await pulumi.runtime.setMocks(
    {
      newResource(/** @type {any} */ { type, name, inputs }) {
        assert.ok(!names.has(`${type} ${name}`), `two resources are called ${name}`);
        names.add(`${type} ${name}`);
        made.set(type, [...(made.get(type) ?? []), inputs]);
        const role = group.roles.find((/** @type {any} */ each) => write.text(each.name) === inputs.name);
        const arn =
          type === 'aws:iam/role:Role'
            ? write.text(role.arn)
            : `arn:${kit.home.partition}:iam::${own}:policy${inputs.path ?? '/'}${inputs.name}`;
        return { id: arn, state: { ...inputs, arn } };
      },
      call(/** @type {any} */ { token, inputs }) {
        if (token.endsWith('getPartition')) return { ...inputs, partition: kit.home.partition };
        // That of the other account would be wrong there.
        return { ...inputs, accountId: own };
      },
    },
    'project',
    'stack',
    false,
  );
  const config = [
    ...kit.parameters.map((/** @type {any} */ { id }) => [id, value(id)]),
    ['roleAccount', ROLE_ACCOUNT],
  ];
  pulumi.runtime.setAllConfig({});
  for (const [name, held] of config) pulumi.runtime.setConfig(`project:${name}`, held);
  /** Endpoint IDs have names that only the program knows. */
  class Config extends pulumi.Config {
    require(/** @type {string} */ name) {
      return this.get(name) ?? (group.resources.length > 0 ? 'vpce-1' : super.require(name));
    }
  }
  const faked = Object.create(pulumi, { Config: { value: Config } });
  const outputs = await runFiles(files, main, (name) =>
    name === '@pulumi/pulumi' ? faked : npm.require(name),
  );
  await pulumi.runtime.disconnect?.();
  const settled = await Promise.all(
    Object.entries(outputs).map(async ([name, held]) => [name, held?.promise ? await held.promise() : held]),
  );
  return { of: (/** @type {string} */ type) => made.get(type) ?? [], outputs: settled };
}

/** Tags and texts come back as the mocks were given them. @param {any} list */
const byKey = (list) =>
  list.toSorted((/** @type {any} */ a, /** @type {any} */ b) => (a.Key < b.Key ? -1 : 1));

/**
 * @param {Kits} kits
 * @param {string} where
 * @param {any} kit
 * @param {any} group
 * @param {Awaited<ReturnType<typeof register>>} made
 * @param {boolean} inline
 */
function compare(kits, where, kit, group, { of, outputs }, inline) {
  const write = writerFor(kits, kit);
  const expected = expectedOf(group, write);
  const document = (/** @type {string} */ text) => JSON.parse(text);
  sameEntries(
    of('aws:iam/policy:Policy').map((made) => ({
      name: made.name,
      path: made.path ?? '/',
      document: document(made.policy),
    })),
    managedPolicies(expected, inline),
    `${where}: managed policies`,
  );
  const roles = of('aws:iam/role:Role');
  sameEntries(
    roles.map((made) => ({
      name: made.name,
      path: made.path ?? '/',
      description: made.description ?? '',
      seconds: made.maxSessionDuration,
      boundary: made.permissionsBoundary,
      tags: byKey(Object.entries(made.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))),
      document: document(made.assumeRolePolicy),
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
  sameEntries(
    of('aws:iam/rolePolicy:RolePolicy').map((made) => ({
      name: made.name,
      role: made.role,
      document: document(made.policy),
    })),
    inline
      ? expected.roles.flatMap(({ name: role, permissions }) =>
          permissions.map(({ name, document: held }) => ({ name, role, document: held })),
        )
      : [],
    `${where}: inline policies`,
  );
  const attached = (/** @type {string} */ kind) =>
    of(`aws:iam/${kind}PolicyAttachment:${kind[0]?.toUpperCase()}${kind.slice(1)}PolicyAttachment`)
      .map((made) => `${made[kind]} ${made.policyArn.slice(made.policyArn.lastIndexOf(':policy'))}`)
      .toSorted();
  const words = (/** @type {string} */ who, /** @type {any} */ { path, name }) =>
    `${who} :policy${path}${name}`;
  assert.deepEqual(
    attached('role'),
    [
      ...(inline
        ? []
        : expected.roles.flatMap(({ name, permissions }) =>
            permissions.map((policy) => words(name, policy)),
          )),
      ...expected.attachments.flatMap(({ permissions, roles: names }) =>
        [...new Set(names)].flatMap((name) => permissions.map((policy) => words(name, policy))),
      ),
    ].toSorted(),
    `${where}: attached to roles`,
  );
  assert.deepEqual(
    of('aws:iam/instanceProfile:InstanceProfile').map((made) => [made.name, made.path ?? '/', made.role]),
    expected.roles.filter(({ profile }) => profile).map(({ profile, path, name }) => [profile, path, name]),
    where,
  );
  const on = (/** @type {string} */ kind) =>
    expected.resources.filter((resource) => resource.on.kind === kind);
  sameEntries(
    of('aws:s3/bucketPolicy:BucketPolicy').map((made) => ({
      bucket: made.bucket,
      document: document(made.policy),
    })),
    on('bucket').map((/** @type {any} */ resource) => ({
      bucket: write.text(resource.on.bucket),
      document: resource.document,
    })),
    `${where}: bucket policies`,
  );
  sameEntries(
    of('aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy').map((made) => ({
      region: made.region,
      document: document(made.policy),
    })),
    on('endpoint').flatMap((/** @type {any} */ resource) =>
      resource.on.regions.map((/** @type {string} */ region) => ({ region, document: resource.document })),
    ),
    `${where}: endpoint policies`,
  );
  sameEntries(
    of('aws:organizations/policy:Policy').map((made) => ({
      name: made.name,
      type: made.type,
      document: document(made.content),
    })),
    expected.organization.map(({ name, type, document: held }) => ({
      name,
      type: type === 'scp' ? 'SERVICE_CONTROL_POLICY' : 'RESOURCE_CONTROL_POLICY',
      document: held,
    })),
    `${where}: policies of the organization`,
  );
  sameEntries(
    outputs
      .filter(([, held]) => typeof held === 'string' && held.startsWith('{'))
      .map(([, held]) => ({ document: document(held) })),
    [...expected.shown, ...on('guardrail').map((resource) => resource.document)].map((held) => ({
      document: held,
    })),
    `${where}: documents as outputs`,
  );
}

/** @type {import('#interop/run.mjs').Proof} */
export default {
  title: 'Pulumi programs with @pulumi/aws',
  packages: [],
  needs: npm.needs,
  async run(kits) {
    const named = [...kits.startKits(), ...kits.answeredKits(60)];
    const kept = new Set([...kits.KEPT, 'Sid', 'Action', 'NotAction']);
    const entries = [
      ...named,
      ...named
        .filter(({ representative }) => representative)
        .map(({ name, kit }) => ({ name: `${name}, hostile`, kit: kits.poisoned(kit, undefined, kept) })),
    ];
    let programs = 0;
    for (const [index, { name, kit }] of entries.entries()) {
      const inline = index % 3 === 0;
      const files = await kits.filesOf('pulumi', kit, { policies: inline ? 'inline' : 'managed' });
      const mains = files.filter((file) => file.name.endsWith('index.ts'));
      for (const [at, group] of kit.groups.entries()) {
        const made = await register(writerFor(kits, kit), kit, group, files, mains[at]?.name ?? '');
        compare(kits, name, kit, group, made, inline);
        programs += 1;
      }
    }
    const checked = new Map();
    for (const [index, { kit }] of entries
      .filter(({ kit }, at) => at % 9 === 0 || kit.groups.length > 1)
      .entries())
      if (index < 24) checked.set(`kit${index}`, await kits.filesOf('pulumi', kit));
    const wrong = await typeCheck(scratch(), npm.folder, checked);
    assert.equal(wrong, '', wrong);
    for (const { kit } of named.filter((_, at) => at % 5 === 0))
      await inOrder(await kits.filesOf('pulumi', kit));
    return `${programs} programs register equal policies, and those of ${checked.size} kits pass the type checker.`;
  },
};
