// Terraform configurations, read with HashiCorp's parser and formatter and evaluated.
import { join } from 'node:path';
import { isInline, type Choices } from '#deepseek/export/exporter.ts';
import { filesOf } from '#workshop/interop/support/kits.ts';
import { root } from '#workshop/interop/support/project.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { templateKits } from '#workshop/interop/support/template-kits.ts';
import { run as runCommand, scratchFolder } from '#workshop/interop/support/tools.ts';
import {
  configurationOf,
  verifyConfiguration,
  type Evaluation,
} from '#workshop/interop/support/verify-terraform.ts';

/** The choices of the format; `oneIn` is 3 for those that are proved on every third kit. */
const VARIANTS: readonly { readonly choices: Choices; readonly oneIn: number }[] = [
  { choices: { policies: 'managed', documents: 'data-source' }, oneIn: 1 },
  { choices: { policies: 'managed', documents: 'jsonencode' }, oneIn: 1 },
  { choices: { policies: 'inline', documents: 'data-source' }, oneIn: 3 },
  { choices: { policies: 'inline', documents: 'jsonencode' }, oneIn: 5 },
];

/** Compiles the evaluator and returns its path. */
async function buildEvaluator(): Promise<string> {
  const program = join(scratchFolder(), 'evaluate');
  const cwd = join(root, 'src/workshop/interop/support/terraform');
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: join(scratchFolder(), 'cache'),
    GOFLAGS: '',
  };
  const { status, stderr } = await runCommand('go', ['build', '-o', program, 'main.go'], { cwd, env });
  if (status !== 0) throw new Error(`go build: ${stderr || 'stopped, as it took too long'}`);
  return program;
}

async function run(): Promise<string> {
  const program = await buildEvaluator();
  const all = templateKits(60);
  let files = 0;
  for (const { choices, oneIn } of VARIANTS) {
    const kits = all.filter((_, index) => index % oneIn === 0);
    const configurations = await Promise.all(
      kits.map(async ({ kit }) => configurationOf(kit, await filesOf('terraform', kit, choices))),
    );
    const input = JSON.stringify(configurations);
    const { status, stdout, stderr } = await runCommand(program, [], { input });
    if (status !== 0) throw new Error(stderr);
    const evaluations = JSON.parse(stdout) as readonly Evaluation[];
    for (const [index, { name, kit }] of kits.entries()) {
      const [configuration, evaluation] = [configurations[index], evaluations[index]];
      if (!configuration || !evaluation) throw new Error(`${name} was not evaluated`);
      files += Object.keys(configuration.files).length;
      try {
        verifyConfiguration(kit, configuration, evaluation, isInline(kit, choices));
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        throw new Error(`${name} (${Object.values(choices).join(', ')}): ${words}`, { cause: error });
      }
    }
  }
  return `${files} files of ${all.length} kits, written in up to ${VARIANTS.length} ways, are formatted and evaluate to what was composed.`;
}

const proof: InteropProof = {
  title: 'Terraform with HashiCorp’s parser',
  packages: ['golang-go', 'golang-github-hashicorp-hcl-v2-dev'],
  run,
};
export default proof;
