// An open configuration shows the ignores that no file of its folder needs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEditor } from './testing/editor.ts';
import { WRONG } from './testing/texts.ts';

let top = '';
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'rolewright-'));
});
afterAll(() => rmSync(top, { recursive: true }));

const CONFIG = JSON.stringify(
  {
    ignores: [
      { rule: 'invalid-action', action: 's3:GetObjct', reason: 'A preview' },
      { rule: 'invalid-action', action: 's3:DeletObject', reason: 'Nothing has it' },
      { rule: 'invalid-action', files: 'elsewhere/**', reason: 'No such file' },
      { rule: 'invalid-action', files: 'elsewhere/**', reason: 'Over', until: '2020-01-01' },
    ],
  },
  undefined,
  2,
);

test('an ignore that nothing needs is marked where it stands', async () => {
  mkdirSync(join(top, 'policies'));
  writeFileSync(join(top, 'policies/a.json'), WRONG);
  const path = join(top, 'rolewright.config.json');
  writeFileSync(path, CONFIG);
  const editor = await startEditor({ folder: pathToFileURL(top).href });
  const uri = pathToFileURL(path).href;
  await editor.open(uri, CONFIG);
  const found = await editor.found(uri);
  expect(found.map(({ code }) => code)).toEqual(['unused-ignore', 'unused-ignore', 'expired-ignore']);
  expect(found[0]?.message).toContain('s3:DeletObject');
  expect(found[1]?.message).toContain('elsewhere/**');
  expect(await editor.leave()).toBe(0);
});
