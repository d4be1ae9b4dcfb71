// CloudFormation templates, read with PyYAML, with yaml and as JSON, and resolved.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { verify } from '#interop/support/cloudformation-proof.mjs';
import { subjectsOf } from '#interop/support/subjects.mjs';
import { run } from '#interop/support/tools.mjs';

const FUNCTIONS = ['Ref', 'GetAtt', 'Sub', 'If', 'Not', 'Equals', 'Join'];

/** CloudFormation's tags, for both kinds of node that they stand in front of. */
const customTags = FUNCTIONS.flatMap((name) => {
  const long = name === 'Ref' ? name : `Fn::${name}`;
  const tag = `!${name}`;
  return [
    {
      tag,
      resolve: (/** @type {string} */ text) => ({ [long]: name === 'GetAtt' ? text.split('.') : text }),
    },
    {
      tag,
      collection: /** @type {const} */ ('seq'),
      // Functions within it are values by then.
      resolve: (/** @type {{ toJSON: () => unknown }} */ items) => ({ [long]: items.toJSON() }),
    },
  ];
});

/** @param {string} text @returns {Record<string, any>} */
function readYaml(text) {
  const document = parseDocument(text, { customTags, uniqueKeys: true });
  assert.deepEqual(
    [...document.errors, ...document.warnings].map(({ message }) => message),
    [],
  );
  return document.toJS();
}

/** @param {readonly string[]} texts @returns {Promise<Record<string, any>[]>} */
async function readWithPython(texts) {
  const script = fileURLToPath(new URL('../support/cloudformation_yaml.py', import.meta.url));
  const { status, stdout, stderr } = await run('/usr/bin/python3', [script], {
    input: JSON.stringify(texts),
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** @type {import('#interop/run.mjs').Proof} */
export default {
  title: 'CloudFormation with PyYAML and yaml',
  packages: ['python3', 'python3-yaml'],
  async run(kits) {
    const subjects = subjectsOf(kits, 60);
    let files = 0;
    for (const policies of ['managed', 'inline']) {
      const all = await Promise.all(
        subjects.map(async ({ kit }) => ({
          yaml: (await kits.filesOf('cloudformation', kit, { policies })).map(({ text }) => text),
          json: (await kits.filesOf('cloudformation', kit, { policies, syntax: 'json' })).map(
            ({ text }) => text,
          ),
        })),
      );
      const python = (await readWithPython(all.flatMap(({ yaml }) => yaml))).values();
      for (const [index, { name, kit }] of subjects.entries()) {
        const { yaml = [], json = [] } = all[index] ?? {};
        try {
          for (const [at, group] of kit.groups.entries()) {
            const { value: template = {} } = python.next();
            files += 1;
            assert.deepEqual(readYaml(yaml[at] ?? ''), template, 'yaml reads something else');
            const { Metadata, ...rest } = JSON.parse(json[at] ?? '');
            assert.ok(Metadata.Use.length > 0);
            assert.deepEqual(rest, template, 'JSON is something else');
            verify(kits, kit, group, template, policies === 'inline');
          }
        } catch (error) {
          const words = error instanceof Error ? error.message : String(error);
          throw new Error(`${name} (${policies}): ${words}`, { cause: error });
        }
      }
    }
    return `${files} templates of ${subjects.length} kits are the same in YAML and JSON and resolve to what was composed.`;
  },
};
