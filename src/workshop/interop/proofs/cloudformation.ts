// CloudFormation templates, read with PyYAML, with yaml and as JSON, and resolved.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { parseDocument, type Tags } from 'yaml';
import { asList, asObject, parseJson, type ToolObject } from '#workshop/interop/support/json.ts';
import { filesOf } from '#workshop/interop/support/kits.ts';
import { root } from '#workshop/interop/support/project.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { templateKits } from '#workshop/interop/support/template-kits.ts';
import { run as runCommand } from '#workshop/interop/support/tools.ts';
import { verifyTemplate } from '#workshop/interop/support/created-by-stacks.ts';

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
          verifyTemplate(kit, group, template, policies === 'inline');
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
