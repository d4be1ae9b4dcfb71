// Versions of drafts in IndexedDB: what is kept, for how long, and what happens where the browser refuses.
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '#deepseek/answers/register-all.ts';
import { EMPTY_DRAFT } from '#app/state/state.ts';
import { draft, wholeDraft } from '#app/testing/drafts.ts';
import { createRecorder } from './recorder.ts';
import { createVersionStore } from './version-store.ts';
import { isBigChange, MOST_OF_WORK, MOST_WORKS, STEP_MS, surplus } from './version.ts';

const head = (revision: number, work = 'a') => ({ work, revision, page: 'p' });

let time = 0;

const openRecorder = (store = createVersionStore()) => {
  const recorder = createRecorder(store, { elapsed: () => time, now: () => 1000 + time });
  const accounts = async (): Promise<unknown> =>
    (await store.list()).map((version) => version.draft.answers.values.account);
  return { ...recorder, store, accounts };
};

beforeEach(() => {
  time = 0;
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('recording', () => {
  test('changes of a minute are one version, later ones the next', async () => {
    const { record, accounts, store } = openRecorder();
    await record(head(1), draft('1'));
    time = STEP_MS - 1;
    expect(await record(head(2), draft('2'))).toBe(true);
    expect(await accounts()).toEqual(['2']);
    time = STEP_MS;
    await record(head(3), draft('3'));
    expect(await accounts()).toEqual(['3', '2']);
    expect((await store.list()).map(({ at, revision }) => [at, revision])).toEqual([
      [1000 + STEP_MS, 3],
      [1000 + STEP_MS - 1, 2],
    ]);
  });

  test('while one is written, only the newest that waits is written next', async () => {
    const { record, accounts } = openRecorder();
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
    await Promise.all([1, 2, 3, 4, 5].map((at) => record(head(at), draft(String(at)))));
    expect(await accounts()).toEqual(['5']);
    expect(puts.mock.calls.length).toBeLessThan(3);
  });

  test('what takes much away, another work, or a completed version begins the next one', async () => {
    const { record, complete, accounts } = openRecorder();
    await record(head(1), draft('1', { overrides: { trust: '{}' } }));
    await record(head(2), draft('2'));
    await record(head(1, 'b'), draft('3'));
    complete();
    await record(head(2, 'b'), draft('4'));
    expect(await accounts()).toEqual(['4', '3', '2', '1']);
  });

  test('two pages never change each other’s versions', async () => {
    const [one, other] = [openRecorder(), openRecorder()];
    await one.record(head(1), draft('1'));
    await other.record(head(1), draft('2'));
    await one.record(head(2), draft('3'));
    expect(await one.accounts()).toEqual(['2', '3']);
  });

  test('a draft of an earlier visit becomes a version once, at an unknown time', async () => {
    const { adopt, accounts, record, store } = openRecorder();
    await adopt(head(0), draft('old'));
    await adopt(head(0), draft('old'));
    await record(head(1), draft('new'));
    expect(await accounts()).toEqual(['new', 'old']);
    expect((await store.list()).map(({ at }) => at)).toEqual([1000, null]);
  });

  test('a draft that is shown again is the version that is there', async () => {
    const { adopt, accounts, record } = openRecorder();
    await record(head(1), draft('made'));
    await adopt(head(1), draft('made', { chosen: true }));
    expect(await accounts()).toEqual(['made']);
  });

  test('the whole draft comes back: hand edits, pasted policies, cases, the shared version', async () => {
    const { record, store } = openRecorder();
    const whole = wholeDraft('1');
    await record(head(1), whole);
    expect((await store.list())[0]?.draft).toEqual(whole);
  });
});

describe('how many', () => {
  const rows = (works: number, each: number) =>
    Array.from({ length: works * each }, (_, at) => ({ id: at + 1, work: `w${at % works}` }));

  test('the last of each work stay', () => {
    expect(surplus(rows(1, MOST_OF_WORK))).toEqual([]);
    expect(surplus(rows(1, MOST_OF_WORK + 2))).toEqual([2, 1]);
    expect(surplus(rows(2, MOST_OF_WORK + 1))).toEqual([2, 1]);
  });

  test('works that were not changed for long go', () => {
    expect(surplus(rows(MOST_WORKS + 1, 1))).toEqual([1]);
  });

  test('the store holds no more', async () => {
    const { record, complete, accounts } = openRecorder();
    for (let at = 1; at <= MOST_OF_WORK + 3; at += 1) {
      complete();
      // oxlint-disable-next-line no-await-in-loop
      await record(head(at), draft(String(at)));
    }
    expect(await accounts()).toEqual(
      Array.from({ length: MOST_OF_WORK }, (_, at) => String(MOST_OF_WORK + 3 - at)),
    );
  });
});

test('another goal and what is removed are big changes, what is added is not', () => {
  const edited = draft('1', { overrides: { trust: '{}' } });
  expect(isBigChange(edited, draft('1'))).toBe(true);
  expect(isBigChange(draft('1'), edited)).toBe(false);
  expect(isBigChange(draft('1'), draft('2'))).toBe(false);
  expect(isBigChange(draft('1'), { ...EMPTY_DRAFT, answers: { scenario: 'rag', values: {} } as never })).toBe(
    true,
  );
});

describe('a browser that refuses', () => {
  const refuse = (times: number, error: DOMException): void => {
    const { put } = IDBObjectStore.prototype;
    let left = times;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...values) {
      left -= 1;
      if (left >= 0) throw error;
      return put.apply(this, values);
    });
  };
  const full = new DOMException('full', 'QuotaExceededError');

  test('for want of room gets fewer old versions, and the newest of each work stays', async () => {
    const { record, complete, accounts } = openRecorder();
    await record(head(1, 'other'), draft('other'));
    for (let at = 1; at <= 5; at += 1) {
      complete();
      // oxlint-disable-next-line no-await-in-loop
      await record(head(at), draft(String(at)));
    }
    complete();
    refuse(3, full);
    expect(await record(head(6), draft('6'))).toBe(true);
    expect(await accounts()).toEqual(['6', '5', 'other']);
  });

  test('for those of a file takes nothing away', async () => {
    const { record, complete, accounts, store } = openRecorder();
    await record(head(1), draft('1'));
    complete();
    await record(head(2), draft('2'));
    refuse(1, full);
    await expect(store.add([{ ...head(1, 'file'), at: null, draft: draft('file') }])).rejects.toThrow('full');
    expect(await accounts()).toEqual(['2', '1']);
  });

  test('for good is told of, and nothing throws', async () => {
    const { record, adopt } = openRecorder();
    refuse(99, full);
    expect(await record(head(1), draft('1'))).toBe(false);
    await expect(adopt(head(1), draft('1'))).rejects.toThrow('full');
    vi.restoreAllMocks();
    expect(await record(head(2), draft('2'))).toBe(true);
  });

  test('to open it is asked again', async () => {
    const { record, accounts } = openRecorder();
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(await record(head(1), draft('1'))).toBe(false);
    open.mockRestore();
    expect(await record(head(2), draft('2'))).toBe(true);
    expect(await accounts()).toEqual(['2']);
  });

  test('has no IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await openRecorder().record(head(1), draft('1'))).toBe(false);
  });
});

