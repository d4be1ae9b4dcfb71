// The bash scripts, read by shellcheck: those of every scenario and trusted entity, answered and hostile kits included.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answeredKits,
  filesOf,
  linkedKits,
  startKits,
  withHostileText,
} from '#workshop/interop/support/kits.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { inParallel, run as runCommand, scratchFolder } from '#workshop/interop/support/tools.ts';

/** How many scripts one run of shellcheck reads. */
const AT_A_TIME = 12;

/** What shellcheck says, with the names of the scripts in place of the files they are in. */
const named = (output: string, names: readonly string[]): string =>
  output.replaceAll(/^.*?(\d+)\.sh/gm, (_, index: string) => names[Number(index)] ?? '');

async function run(): Promise<string> {
  const starts = startKits();
  const kits = [
    ...starts,
    ...linkedKits(),
    ...answeredKits(30),
    ...starts
      .filter(({ representative }) => representative)
      .map((each) => ({ ...each, name: `${each.name}, hostile`, kit: withHostileText(each.kit) })),
  ];
  const folder = scratchFolder();
  // Many kits have equal scripts, apart from their documents.
  const names = new Map<string, string>();
  for (const [index, { name, kit }] of kits.entries()) {
    const policies = index % 3 === 2 ? 'inline' : 'managed';
    for (const file of await filesOf('aws-cli', kit, { policies }))
      if (file.name.endsWith('.sh')) names.set(file.text, `${name}: ${file.name}`);
  }
  const paths = [...names.keys()].map((text, index) => {
    const path = join(folder, `${index}.sh`);
    writeFileSync(path, text);
    return path;
  });
  const batches = paths.flatMap((_, at) => (at % AT_A_TIME === 0 ? [paths.slice(at, at + AT_A_TIME)] : []));
  const findings: string[] = [];
  await inParallel(batches, 2, async (batch) => {
    const { status, stdout, stderr } = await runCommand('shellcheck', ['--norc', '--format=gcc', ...batch]);
    if (status !== 0) findings.push(named(stdout, [...names.values()]), stderr);
  });
  if (findings.length > 0) throw new Error(findings.join(''));
  return `shellcheck has nothing to say about ${paths.length} scripts of ${kits.length} kits.`;
}

const proof: InteropProof = { title: 'Bash scripts with shellcheck', packages: ['shellcheck'], run };
export default proof;
