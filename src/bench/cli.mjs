// Measures the shipped command line: how soon it answers, and how long it takes for the policies of a repository.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#build/fingerprint.mjs';

const FILES = 1600;

/**
 * @param {readonly string[]} args
 * @returns {number} milliseconds from the start of the process to its end
 */
function timed(args) {
  const start = performance.now();
  const { error } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (error) throw error;
  return performance.now() - start;
}

/**
 * @param {(count: number) => readonly { readonly name: string, readonly text: string }[]} policyFiles
 * @returns {{ readonly name: string, readonly times: number[] }[]} what was timed; Node alone for comparison
 */
export function benchCli(policyFiles) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'src/build/build-cli.mjs')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const bin = join(root, 'dist-cli/rolewright.cjs');
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-bench-'));
  try {
    for (const { name, text } of policyFiles(FILES)) writeFileSync(join(folder, name), text);
    /** @type {readonly (readonly [name: string, args: readonly string[], rounds: number])[]} */
    const runs = [
      ['node alone', ['-e', '0'], 20],
      ['rolewright --version', [bin, '--version'], 20],
      ['rolewright check of one policy', [bin, 'check', join(folder, 'policy-0001.json')], 20],
      [`rolewright check of ${FILES.toLocaleString('en')} policies`, [bin, 'check', folder], 5],
    ];
    return runs.map(([name, args, rounds]) => {
      timed(args);
      return { name, times: Array.from({ length: rounds }, () => timed(args)) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
