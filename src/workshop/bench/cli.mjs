// Times the shipped command line: how soon it answers, and how long it takes for the policies of a repository.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';
import { printLine, quantile, summary, verdicts } from './figures.mjs';

let isBuilt = false;

/** @returns {string} the path of the shipped command, built once for all parts */
export function builtCommand() {
  const built = join(root, 'src/workshop/build/build-cli.mjs');
  if (!isBuilt) {
    const { status, stderr } = spawnSync(process.execPath, [built], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
  isBuilt = true;
  return join(root, 'dist-cli/rolewright.cjs');
}

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

/** @param {readonly string[]} policies texts of the repository */
export function benchCommandLine(policies) {
  const bin = builtCommand();
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-bench-'));
  const alone = { name: 'node alone', args: ['-e', '0'], most: 20, times: [0].slice(1) };
  const one = {
    name: 'rolewright check of one policy',
    args: [bin, 'check', join(folder, 'policy-1.json')],
    most: 20,
    times: [0].slice(1),
  };
  const many = {
    name: `rolewright check of ${policies.length.toLocaleString('en')} policies`,
    args: [bin, 'check', folder],
    most: 5,
    times: [0].slice(1),
  };
  const version = {
    name: 'rolewright --version',
    args: [bin, '--version'],
    most: 20,
    times: [0].slice(1),
  };
  const runs = [alone, version, one, many];
  try {
    for (const [index, text] of policies.entries()) writeFileSync(join(folder, `policy-${index}.json`), text);
    // In turn, so that a busy moment of the machine concerns all of them. The first round only warms up.
    for (let round = 0; round <= 20; round += 1)
      for (const { args, most, times } of runs) {
        const time = round <= most ? timed(args) : 0;
        if (round > 0 && round <= most) times.push(time);
      }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const over = one.times.map((time, round) => time - (alone.times[round] ?? 0));
  printLine('\nOn the command line, median [least–most] in ms, from the start of the process to its end');
  for (const { name, times, goal } of [
    ...[alone, version, one].map((each) => ({ ...each, goal: undefined })),
    { name: 'check of one policy, over node alone', times: over, goal: 60 },
    { ...many, goal: 700 },
  ]) {
    const goals = goal === undefined ? [] : [{ most: goal }];
    printLine(`  ${name.padEnd(40)} ${summary(times)}${verdicts(goals, () => quantile(times, 0.5))}`);
  }
}
