// The hook with pre-commit, and the steps of the GitHub action with bash, on a repository that has a faulty policy.
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { root } from '#workshop/interop/support/project.ts';
import { run as runCommand, scratchFolder } from '#workshop/interop/support/tools.ts';

const policy = (action: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' }],
  });

interface Step {
  readonly name: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly (Step | { readonly uses: string })[] };
}

/** Stands for GitHub: knows no comment, and writes down what it is called with. */
const GH = `#!/bin/sh
[ -z "$GH_REFUSES" ] || { echo 'Resource not accessible by integration' >&2; exit 1; }
case "$*" in *--paginate*) printf '%s' "$GH_KNOWN";; esac
for arg in "$@"; do case "$arg" in POST|PATCH) printf '%s\\n' "$*" >> "$GH_LOG";; esac; done
`;

async function run(): Promise<string> {
  const scratch = scratchFolder();
  const repository = join(scratch, 'a repository');
  const hooks = join(scratch, 'hooks');
  for (const folder of [repository, hooks]) mkdirSync(folder);
  const env = {
    ...process.env,
    PRE_COMMIT_HOME: join(scratch, 'pre-commit'),
    npm_config_cache: join(scratch, 'npm'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) => [
        [`GIT_${who}_NAME`, 'a'],
        [`GIT_${who}_EMAIL`, 'a@example.com'],
      ]),
    ),
  };
  const call = (name: string, args: readonly string[], cwd = repository, more: Record<string, string> = {}) =>
    runCommand(name, args, { cwd, env: { ...env, ...more } });
  const must = async (name: string, args: readonly string[], cwd = repository): Promise<void> => {
    const { status, stdout, stderr } = await call(name, args, cwd);
    assert.equal(status, 0, `${name} ${args.join(' ')}: ${stdout}${stderr}`);
  };
  const commit = async (cwd: string): Promise<void> => {
    await must('git', ['add', '-A'], cwd);
    await must('git', ['commit', '-qm', 'c'], cwd);
  };

  await must('npm', ['run', '--silent', 'package', '--', '--silent', '--pack-destination', scratch], root);
  const tarball = join(
    scratch,
    readdirSync(scratch).find((name) => name.endsWith('.tgz'))!,
  );
  const write = (name: string, text: string): void => writeFileSync(join(repository, name), text);
  write('package.json', '{"private":true}');
  write('.gitignore', 'node_modules\n');
  write('a.json', policy('s3:GetObject'));
  await must('npm', ['install', '--offline', '--no-audit', '--no-fund', '--no-save', tarball]);
  await must('git', ['init', '-q', '-b', 'main']);
  await commit(repository);
  copyFileSync(join(root, '.pre-commit-hooks.yaml'), join(hooks, '.pre-commit-hooks.yaml'));
  await must('git', ['init', '-q'], hooks);
  await commit(hooks);
  write(
    '.pre-commit-config.yaml',
    JSON.stringify({
      repos: [
        {
          repo: 'local',
          hooks: [
            {
              id: 'own',
              name: 'own',
              language: 'node',
              language_version: 'system',
              entry: 'rolewright check --skip-other-files',
              additional_dependencies: [tarball],
              files: String.raw`\.json$`,
            },
          ],
        },
      ],
    }),
  );
  const hook = ['try-repo', hooks, 'rolewright', '--all-files', '--verbose'];
  const own = ['run', '--all-files', '--verbose'];

  // A sound policy, and files without one, pass; a faulty one does not.
  await must('git', ['add', '-A']);
  for (const args of [hook, own]) {
    const { status, stdout, stderr } = await call('pre-commit', args);
    assert.equal(status, 0, stdout + stderr);
  }
  write('a.json', policy('s3:GetObjct'));
  await commit(repository);
  for (const args of [hook, own]) {
    const { status, stdout } = await call('pre-commit', args);
    assert.equal(status, 1, stdout);
    assert.match(stdout, /GetObjct/);
  }

  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;
  const bin = join(scratch, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'gh'), GH);
  chmodSync(join(bin, 'gh'), 0o755);
  const inputs: Record<string, string> = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])),
    package: tarball,
    paths: 'a.json\n',
    'sarif-file': 'reports/of policies/out.sarif',
    diff: 'HEAD~1..HEAD',
    'diff-fail-on': 'lost',
  };
  const paths = {
    GITHUB_OUTPUT: join(scratch, 'output'),
    GITHUB_STEP_SUMMARY: join(scratch, 'summary.md'),
    RUNNER_TEMP: scratch,
    GITHUB_REPOSITORY: 'o/r',
    GH_LOG: join(scratch, 'gh.log'),
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
  };
  const valueOf = (expression: string): string =>
    expression
      .replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputs[name] ?? '')
      .replaceAll('${{ steps.diff.outputs.comparison }}', join(scratch, 'rolewright-comparison.md'))
      .replaceAll('${{ github.event.pull_request.number }}', '7');
  const scripts = action.runs.steps.filter((step) => 'run' in step);
  const runStep = ({ run: script, env: given = {} }: Step, more: Record<string, string> = {}) =>
    call('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], repository, {
      ...paths,
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, valueOf(value)])),
      ...more,
    });
  const steps = [];
  for (const step of scripts) steps.push(await runStep(step));
  const [node, check, diff, comment] = steps;
  assert.equal(node?.status, 0, node?.stderr);
  assert.match(readFileSync(paths.GITHUB_OUTPUT, 'utf8'), /^is-fit=true$/m);
  assert.equal(check?.status, 1, check?.stderr);
  assert.match(check!.stdout, /^::error file=a\.json,line=1,.*GetObjct/m);
  assert.match(
    readFileSync(join(repository, 'reports/of policies/out.sarif'), 'utf8'),
    /"ruleId": "invalid-action"/,
  );
  // s3:GetObject is lost with the typing error.
  assert.equal(diff?.status, 1, diff?.stderr);
  assert.match(readFileSync(paths.GITHUB_STEP_SUMMARY, 'utf8'), /\| `lost` \| `s3:GetObject` \|/);
  assert.equal(comment?.status, 0, comment?.stderr);
  assert.match(readFileSync(paths.GH_LOG, 'utf8'), /repos\/o\/r\/issues\/7\/comments --field body=@/);
  assert.match(readFileSync(paths.GITHUB_OUTPUT, 'utf8'), /^comparison=.*rolewright-comparison\.md$/m);
  // A comment that is there is written anew; a token that may not write fails no job.
  const commenting = scripts.at(-1)!;
  const again = await runStep(commenting, { GH_KNOWN: '41\n42\n' });
  assert.equal(again.status, 0, again.stderr);
  assert.match(readFileSync(paths.GH_LOG, 'utf8'), /PATCH repos\/o\/r\/issues\/comments\/41 --field body=@/);
  const refused = await runStep(commenting, { GH_REFUSES: '1' });
  assert.equal(refused.status, 0, refused.stderr);
  assert.match(refused.stdout, /^::warning title=Rolewright::/m);
  return 'pre-commit runs the hook from a repository and from the package, and the steps of the action find, compare and comment.';
}

const proof: InteropProof = {
  title: 'Pull requests with pre-commit and bash',
  packages: ['pre-commit', 'git'],
  run,
};
export default proof;
