// Pulumi programs, run with the real packages and no cloud: what they register holds the policies of the kit.
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { isInline, type ExportedFile } from '#deepseek/export/exporter.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import { createdByProvider, snake } from '#workshop/interop/support/created-by-provider.ts';
import { verifyCreated, type Created, type Format } from '#workshop/interop/support/created.ts';
import { writerOf, type Writer } from '#workshop/interop/support/expected.ts';
import { asObject, asText, type ToolObject } from '#workshop/interop/support/json.ts';
import {
  answeredKits,
  filesOf,
  FIXED_MEMBERS,
  linkedKits,
  startKits,
  withHostileText,
} from '#workshop/interop/support/kits.ts';
import { acceptedValue } from '#workshop/interop/support/parameter-values.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { pulumiPackages as npm } from '#workshop/interop/support/pulumi-packages.ts';
import { isOutput, type Mocks, type PulumiLibrary } from '#workshop/interop/support/pulumi-library.ts';
import { scratchFolder } from '#workshop/interop/support/tools.ts';
import { assertFormatted, runFiles, typeCheck } from '#workshop/interop/support/typescript.ts';

const ROLE_ACCOUNT = '555566667777';
const value = (id: string): string =>
  /account/i.test(id) ? '777788889999' : acceptedValue(id, `given-${id}`);
const homeOf = ({ home }: ExportKit): string => (home.accountOpen ? ROLE_ACCOUNT : home.account);

/** "aws:iam/rolePolicy:RolePolicy" → "aws_iam_role_policy": Pulumi's resources are those of Terraform's provider. */
function terraformType(type: string): string {
  const [, service = '', name = ''] = /^aws:(\w+)\/(\w+):/.exec(type) ?? [];
  return `aws_${service === 'ec2' ? '' : `${service}_`}${snake(name)}`;
}

const formatOf = ({ text }: Writer, inline: boolean): Format => ({
  inline,
  hasSessions: true,
  on: (on) => {
    if (on.kind === 'bucket') return [`bucket ${text(on.bucket)}`];
    if (on.kind === 'repository') return [`repository ${on.region} ${text(on.repository)}`];
    return on.kind === 'endpoint' ? on.regions.map((region) => `endpoint ${region}`) : [];
  },
});

/** A cloud that keeps what is registered, by the type that Terraform has for it. */
function mockCloud(write: Writer, kit: ExportKit, group: AccountGroup) {
  const account = group.account ?? homeOf(kit);
  const registered = new Map<string, ToolObject[]>();
  const names = new Set<string>();
  const mocks: Mocks = {
    newResource({ type, name, inputs }) {
      assert.ok(!names.has(`${type} ${name}`), `two resources are called ${name}`);
      names.add(`${type} ${name}`);
      const named = terraformType(type);
      const args = Object.entries(inputs).map(([key, given]) => [snake(key), given]);
      registered.set(named, [...(registered.get(named) ?? []), Object.fromEntries(args)]);
      const role = group.roles.find((each) => write.text(each.name) === inputs['name']);
      const arn =
        type === 'aws:iam/role:Role'
          ? write.text(role?.arn ?? assert.fail(`no role ${String(inputs['name'])} in the kit`))
          : `arn:${kit.home.partition}:iam::${account}:policy${String(inputs['path'] ?? '/')}${String(inputs['name'])}`;
      return { id: arn, state: { ...inputs, arn } };
    },
    call: ({ token, inputs }) =>
      token.endsWith('getPartition')
        ? { ...inputs, partition: kit.home.partition }
        : { ...inputs, accountId: account },
  };
  return { mocks, registered };
}

