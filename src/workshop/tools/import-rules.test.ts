// The linter refuses imports in forbidden directions, and accepts the others.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#workshop/build/fingerprint.mjs';

const allowed: readonly (readonly [file: string, statement: string])[] = [
  ['iam/json/a.ts', "import 'jsonc-parser';"],
  ['iam/policy/b.ts', "import './deep/c.ts';"],
  ['iam/rules/a.ts', "import '#iam/policy/arn.ts';"],
  ['iam/grammar/a.ts', "import 'virtual:policy-validators';"],
  ['iam/import/a.ts', "import 'yaml'; import '#iam/grammar/place.ts';"],
  ['iam/decide/evaluate/a.ts', "import '#iam/decide/key-state.ts'; import '#iam/decide/compile/b.ts';"],
  ['iam/access/matrix/a.ts', "import '#iam/decide/evaluate/b.ts';"],
  ['iam/rules/a.test.ts', "import '#deepseek/compose/compose.ts';"],
  ['deepseek/denials/a.ts', "import '#iam/access/matrix/matrix.ts'; import '#deepseek/compose/compose.ts';"],
  ['deepseek/catalog/a.ts', "import '#deepseek/scenarios/invoke/scenario.ts';"],
  ['deepseek/compose/a.ts', "import '#deepseek/scenarios/plans.ts'; import '#deepseek/shared/in-region.ts';"],
  ['deepseek/scenarios/agents/a.ts', "import './steps.ts'; import '#deepseek/shared/in-region.ts';"],
  ['worker/a.ts', "import '#iam/editing/index.ts';"],
  ['worker/start-worker.ts', "new Worker('a');"],
  ['app/persistence/a.ts', 'export const a = location.hash + localStorage.length + window.history.length;'],
  ['app/editor/a.ts', "import 'monaco-editor/editor';"],
  ['app/editor/b.ts', "import '@monaco-editor/react';"],
  ['app/controls/a.tsx', "import 'react'; import 'lucide';"],
  ['app/services/a.ts', "import '#app/selectors/kit.ts'; import '#worker/client.ts';"],
  ['app/wizard/a.ts', "import '#app/controls/field.tsx'; import '#deepseek/answers/index.ts';"],
  ['lsp/a.ts', "import '#deepseek/rules/index.ts';"],
  ['cli/a.ts', "import '#deepseek/compose/index.ts'; import '#deepseek/answers/register-all.ts';"],
  ['cli/a.test.ts', "import '#deepseek/compose/compose.ts';"],
  ['cli/b.ts', "import 'tinyglobby';"],
  ['vscode/a.ts', "import 'vscode'; import '#iam/reference/index.ts'; import '#lsp/settings.ts';"],
  ['workshop/build/a.ts', "import 'node:fs'; import 'vite'; import '#iam/grammar/schemas.ts';"],
  ['workshop/interop/a.ts', "import '#deepseek/export/targets.ts';"],
];

