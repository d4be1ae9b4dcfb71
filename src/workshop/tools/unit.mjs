// npm run unit: Vitest with what it is given. With --changed: the tests beside the files that differ from the last commit, and a few that most faults meet.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';

/** Composition, decisions, rules, messages and links, each by its table of cases. */
const FEW = [
  'src/deepseek/compose/compose.test.ts',
  'src/deepseek/denials/explain.test.ts',
  'src/deepseek/share/links.test.ts',
  'src/iam/decide/cases.test.ts',
  'src/iam/rules/registry.test.ts',
];

/** @param {...string} args */
const linesOf = (...args) =>
  spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.split('\n').filter(Boolean);

/** The tests of the folders in which a file differs from the last commit, or of the folder above where it has none. */
function changedTests() {
  const changed = [
    ...linesOf('diff', '--name-only', '--no-renames', 'HEAD', '--', 'src'),
    ...linesOf('ls-files', '--others', '--exclude-standard', '--', 'src'),
  ];
  return [...new Set(changed.map((file) => dirname(file)))].flatMap((folder) => {
    for (let at = folder; at !== 'src' && at !== '.'; at = dirname(at)) {
      const tests = existsSync(at) ? readdirSync(at).filter((name) => /\.test\.tsx?$/.test(name)) : [];
      if (tests.length > 0) return tests.map((name) => `${at}/${name}`);
    }
    return [];
  });
}

const given = process.argv.slice(2);
const args = given.includes('--changed')
  ? [...new Set([...changedTests(), ...FEW]), ...given.filter((arg) => arg !== '--changed')]
  : given;
const vitest = `${root}/node_modules/vitest/vitest.mjs`;
const { status } = spawnSync(process.execPath, [vitest, 'run', ...args], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
