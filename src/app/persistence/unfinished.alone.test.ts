// What a tab has begun is there after a reload: the text and files of the first step, which are not filled in a second
// time, and the request that is tried.
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeLocks } from '#app/testing/fake-locks.ts';
import { fakeStorage } from '#app/testing/fake-storage.ts';
import { freshStore } from '#app/testing/fresh-store.ts';
import { deleteFiles, getFiles, KEPT_MS, MOST_TABS, putFiles } from './large-files/large-files.ts';
import { readUnfinished } from './read-unfinished.ts';
import { followUnfinished } from './unfinished.ts';

let leave: () => void = () => undefined;

beforeEach(() => {
  vi.stubGlobal('sessionStorage', fakeStorage());
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', { locks: fakeLocks() });
  vi.stubGlobal('addEventListener', (_event: string, listener: () => void) => {
    leave = listener;
  });
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function visit() {
  const { store, actions } = freshStore();
  const stop = followUnfinished(store);
  return {
    store,
    actions,
    start: () => store.getState().start,
    end(): void {
      leave();
      stop();
    },
  };
}

const file = (name: string, text = name) => ({ name, text });
const large = file('trail.json', 'x'.repeat(200_000));
const full = new DOMException('full', 'QuotaExceededError');

describe('the text in the box', () => {
  test('comes back', () => {
    const first = visit();
    first.actions.sayStart('a paste that states nothing');
    first.end();
    expect(visit().start().text).toBe('a paste that states nothing');
  });

  test('that was typed before this code was there counts, and an empty field stays empty', () => {
    sessionStorage.setItem('rolewright.start', 'old');
    const { store, actions } = freshStore();
    actions.sayStart('new');
    followUnfinished(store);
    expect(store.getState().start.text).toBe('new');
    actions.sayStart('');
    leave();
    expect(sessionStorage.length).toBe(0);
  });

  test('of an earlier version of the page comes back', () => {
    sessionStorage.setItem('rolewright.start', 'old');
    expect(visit().start().text).toBe('old');
  });
});

describe('dropped files', () => {
  test('come back with the text', () => {
    const first = visit();
    first.actions.startFrom('', [file('a.json'), file('b.json')]);
    first.actions.sayStart('and a note');
    first.end();
    const start = visit().start();
    expect(start.files).toEqual([file('a.json'), file('b.json')]);
    expect(start.text).toBe('and a note');
  });

  test('that are large come back too, and leave the storage of the tab to drafts', async () => {
    const first = visit();
    first.actions.startFrom('', [large]);
    await vi.waitFor(() => expect(first.store.getState().keeping.areFilesKept).toBe(true));
    first.end();
    expect(sessionStorage.getItem('rolewright.unfinished')?.length).toBeLessThan(200);
    const again = visit();
    await vi.waitFor(() => expect(again.start().files).toEqual([large]));
    // Nothing is written anew, and the third visit finds them as well.
    again.end();
    const third = visit();
    await vi.waitFor(() => expect(third.start().files).toEqual([large]));
  });

  test('come back next to what was typed before this code was there, and all of it is read', async () => {
    const first = visit();
    first.actions.startFrom('', [large]);
    await vi.waitFor(() => expect(first.store.getState().keeping.areFilesKept).toBe(true));
    first.end();
    const { store, actions } = freshStore();
    actions.sayStart('typed early');
    followUnfinished(store);
    await vi.waitFor(() => expect(store.getState().start.files).toEqual([large]));
    expect(store.getState().start).toMatchObject({ text: 'typed early' });
  });

  test('that are chosen while stored ones still come stay, and the others do not come back', async () => {
    const first = visit();
    first.actions.startFrom('', [large]);
    await vi.waitFor(() => expect(first.store.getState().keeping.areFilesKept).toBe(true));
    first.end();
    const second = visit();
    second.actions.startFrom('', [file('new.json')]);
    await new Promise((done) => {
      setTimeout(done, 50);
    });
    expect(second.start().files).toEqual([file('new.json')]);
    second.end();
    expect(visit().start().files).toEqual([file('new.json')]);
  });

  test('that were removed are gone, also where they were stored', async () => {
    const first = visit();
    first.actions.startFrom('', [large]);
    await vi.waitFor(() => expect(first.store.getState().keeping.areFilesKept).toBe(true));
    const { filesAt } = readUnfinished(sessionStorage.getItem('rolewright.unfinished'));
    first.actions.dropStartFiles();
    expect(sessionStorage.length).toBe(0);
    await vi.waitFor(async () => expect(await getFiles(filesAt ?? '')).toEqual([]));
  });

  test('that a duplicated tab still shows stay until both have removed them', async () => {
    const first = visit();
    first.actions.startFrom('', [large]);
    await vi.waitFor(() => expect(first.store.getState().keeping.areFilesKept).toBe(true));
    const { filesAt } = readUnfinished(sessionStorage.getItem('rolewright.unfinished'));
    // Another tab has a copy of this code, too.
    vi.resetModules();
    const duplicate = await import('./large-files/large-files.ts');
    expect(await duplicate.getFiles(filesAt ?? '')).toEqual([large]);
    first.actions.dropStartFiles();
    await deleteFiles(filesAt ?? '');
    expect(await getFiles(filesAt ?? '')).toEqual([large]);
    await deleteFiles(filesAt ?? '');
    await duplicate.deleteFiles(filesAt ?? '');
    expect(await getFiles(filesAt ?? '')).toEqual([]);
  });

  test('stay until they are old where a browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    await putFiles('own', [large]);
    await deleteFiles('own');
    expect(await getFiles('own')).toEqual([large]);
  });

  test('are stored elsewhere where the storage of the tab is full', async () => {
    const first = visit();
    const { setItem } = sessionStorage;
    sessionStorage.setItem = (key, text) => {
      if (text.length > 1000) throw full;
      setItem(key, text);
    };
    first.actions.startFrom('', [file('a.json', 'y'.repeat(2000))]);
    await vi.waitFor(() => expect(first.store.getState().keeping.areFilesKept).toBe(true));
    first.end();
    const again = visit();
    await vi.waitFor(() => expect(again.start().files).toHaveLength(1));
  });

  test('without room anywhere are told of, and nothing throws', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw full;
    });
    const first = visit();
    first.actions.startFrom('', [large]);
    await vi.waitFor(() => expect(first.store.getState().keeping.areFilesKept).toBe(false));
    first.end();
    expect(visit().start().text).toBe('');
  });

  test('of other tabs make way only for want of room', async () => {
    await putFiles('other', [file('old')]);
    const { put } = IDBObjectStore.prototype;
    let refusals = 1;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...values) {
      refusals -= 1;
      if (refusals >= 0) throw full;
      return put.apply(this, values);
    });
    await putFiles('own', [large]);
    expect([await getFiles('other'), await getFiles('own')]).toEqual([[], [large]]);
    await putFiles('third', [file('new')]);
    expect(await getFiles('own')).toEqual([large]);
    await deleteFiles('own');
    expect(await getFiles('own')).toEqual([]);
  });

  test('of many tabs, or of a month ago, go', async () => {
    for (let at = 0; at <= MOST_TABS; at += 1)
      // oxlint-disable-next-line no-await-in-loop
      await putFiles(`tab ${at}`, [file('a')], at);
    expect(await getFiles('tab 0')).toEqual([]);
    expect(await getFiles('tab 1')).toHaveLength(1);
    await putFiles('now', [file('a')], 2 * KEPT_MS);
    expect(await getFiles(`tab ${MOST_TABS}`)).toEqual([]);
    expect(await getFiles('now')).toHaveLength(1);
  });
});

