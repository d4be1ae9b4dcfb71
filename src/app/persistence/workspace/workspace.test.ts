// A workspace comes back out of its file whole, is merged without loss, and a hostile file does no harm.
import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draft, wholeDraft } from '#app/testing/drafts.ts';
import { MOST_WORKS } from '#app/persistence/versions/version.ts';
import { isWorkspace } from '#app/persistence/workspace-file.ts';
import { newVersions, readWorkspace, workspaceText, type Workspace } from './workspace.ts';

const version = (work: string, revision: number, account = `${work}${revision}`) => ({
  work,
  revision,
  at: revision * 1000,
  fromFile: true as const,
  draft: draft(account),
});

const WHOLE: Workspace = {
  draft: wholeDraft('1'),
  versions: [version('a', 2), version('a', 1), version('b', 7)],
  ticks: { 'invoke DeepSeekInvoke': { role: 'abcdefghij1234' } },
};

const textOfWhole = workspaceText(WHOLE, 0);

test('everything comes back', () => {
  expect(isWorkspace(textOfWhole)).toBe(true);
  expect(readWorkspace(textOfWhole)).toEqual({ ok: true, workspace: WHOLE, leftOut: 0 });
});

describe('a file that cannot be opened says why', () => {
  const changed = (change: object): string => JSON.stringify({ ...JSON.parse(textOfWhole), ...change });
  const NOT_OURS = 'not a file that';
  test.each([
    ['', NOT_OURS],
    ['[]', NOT_OURS],
    [textOfWhole.slice(0, -100), NOT_OURS],
    ['['.repeat(1_000_000), NOT_OURS],
    [changed({ format: 'other' }), NOT_OURS],
    [changed({ version: 2 }), 'newer version'],
    [changed({ version: 'x' }), 'which version'],
    [changed({ draft: { answers: { scenario: '__proto__' } } }), 'no answers'],
    ['x'.repeat(50_000_001), 'larger than 50 MB'],
  ])('%.20s', (text, message) => {
    expect(readWorkspace(text)).toEqual({ ok: false, message: expect.stringContaining(message) });
  });
});

test('versions that are not valid are counted and left out', () => {
  const reading = readWorkspace(
    JSON.stringify({
      ...JSON.parse(textOfWhole),
      versions: [
        null,
        7,
        {},
        { work: 'a', revision: 'x' },
        { ...version('a', 1), at: 1e300 },
        { ...version('a', 2), draft: 1 },
      ],
      ticks: { kit: { item: 'no fingerprint' }, __proto__: null },
    }),
  );
  expect(reading).toMatchObject({ ok: true, leftOut: 5 });
  if (reading.ok) {
    expect(reading.workspace.versions.map(({ at }) => at)).toEqual([null]);
    expect(reading.workspace.ticks).toEqual({ kit: {} });
  }
});

test('no text throws or reaches a prototype', () => {
  const hostile = JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  ) as object;
  assert(
    property(jsonValue(), jsonValue(), jsonValue(), (answers, versions, ticks) => {
      const value = {
        format: 'rolewright-workspace',
        version: 1,
        draft: { answers, ...hostile },
        versions,
        ticks,
      };
      readWorkspace(JSON.stringify(value));
    }),
  );
  const text = JSON.stringify({ ...JSON.parse(textOfWhole), ticks: hostile, ...hostile });
  expect(readWorkspace(text)).toMatchObject({ ok: true });
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

describe('merging', () => {
  test('adds what is not there, the oldest first', () => {
    expect(newVersions([], WHOLE.versions)).toEqual(WHOLE.versions.toReversed());
  });

  test('adds nothing twice', () => {
    expect(newVersions(WHOLE.versions, WHOLE.versions)).toEqual([]);
  });

  test('a work that went on in both places becomes two, so that neither pushes the other out', () => {
    const added = newVersions(
      [version('a', 1), version('a', 2, 'here')],
      [version('a', 3), version('a', 2), version('a', 1)],
    );
    expect(added.map((each) => each.draft.answers.values.account)).toEqual(['a2', 'a3']);
    expect(new Set(added.map(({ work }) => work)).size).toBe(1);
    expect(added[0]?.work).not.toBe('a');
  });

  test('a file with many works pushes none out that is there', () => {
    const many = Array.from({ length: MOST_WORKS }, (_, at) => version(`theirs${at}`, 1));
    const there = [version('mine', 2), version('mine', 1)];
    const works = new Set([...there, ...newVersions(there, many)].map(({ work }) => work));
    expect(works).toContain('theirs0');
    // The draft of the file becomes one more.
    expect(works.size + 1).toBe(MOST_WORKS);
  });
});
