// The linter refuses imports in forbidden directions, and accepts the others.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#build/fingerprint.mjs';

const allowed: readonly (readonly [file: string, statement: string])[] = [
  ['core/json/a.ts', "import 'jsonc-parser';"],
  ['core/iam/b.ts', "import './deep/c.ts';"],
  ['core/lint/a.ts', "import '#core/iam/arn.ts';"],
  ['core/lint/checks/a.ts', "import '#core/lint/check.ts';"],
  ['core/schema/a.ts', "import 'virtual:policy-validators';"],
  ['core/import/a.ts', "import 'yaml'; import '#core/schema/place.ts';"],
  ['core/simulate/a.ts', "import './b.ts'; import '#core/request/request.ts';"],
  ['core/simulate/compile/a.ts', "import './deep/b.ts'; import '#core/simulate/three-valued.ts';"],
  [
    'core/simulate/evaluate/a.ts',
    "import '#core/simulate/key-state.ts'; import '#core/simulate/compile/b.ts';",
  ],
  [
    'core/simulate/explain/a.ts',
    "import '#core/simulate/compile/b.ts'; import '#core/simulate/evaluate/b.ts';",
  ],
  ['core/access/matrix/a.ts', "import '#core/simulate/evaluate/b.ts';"],
  ['core/denials/a.ts', "import '#core/access/matrix/matrix.ts'; import '#core/compose/compose.ts';"],
  ['core/lint/a.test.ts', "import '#core/compose/compose.ts';"],
  ['worker/a.ts', "import '#core/language/diagnose.ts';"],
  ['worker/start-worker.ts', "new Worker('a');"],
  ['app/persistence/a.ts', 'export const a = location.hash + localStorage.length + window.history.length;'],
  ['app/editor/a.ts', "import 'monaco-editor/editor';"],
  ['app/editor/b.ts', "import '@monaco-editor/react';"],
  ['app/controls/a.tsx', "import 'react'; import 'lucide';"],
  ['build/a.ts', "import 'node:fs'; import 'vite'; import '#core/schema/schemas.ts';"],
  ['interop/a.ts', "import '#core/export/targets.ts';"],
  ['app/wizard/a.ts', "import '#app/controls/field.tsx';"],
  ['app/documents/a.ts', "import type { A } from '#core/compose/role-kit.ts'; export type B = A;"],
  ['app/services/a.ts', "import '#app/selectors/kit.ts';"],
  ['cli/a.ts', "import '#core/compose/compose.ts';"],
  ['cli/b.ts', "import 'tinyglobby';"],
];

const forbidden: readonly (readonly [file: string, statement: string])[] = [
  ['core/new-folder/a.ts', "import '#core/iam/arn.ts';"],
  ['core/facts/a.ts', "import '#core/iam/arn.ts';"],
  ['core/collections/a.ts', "import '#core/iam/arn.ts';"],
  ['core/facts/b.ts', "import type { PageId } from '#core/catalog/pages.ts'; export type A = PageId;"],
  ['core/json/a.ts', "import '#core/iam/arn.ts';"],
  ['core/iam/a.ts', "import '#core/catalog/scenarios.ts';"],
  ['core/iam/b.ts', "import type { A } from '#core/lint/check.ts'; export type B = A;"],
  ['core/iam/c.ts', "export * from '#core/share/link.ts';"],
  ['core/iam/d.ts', "export const a = () => import('react');"],
  ['core/iam/e.ts', "import 'node:fs';"],
  ['core/compose/a.ts', "import '#core/lint/check.ts';"],
  ['core/import/a.ts', "import '#core/lint/check.ts';"],
  ['core/lint/checks/a.ts', "import '../check.ts';"],
  ['core/simulate/a.ts', "import './compile/b.ts';"],
  ['core/simulate/b.ts', "import '#core/simulate/evaluate/b.ts';"],
  ['core/simulate/compile/a.ts', "import '#core/simulate/evaluate/b.ts';"],
  ['core/simulate/compile/deep/a.ts', "import '#core/simulate/explain/b.ts';"],
  ['core/simulate/compile/b.ts', "import '#core/request/request.ts';"],
  ['core/simulate/evaluate/a.ts', "import '#core/simulate/explain/b.ts';"],
  ['core/access/matrix/a.ts', "import '#core/verify/prove.ts';"],
  ['core/access/matrix/b.ts', "import '#core/access/subject.ts';"],
  ['core/denials/a.ts', "import '#core/lint/check.ts';"],
  ['core/verify/a.ts', "import '#core/denials/denial.ts';"],
  ['core/share/a.ts', "import '#app/state/store.ts';"],
  ['core/lint/a.test.ts', "import '#app/state/store.ts';"],
  ['worker/a.ts', "import '#app/state/store.ts';"],
  ['worker/b.ts', "new Worker('a');"],
  ['app/app.tsx', "import 'monaco-editor/editor';"],
  ['app/documents/a.ts', "import '@monaco-editor/react';"],
  ['app/controls/a.ts', "import '#app/state/store.ts';"],
  ['app/wizard/a.ts', "import '#app/documents/verdict.tsx';"],
  ['app/theme/a.ts', "import '#core/iam/arn.ts';"],
  ['app/wizard/b.ts', 'export const a = location.hash;'],
  ['app/documents/d.ts', "import '#core/compose/compose.ts';"],
  ['app/documents/e.ts', "import '#app/checks/checks-sheet.tsx';"],
  ['app/notes/a.ts', "import type { A } from '#app/access/filter.ts'; export type B = A;"],
  ['app/state/a.ts', "import '#app/selectors/kit.ts';"],
  ['app/selectors/a.ts', "import '#app/services/index.ts';"],
  ['app/services/b.ts', "import '#app/persistence/drafts.ts';"],
  ['app/documents/b.ts', 'export const a = window.localStorage;'],
  ['app/documents/c.ts', "window.open('https://example.com/');"],
  ['cli/a.ts', "import '#app/state/store.ts';"],
  ['cli/b.ts', "import 'react';"],
  ['build/a.ts', "import '#core/compose/compose.ts';"],
  ['tools/a.ts', "import '#core/compose/compose.ts';"],
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