describe('the request that is tried', () => {
  const call = {
    label: '',
    principal: { caller: { kind: 'web-identity', provider: 'token.actions.githubusercontent.com' } },
    action: 's3:',
    resource: '',
    resourceAccount: '111122223333',
    context: { 'aws:SourceVpc': 'vpc-1', 'aws:TagKeys': ['a', 'b'] },
    viaEndpoint: 'endpoint',
    unknownKeys: ['aws:SourceIp'],
  } as const;

  test('comes back as far as it was filled in', () => {
    const first = visit();
    first.actions.setTriedCall(call);
    first.end();
    const again = visit();
    expect(again.store.getState().triedCall).toEqual(call);
    again.actions.setTriedCall(null);
    again.end();
    expect(sessionStorage.length).toBe(0);
  });

  test('of another draft does not stay for the one that is opened', () => {
    const { store, actions } = visit();
    actions.setTriedCall(call);
    actions.replaceDraft({ answers: { scenario: 'import', values: {} }, overrides: {} }, null);
    expect(store.getState().triedCall).toBeNull();
  });
});

test('rubbish is nothing begun, and storage that is blocked stops nothing', () => {
  const rubbish = [
    'x',
    '7',
    '[]',
    '{"text":1,"files":{"a":1},"call":[]}',
    '{"files":[null,{"name":1,"text":""},{"name":"a"}]}',
    '{"call":{"label":"","action":"a","resource":"","context":{"k":[1]},"principal":{"role":"r"}}}',
    '{"call":{"label":"","action":"a","resource":"","context":{},"principal":{"caller":{"kind":"x"}}}}',
  ];
  for (const text of rubbish) {
    const { files, call, filesAt } = readUnfinished(text);
    expect([files, call, filesAt], text).toEqual([[], null, null]);
  }
  vi.stubGlobal('sessionStorage', undefined);
  const { actions, start, end } = visit();
  actions.sayStart('typed');
  end();
  expect(start().text).toBe('typed');
});