/** What the project file gives as defaults: names of roles and policies. The CLI of Pulumi reads it likewise. */
function defaultsIn(files: readonly ExportedFile[], main: string): readonly (readonly [string, string])[] {
  const name = main.replace(/index\.ts$/, 'Pulumi.yaml');
  const project = asObject(parse(files.find((file) => file.name === name)?.text ?? ''));
  assert.equal(project['runtime'], 'nodejs');
  return Object.entries(asObject(project['config'])).flatMap(([key, given]) => {
    if (key.startsWith('aws:')) return [];
    const { type, default: starts } = asObject(given);
    assert.equal(type, 'string');
    return starts === undefined ? [] : [[key, asText(starts)] as const];
  });
}

/** Runs the program of a group and returns what it registers. */
async function register(
  write: Writer,
  kit: ExportKit,
  group: AccountGroup,
  files: readonly ExportedFile[],
  main: string,
): Promise<Created> {
  const pulumi = npm.load('@pulumi/pulumi') as PulumiLibrary;
  const { mocks, registered } = mockCloud(write, kit, group);
  await pulumi.runtime.setMocks(mocks, 'project', 'stack', false);
  pulumi.runtime.setAllConfig({});
  for (const [name, starts] of defaultsIn(files, main)) pulumi.runtime.setConfig(`project:${name}`, starts);
  for (const { id } of kit.parameters) pulumi.runtime.setConfig(`project:${id}`, value(id));
  pulumi.runtime.setConfig('project:roleAccount', ROLE_ACCOUNT);
  /** Endpoint IDs have names that only the program knows. */
  class Config extends pulumi.Config {
    override require(name: string): string {
      return this.get(name) ?? (group.resources.length > 0 ? 'vpce-1' : super.require(name));
    }
  }
  const stub: unknown = Object.create(pulumi, { Config: { value: Config } });
  const exports = await runFiles(files, main, (name) => (name === '@pulumi/pulumi' ? stub : npm.load(name)));
  await pulumi.runtime.disconnect?.();
  const outputs = await Promise.all(
    Object.values(exports).map((output) => (isOutput(output) ? output.promise() : output)),
  );
  return createdByProvider(
    (type) => registered.get(type) ?? [],
    ({ region }) => `endpoint ${asText(region)}`,
    outputs,
  );
}

async function run(): Promise<string> {
  const named = [...startKits(), ...linkedKits(), ...answeredKits(60)];
  const fixed = new Set([...FIXED_MEMBERS, 'Sid', 'Action', 'NotAction']);
  const entries = [
    ...named,
    ...named
      .filter(({ representative }) => representative)
      .map(({ name, kit }) => ({ name: `${name}, hostile`, kit: withHostileText(kit, undefined, fixed) })),
  ];
  let programs = 0;
  for (const [index, { name, kit }] of entries.entries()) {
    const choices = { policies: index % 3 === 0 ? 'inline' : 'managed' };
    const files = await filesOf('pulumi', kit, choices);
    const mains = files.filter((file) => file.name.endsWith('index.ts'));
    const write = writerOf(kit, { account: homeOf(kit), value });
    for (const [at, group] of kit.groups.entries()) {
      const created = await register(write, kit, group, files, mains[at]?.name ?? '');
      verifyCreated(created, [group], write, formatOf(write, isInline(kit, choices)), name);
      programs += 1;
    }
  }
  const checked = new Map<string, readonly ExportedFile[]>();
  for (const [index, { kit }] of entries.entries())
    for (const policies of ['managed', 'inline'])
      checked.set(`kit${index}-${policies}`, await filesOf('pulumi', kit, { policies }));
  const errors = await typeCheck(scratchFolder(), npm.folder, checked);
  assert.equal(errors, '', errors);
  for (const { kit } of named.filter((_, at) => at % 5 === 0))
    await assertFormatted(await filesOf('pulumi', kit));
  return `${programs} programs register equal policies, and those of ${checked.size} kits pass the type checker.`;
}

const proof: InteropProof = {
  title: 'Pulumi programs with @pulumi/aws',
  packages: [],
  obstacle: npm.install,
  run,
};
export default proof;
