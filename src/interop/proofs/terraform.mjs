// Terraform configurations, read with HashiCorp's parser and formatter and evaluated.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { subjectsOf } from '#interop/support/subjects.mjs';
import { configuration, verify } from '#interop/support/terraform-proof.mjs';
import { run, scratch } from '#interop/support/tools.mjs';

/** With how many of the kits: one in so many. */
const SETTINGS = [
  { policies: 'managed', documents: 'data-source', oneIn: 1 },
  { policies: 'managed', documents: 'jsonencode', oneIn: 1 },
  { policies: 'inline', documents: 'data-source', oneIn: 3 },
  { policies: 'inline', documents: 'jsonencode', oneIn: 5 },
];

/** The evaluator, compiled. */
async function evaluator() {
  const program = join(scratch(), 'evaluate');
  const folder = fileURLToPath(new URL('../support/terraform', import.meta.url));
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: join(scratch(), 'cache'),
    GOFLAGS: '',
  };
  const { status, stderr } = await run('go', ['build', '-o', program, 'main.go'], { cwd: folder, env });
  if (status !== 0) throw new Error(stderr);
  return program;
}

/** @type {import('#interop/run.mjs').Proof} */
export default {
  title: 'Terraform with HashiCorp’s parser',
  packages: ['golang-go', 'golang-github-hashicorp-hcl-v2-dev'],
  async run(kits) {
    const program = await evaluator();
    const all = subjectsOf(kits, 60);
    let files = 0;
    for (const { oneIn, ...settings } of SETTINGS) {
      const subjects = all.filter((_, index) => index % oneIn === 0);
      const given = await Promise.all(
        subjects.map(async ({ kit }) =>
          configuration(kits, kit, await kits.filesOf('terraform', kit, settings)),
        ),
      );
      const { status, stdout, stderr } = await run(program, [], { input: JSON.stringify(given) });
      if (status !== 0) throw new Error(stderr);
      const outcomes = JSON.parse(stdout);
      for (const [index, { name, kit }] of subjects.entries()) {
        const each = given[index];
        if (!each) continue;
        files += Object.keys(each.files).length;
        try {
          verify(kits, kit, each, outcomes[index], settings.policies === 'inline');
        } catch (error) {
          const words = error instanceof Error ? error.message : String(error);
          throw new Error(`${name} (${Object.values(settings).join(', ')}): ${words}`, { cause: error });
        }
      }
    }
    return `${files} files of ${all.length} kits, written in up to ${SETTINGS.length} ways, are formatted and evaluate to what was composed.`;
  },
};