test('a page of a newer release gets the database, and this one keeps what it can elsewhere', async () => {
  const { record } = openRecorder();
  expect(await record(head(1), draft('1'))).toBe(true);
  const upgraded = await new Promise<boolean>((resolve) => {
    const request = indexedDB.open('rolewright', 99);
    request.addEventListener('success', () => resolve(true));
    request.addEventListener('error', () => resolve(false));
  });
  expect(upgraded).toBe(true);
  expect(await record(head(2), draft('2'))).toBe(false);
});

test('rubbish among the versions is left out', async () => {
  const { record, store, accounts } = openRecorder();
  await record(head(1), draft('1'));
  const rubbish = [
    {},
    { work: 7 },
    { work: 'a', revision: 1, draft: { answers: 'x' } },
    { work: 'a', draft: null },
  ];
  for (const row of rubbish)
    // oxlint-disable-next-line no-await-in-loop
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('rolewright', 1);
      request.addEventListener('success', () => {
        const transaction = request.result.transaction('versions', 'readwrite');
        transaction.objectStore('versions').put(row);
        transaction.addEventListener('complete', () => {
          request.result.close();
          resolve();
        });
      });
    });
  expect(await accounts()).toEqual(['1']);
  expect(await store.listOf('a')).toHaveLength(1);
});
