// Measures the shipped command line: how soon it answers, and how long it takes for the policies of a repository.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';

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

let isBuilt = false;

/** @returns {string} the path of the shipped command, built once for all parts */
export function builtCommand() {
  const bin = join(root, 'dist-cli/rolewright.cjs');
  if (isBuilt) return bin;
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'src/workshop/build/build-cli.mjs')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  isBuilt = true;
  return bin;
}

/**
 * @param {(count: number) => readonly { readonly name: string, readonly text: string }[]} policyFiles
 * @returns {{ readonly name: string, readonly times: number[], readonly goals: readonly import('./figures.mjs').Goal[] }[]} what was timed; Node alone for comparison
 */
export function benchCli(policyFiles) {
  const bin = builtCommand();
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-bench-'));
  try {
    for (const { name, text } of policyFiles(FILES)) writeFileSync(join(folder, name), text);
    const one = join(folder, 'policy-0001.json');
    /** @type {readonly (readonly [name: string, args: readonly string[], rounds: number])[]} */
    const runs = [
      ['node alone', ['-e', '0'], 20],
      ['rolewright --version', [bin, '--version'], 20],
      ['rolewright check of one policy', [bin, 'check', one], 20],
      [`rolewright check of ${FILES.toLocaleString('en')} policies`, [bin, 'check', folder], 5],
    ];
    /** @type {number[][]} */
    const times = runs.map(() => []);
    // In turn, so that a busy moment of the machine concerns all of them.
    for (let round = 0; round <= 20; round += 1) {
      for (const [index, [, args, rounds]] of runs.entries()) {
        if (round > rounds) continue;
        const time = timed(args);
        // The first round only warms up.
        if (round > 0) times[index]?.push(time);
      }
    }
    const [alone = [], , checked = []] = times;
    const rows = runs.map(([name], index) => ({
      name,
      times: times[index] ?? [],
      goals: index === 3 ? [{ most: 700 }] : [],
    }));
    const over = checked.map((time, round) => time - (alone[round] ?? 0));
    return rows.toSpliced(3, 0, {
      name: 'check of one policy, over node alone',
      times: over,
      goals: [{ most: 60 }],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
