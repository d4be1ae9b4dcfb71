// npm test: runs every check, the quick ones first, and stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { root } from '#workshop/build/fingerprint.mjs';

/** @type {readonly (readonly [script: string, title: string])[]} */
const stages = [
  ['types', 'Types'],
  ['lint', 'Lint and import directions'],
  ['format', 'Format'],
  ['unit', 'Unit and property tests'],
  ['build', 'Production build'],
  ['sizes', 'Sizes'],
  ['e2e', 'End-to-end tests in a browser'],
];

for (const [index, [script, title]] of stages.entries()) {
  const heading = `${index + 1}/${stages.length} ${title}`;
  process.stdout.write(`\n── ${heading} ${'─'.repeat(Math.max(3, 70 - heading.length))}\n`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write(`\nFailed at ${heading}. Run it alone with: npm run ${script}\n`);
    process.exit(1);
  }
}
process.stdout.write(`\nAll ${stages.length} stages passed.\n`);
