// CloudFormation templates, read with PyYAML, with yaml and as JSON, and resolved.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { parseDocument, type Tags } from 'yaml';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { isInline } from '#deepseek/export/exporter.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import { createdByStacks } from '#workshop/interop/support/created-by-stacks.ts';
import { verifyCreated, type Format } from '#workshop/interop/support/created.ts';
import { writerOf } from '#workshop/interop/support/expected.ts';
import { asList, asObject, parseJson, type ToolObject } from '#workshop/interop/support/json.ts';
import { filesOf } from '#workshop/interop/support/kits.ts';
import { acceptedValue } from '#workshop/interop/support/parameter-values.ts';
import { root } from '#workshop/interop/support/project.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { resolveTemplate } from '#workshop/interop/support/resolve-template.ts';
import { templateKits } from '#workshop/interop/support/template-kits.ts';
import { run as runCommand } from '#workshop/interop/support/tools.ts';

const FUNCTIONS = ['Ref', 'GetAtt', 'Sub', 'If', 'Not', 'Equals', 'Join'];

/** CloudFormation's short forms of functions, in front of a string and in front of a list. */
const customTags: Tags = FUNCTIONS.flatMap((name) => {
  const long = name === 'Ref' ? name : `Fn::${name}`;
  const tag = `!${name}`;
  return [
    { tag, resolve: (text: string) => ({ [long]: name === 'GetAtt' ? text.split('.') : text }) },
    // Functions within the list are values by then.
    {
      tag,
      collection: 'seq' as const,
      resolve: (items: { toJSON(): unknown }) => ({ [long]: items.toJSON() }),
    },
  ];
});

function readYaml(text: string): unknown {
  const document = parseDocument(text, { customTags, uniqueKeys: true });
  assert.deepEqual(
    [...document.errors, ...document.warnings].map(({ message }) => message),
    [],
  );
  return document.toJS();
}

async function readWithPython(texts: readonly string[]): Promise<readonly ToolObject[]> {
  const script = join(root, 'src/workshop/interop/support/cloudformation_yaml.py');
  const { status, stdout, stderr } = await runCommand('/usr/bin/python3', [script], {
    input: JSON.stringify(texts),
  });
  if (status !== 0) throw new Error(stderr);
  return asList(parseJson(stdout)).map(asObject);
}

const ACCOUNT = '500000000000';
const SOMEBODY = 'Somebody';

/** Values that would change the template's meaning if they were read as anything but text; accounts are digits. */
const valueIn =
  (kit: ExportKit) =>
  (id: string): string => {
    const isAccount = kit.parameters.some((each) => each.id === id && /^\d{12}$/.test(each.standIn));
    return isAccount ? '600000000000' : acceptedValue(id, `${id} ' {x} # : - ! \u00e9`);
  };

/** The template resolves to what one group of a kit holds. */
function verifyTemplate(kit: ExportKit, group: AccountGroup, template: ToolObject, inline: boolean): void {
  const value = valueIn(kit);
  const home = kit.home.accountOpen ? ACCOUNT : kit.home.account;
  const write = writerOf(kit, { account: home, value });
  const region = kit.home.regions[0] ?? 'us-east-1';
  const resources = resolveTemplate(template, {
    partition: kit.home.partition,
    account: group.account === undefined ? home : write.text(group.account),
    region,
    parameter: (name, declaration) => {
      const own = kit.parameters.find(({ id }) => id.toLowerCase() === name.toLowerCase());
      if (own) return value(own.id);
      if (name === 'RoleAccountId') return home;
      if (name === 'VpcId') return 'vpc-1';
      return declaration['Type'] === 'CommaDelimitedList' ? SOMEBODY : undefined;
    },
  });
  const created = createdByStacks((type) =>
    resources.filter((each) => each.type === type).map(({ properties }) => properties),
  );
  const format = {
    inline,
    somebody: SOMEBODY,
    hasSessions: false,
    on: (on) => {
      if (on.kind === 'bucket') return [`bucket ${write.text(on.bucket)}`];
      if (on.kind === 'repository') return [`repository ${write.text(on.repository)}`];
      if (on.kind === 'guardrail') return [`guardrail ${write.text(on.arn)}`];
      return [`endpoint com.amazonaws.${region}.${on.service.replaceAll(/[^\w.-]/g, '')}`];
    },
  } satisfies Format;
  verifyCreated(created, [group], write, format, group.id);
}

async function run(): Promise<string> {
  const kits = templateKits(60);
  let files = 0;
  for (const policies of ['managed', 'inline']) {
    const all = await Promise.all(
      kits.map(async ({ kit }) => {
        const yaml = await filesOf('cloudformation', kit, { policies });
        const json = await filesOf('cloudformation', kit, { policies, syntax: 'json' });
        return { yaml: yaml.map(({ text }) => text), json: json.map(({ text }) => text) };
      }),
    );
    const templates = (await readWithPython(all.flatMap(({ yaml }) => yaml))).values();
    for (const [index, { name, kit }] of kits.entries()) {
      const { yaml = [], json = [] } = all[index] ?? {};
      try {
        for (const [at, group] of kit.groups.entries()) {
          const template = asObject(templates.next().value);
          files += 1;
          assert.deepEqual(readYaml(yaml[at] ?? ''), template, 'yaml reads something else');
          const { Metadata, ...rest } = asObject(parseJson(json[at] ?? ''));
          assert.ok(asList(asObject(Metadata)['Use']).length > 0);
          assert.deepEqual(rest, template, 'JSON is something else');
          verifyTemplate(kit, group, template, isInline(kit, { policies }));
        }
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        throw new Error(`${name} (${policies}): ${words}`, { cause: error });
      }
    }
  }
  return `${files} templates of ${kits.length} kits are the same in YAML and JSON and resolve to what was composed.`;
}

const proof: InteropProof = {
  title: 'CloudFormation with PyYAML and yaml',
  packages: ['python3', 'python3-yaml'],
  run,
};
export default proof;
