// npm test: the checks for every change, the quick ones first. npm run test:deep: those that take long. Both stop at the first that fails.
import { spawnSync } from 'node:child_process';
import { root } from '#workshop/build/fingerprint.mjs';

/** @type {Record<string, readonly (readonly [title: string, script: string, ...args: string[]])[]>} */
const sets = {
  quick: [
    ['Types', 'types'],
    ['Lint and import directions', 'lint'],
    ['Format', 'format'],
    ['Unit and property tests', 'unit'],
    ['Production build', 'build'],
    ['Sizes', 'sizes'],
    ['Journeys in a browser', 'e2e', '--project=quick'],
  ],
  deep: [
    ['Long unit tests, and properties with all runs', 'unit', '--mode=deep'],
    ['Production build', 'build'],
    ['Other tests in a browser', 'e2e', '--project=deep'],
    ['Main jobs in Firefox and WebKit', 'test:browsers'],
    ['What is exported, in the tools it is for', 'test:interop'],
  ],
};

const stages = sets[process.argv[2] ?? 'quick'] ?? [];
for (const [index, [title, script, ...args]] of stages.entries()) {
  const heading = `${index + 1}/${stages.length} ${title}`;
  process.stdout.write(`\n── ${heading} ${'─'.repeat(Math.max(3, 70 - heading.length))}\n`);
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write(
      `\nFailed at ${heading}. Run it alone with: ${['npm run', script, ...(args.length ? ['--', ...args] : [])].join(' ')}\n`,
    );
    process.exit(1);
  }
}
process.stdout.write(`\nAll ${stages.length} stages passed.\n`);