const forbidden: readonly (readonly [file: string, statement: string])[] = [
  ['app/access/a.ts', "import '#iam/access/access-view.ts';"],
  ['cli/c.ts', "import '#deepseek/compose/compose.ts';"],
  ['vscode/b.ts', "import '#cli/main.ts';"],
  ['lsp/b.ts', "import '#iam/editing/hover.ts';"],
  ['library/a.ts', "import '#deepseek/export/formats/json/json.ts';"],
  ['iam/new-folder/a.ts', "import '#iam/policy/arn.ts';"],
  ['iam/facts/a.ts', "import '#iam/policy/arn.ts';"],
  ['iam/facts/b.ts', "import type { PageId } from '#deepseek/catalog/pages.ts'; export type A = PageId;"],
  ['iam/policy/a.ts', "import '#deepseek/catalog/scenarios.ts';"],
  ['iam/policy/b.ts', "import type { A } from '#iam/rules/check.ts'; export type B = A;"],
  ['iam/policy/c.ts', "export * from '#deepseek/share/link.ts';"],
  ['iam/policy/d.ts', "export const a = () => import('react');"],
  ['iam/policy/e.ts', "import 'node:fs';"],
  ['iam/rules/checks/a.ts', "import '../check.ts';"],
  ['iam/rules/b.ts', "import '#iam/decide/evaluate/decide.ts';"],
  ['iam/decide/compile/a.ts', "import '#iam/decide/evaluate/b.ts';"],
  ['iam/decide/compile/b.ts', "import '#iam/request/request.ts';"],
  ['iam/decide/evaluate/a.ts', "import '#iam/decide/explain/b.ts';"],
  ['iam/decide/c.ts', "import '#iam/environment/prove.ts';"],
  ['iam/access/a.ts', "import '#deepseek/verify/kit-environment.ts';"],
  ['iam/rules/a.test.ts', "import '#app/state/store.ts';"],
  ['deepseek/facts/a.ts', "import '#deepseek/answers/field.ts';"],
  ['deepseek/answers/a.ts', "import '#deepseek/compose/compose.ts';"],
  ['deepseek/compose/a.ts', "import '#deepseek/verify/kit-environment.ts';"],
  ['deepseek/compose/b.ts', "import '#deepseek/scenarios/agents/statements.ts';"],
  ['deepseek/shared/a.ts', "import '#deepseek/scenarios/agents/steps.ts';"],
  ['deepseek/scenarios/agents/a.ts', "import '#deepseek/scenarios/flows/steps.ts';"],
  ['deepseek/entities/lambda/a.ts', "import '#deepseek/entities/ecs/statements.ts';"],
  ['deepseek/share/a.ts', "import '#app/state/store.ts';"],
  ['worker/a.ts', "import '#app/state/store.ts';"],
  ['worker/b.ts', "new Worker('a');"],
  ['lsp/a.ts', "import '#deepseek/answers/field.ts';"],
  ['app/app.tsx', "import 'monaco-editor/editor';"],
  ['app/documents/a.ts', "import '@monaco-editor/react';"],
  ['app/documents/b.ts', 'export const a = window.localStorage;'],
  ['app/documents/c.ts', "window.open('https://example.com/');"],
  ['app/documents/d.ts', "import '#worker/client.ts';"],
  ['app/controls/a.ts', "import '#app/state/store.ts';"],
  ['app/theme/a.ts', "import '#iam/policy/arn.ts';"],
  ['app/wizard/b.ts', 'export const a = location.hash;'],
  ['app/wizard/c.ts', 'export const a = self.location.hash;'],
  ['app/state/a.ts', "import '#app/selectors/kit.ts';"],
  ['app/selectors/a.ts', "import '#app/services/index.ts';"],
  ['app/services/b.ts', "import '#app/persistence/drafts.ts';"],
  ['cli/a.ts', "import '#app/state/store.ts';"],
  ['cli/b.ts', "import 'react';"],
  ['workshop/build/a.ts', "import '#deepseek/compose/compose.ts';"],
  ['workshop/bench/a.ts', "import '#app/state/store.ts';"],
];

interface Report {
  readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
}

describe('the linter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  const caught = new Set<string>();

  function place(kind: string, cases: typeof allowed) {
    cpSync(join(root, '.oxlintrc.json'), join(folder, kind, '.oxlintrc.json'));
    for (const [file, statement] of cases) {
      const path = join(folder, kind, 'src', file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${statement}\n`);
    }
  }

  function lint(kind: string): Promise<Report> {
    return new Promise((resolve) => {
      const options = { cwd: join(folder, kind), maxBuffer: 2 ** 24 };
      const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
      execFile(process.execPath, [oxlint, '--format', 'json'], options, (_error, stdout) => {
        const report: Report = JSON.parse(stdout);
        resolve(report);
      });
    });
  }

  beforeAll(async () => {
    for (const [kind, cases] of Object.entries({ allowed, forbidden })) {
      place(kind, cases);
      for (const { filename, code } of (await lint(kind)).diagnostics) {
        if (/restricted|parent-imports/.test(code)) caught.add(`${kind}/${filename.replaceAll('\\', '/')}`);
      }
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(forbidden)('stops %s: %s', (file) => {
    expect(caught).toContain(`forbidden/src/${file}`);
  });
  test.each(allowed)('lets %s: %s', (file) => {
    expect(caught).not.toContain(`allowed/src/${file}`);
  });
});
