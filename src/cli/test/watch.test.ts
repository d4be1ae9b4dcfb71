// What makes a watched run start again.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldersToSearch } from './case-files.ts';
import { runWatching } from './watch.ts';

let home = '';
beforeEach(() => (home = realpathSync(mkdtempSync(join(tmpdir(), 'rolewright watch ')))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const at = (name: string): string => join(home, name);

function write(name: string, text = 'cases: []'): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

/**
 * Makes each change once the run before it is over, and again until it starts a run: some systems need a moment before they
 * watch a folder.
 */
async function afterEachOf(
  changes: readonly (() => void)[],
  files: readonly string[],
  folders: readonly string[],
): Promise<number> {
  const ends = new AbortController();
  let runs = 0;
  const left = [...changes];
  let making: NodeJS.Timeout | undefined;
  await runWatching(
    () => {
      runs += 1;
      clearInterval(making);
      const change = left.shift();
      if (change) {
        setImmediate(change);
        making = setInterval(change, 500);
      } else ends.abort();
      return Promise.resolve(files.map(at));
    },
    folders.map(at),
    ends.signal,
  );
  return runs;
}

test('a change of a policy, and a new case file', async () => {
  write('a.rolewright.yaml');
  write('policies/role.json', '{}');
  const changes = [() => write('policies/role.json', '{ }'), () => write('b.rolewright.yaml')];
  expect(
    await afterEachOf(changes, ['a.rolewright.yaml', 'policies/role.json'], ['.']),
  ).toBeGreaterThanOrEqual(3);
});

test('a new case file in a new folder, at any depth, and one in a folder that came back', async () => {
  write('a.rolewright.yaml');
  const changes = [
    () => write('new/deep/er/b.rolewright.yaml'),
    () => write('new/deep/er/b.rolewright.yaml', 'cases: [1]'),
    () => {
      rmSync(at('new'), { recursive: true, force: true });
      write('new/deep/c.rolewright.yaml');
    },
    () => write('new/deep/d.rolewright.yaml'),
  ];
  expect(await afterEachOf(changes, ['a.rolewright.yaml'], ['.'])).toBeGreaterThanOrEqual(5);
});

test('a policy whose folder was not there', async () => {
  write('cases/a.rolewright.yaml');
  const changes = [() => write('policies/of/role.json', '{}'), () => write('policies/of/role.json', '{ }')];
  const files = ['cases/a.rolewright.yaml', 'policies/of/role.json'];
  expect(await afterEachOf(changes, files, ['cases'])).toBeGreaterThanOrEqual(3);
});

test('the folders of operands: their own, the fixed part of a pattern, none of a file', () => {
  write('a.yaml');
  expect(foldersToSearch([])).toEqual(['.']);
  expect(foldersToSearch([home, at('a.yaml')])).toEqual([home]);
  expect(foldersToSearch(['p/q/**/*.yaml', '*.yaml', 'p/x{a,b}/c'])).toEqual(['p/q/', '.', 'p/']);
});
