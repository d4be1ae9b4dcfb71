// Two tabs of one browser: neither overwrites what it did not see, and both versions stay.
import { beforeEach, describe, expect, test } from 'vitest';
import { freshStore } from '#app/testing/fresh-store.ts';
import { fakeStorage } from '#app/testing/fake-storage.ts';
import { EMPTY_DRAFT } from '#app/state/state.ts';
import { createKeeper } from './keeper.ts';
import type { KeptVersions } from './kept-versions.ts';
import { createLocalCopies } from './local-copies.ts';

let local: Storage;

const NO_VERSIONS: KeptVersions = {
  adopt() {},
  complete() {},
  record: async () => false,
  newest: async () => undefined,
  list: async () => [],
};

interface TabOptions {
  readonly session?: Storage;
  readonly entry?: string;
  readonly isOffered?: boolean;
}

/** As of somebody who comes back: what was kept is offered and not shown. */
const openFresh = () => openTab({ isOffered: true });

function openTab({ session = fakeStorage(), entry = 'entry', isOffered = false }: TabOptions = {}) {
  const { store, actions } = freshStore();
  const copies = createLocalCopies({ local: () => local, session: () => session });
  const keeper = createKeeper({ store, actions, copies, versions: NO_VERSIONS });
  keeper.enter(entry);
  if (!isOffered) keeper.restoreWhole(copies.ofEntry(entry) ?? copies.latest());
  keeper.look();
  return {
    ...keeper,
    actions,
    session,
    copies,
    type: (name: string): void => {
      actions.setAnswer('account', name);
      keeper.keepNow();
    },
    /** The page is killed before it is kept. */
    typeLast: (name: string): void => {
      actions.setAnswer('account', name);
      keeper.note();
    },
    edit: (text: string): void => actions.editDocument('app.trust', text, '{}'),
    shows: (): unknown => store.getState().draft.answers.values.account,
    elsewhere: (): unknown => store.getState().keeping.elsewhere?.answers.values.account,
    isKept: (): boolean | null => store.getState().keeping.isKept,
  };
}

const latest = (): unknown => {
  const copies = createLocalCopies({ local: () => local, session: fakeStorage });
  return copies.latest()?.draft?.answers.values.account;
};

const nextTask = (): Promise<void> => new Promise((done) => void setTimeout(done));

beforeEach(() => {
  local = fakeStorage();
});

describe('a tab that did nothing', () => {
  test('writes nothing when it is left', () => {
    openTab().type('old');
    const idle = openTab();
    const busy = openTab();
    busy.type('new');
    idle.keepNow();
    expect(latest()).toBe('new');
  });

  test('writes nothing when the example is all there is', () => {
    openTab().keepNow();
    expect(local.length).toBe(0);
  });
});

describe('a change in another tab', () => {
  test('is none where it was made before the visit began, whatever is begun on it', () => {
    openTab().type('of-an-earlier-visit');
    const visit = openFresh();
    visit.look();
    expect(visit.elsewhere()).toBeUndefined();
    visit.type('another-work');
    visit.look();
    expect(visit.elsewhere()).toBeUndefined();
  });

  test('is one where it is made while a page shows nothing yet', () => {
    const other = openTab();
    other.type('before');
    const visit = openFresh();
    other.type('since');
    visit.look();
    expect(visit.elsewhere()).toBe('since');
  });

  test('is none where it is taken back by hand', () => {
    const one = openTab();
    one.type('old');
    const other = openTab();
    other.type('new');
    one.look();
    other.type('old');
    one.look();
    expect(one.elsewhere()).toBeUndefined();
  });

  test('is seen, and shown as it is by then when asked for; Undo brings back what was there', () => {
    openTab().type('old');
    const [one, other] = [openTab(), openTab()];
    other.type('new');
    one.look();
    expect([one.shows(), one.elsewhere()]).toEqual(['old', 'new']);
    other.type('newer');
    one.look();
    expect([one.shows(), one.elsewhere()]).toEqual(['old', 'newer']);
    one.showElsewhere();
    expect([one.shows(), one.elsewhere()]).toEqual(['newer', undefined]);
    other.look();
    expect(other.elsewhere()).toBeUndefined();
    one.actions.undo();
    expect(one.shows()).toBe('old');
  });

  test('is left alone after “Keep mine”, and each tab keeps its own', () => {
    openTab().type('old');
    const [one, other] = [openTab(), openTab()];
    other.type('new');
    one.look();
    one.keepMine();
    other.look();
    other.type('newer');
    one.look();
    expect([one.shows(), one.elsewhere()]).toEqual(['old', undefined]);
    expect([other.shows(), other.elsewhere()]).toEqual(['newer', undefined]);
    expect(openTab({ session: one.session }).shows()).toBe('old');
    expect(openTab({ session: other.session }).shows()).toBe('newer');
  });

  test('does not stop this tab: what is typed is kept as another work, and the choice stays', () => {
    openTab().type('old');
    const [one, other] = [openTab(), openTab()];
    other.type('new');
    one.type('mine');
    expect(one.elsewhere()).toBe('new');
    other.look();
    expect(other.elsewhere()).toBeUndefined();
    other.type('newer');
    one.look();
    expect(one.elsewhere()).toBe('newer');
    one.showElsewhere();
    expect(one.shows()).toBe('newer');
    expect(latest()).toBe('newer');
  });

  test('is seen by a tab that shows the example', () => {
    const one = openTab();
    openTab().type('new');
    one.look();
    expect(one.elsewhere()).toBe('new');
    one.keepMine();
    expect([one.elsewhere(), latest()]).toEqual([undefined, 'new']);
  });

  test('of another role is not news', () => {
    openTab().type('old');
    const [one, other] = [openTab(), openTab()];
    other.beginWork();
    other.type('new');
    one.look();
    expect(one.elsewhere()).toBeUndefined();
  });

  test('to the same is not news', () => {
    openTab().type('old');
    const [one, other] = [openTab(), openTab()];
    other.type('new');
    one.actions.setAnswer('account', 'new');
    one.look();
    expect(one.elsewhere()).toBeUndefined();
    one.type('newest');
    expect(one.elsewhere()).toBeUndefined();
  });
});

test('two tabs that write in the same moment both learn of the other', () => {
  openTab().type('old');
  const before = local.getItem('rolewright.draft') ?? '';
  const [one, other] = [openTab(), openTab()];
  one.type('of one');
  const ofOne = local.getItem('rolewright.draft') ?? '';
  // The other page has not heard of it yet.
  local.setItem('rolewright.draft', before);
  other.type('of other');
  one.look();
  expect(one.elsewhere()).toBe('of other');
  local.setItem('rolewright.draft', ofOne);
  other.look();
  expect(other.elsewhere()).toBe('of one');
});

test('a reload shows what the tab had, also where another tab has written since', () => {
  const one = openTab();
  one.type('mine');
  openTab().type('new');
  const again = openTab({ session: one.session });
  expect([again.shows(), again.elsewhere()]).toEqual(['mine', 'new']);
});

test('a reload of a tab that did nothing shows what it showed, where another tab began another role', () => {
  openTab().type('old');
  const idle = openTab();
  const other = openTab();
  other.beginWork();
  other.type('another role');
  const again = openTab({ session: idle.session });
  expect([again.shows(), again.elsewhere()]).toEqual(['old', undefined]);
  expect(openTab().shows()).toBe('another role');
});

test('another entry of the history goes on with the same work', () => {
  openTab().type('old');
  const [one, other] = [openTab(), openTab()];
  one.enter('next');
  one.keepEntry();
  other.type('new');
  one.look();
  expect(one.elsewhere()).toBe('new');
  expect(one.copies.ofEntry('next')?.draft).toEqual(one.copies.ofEntry('entry')?.draft);
});

describe('what a page that is killed has not kept yet', () => {
  test('is there after a reload and in the next tab, and is kept then', () => {
    for (const session of [fakeStorage(), undefined]) {
      local = fakeStorage();
      const one = openTab({ ...(session && { session }) });
      one.type('kept');
      one.typeLast('the last');
      one.typeLast('the last key');
      expect(latest()).toBe('kept');
      expect(openTab({ ...(session && { session }) }).shows()).toBe('the last key');
      expect(latest()).toBe('the last key');
      expect(local.length).toBe(1);
    }
  });

  test('is only what differs where the draft is long, noted in a task after the key', async () => {
    const one = openTab();
    one.edit('long '.repeat(50_000));
    one.type('kept');
    one.typeLast('the last key');
    await nextTask();
    const note = local.getItem('rolewright.unsaved.entry') ?? '';
    expect(note).toContain('the last key');
    expect(note.length).toBeLessThan(300);
    expect(openTab({ session: one.session }).shows()).toBe('the last key');
  });

  test('is there while a long draft is kept in turns, whatever turn it was', async () => {
    for (const turns of [0, 1, 2, 3, 4]) {
      local = fakeStorage();
      const one = openTab();
      one.edit('long '.repeat(50_000));
      one.type('kept');
      one.typeLast('the last');
      await nextTask();
      one.keepInTurns();
      for (let turn = 0; turn < turns; turn += 1) await nextTask();
      expect(openTab({ session: one.session }).shows()).toBe('the last');
      one.typeLast('the last key');
      await nextTask();
      expect(openTab({ session: one.session }).shows()).toBe('the last key');
    }
  });

  test('goes once it is kept, and is not put into other work', () => {
    const one = openTab();
    one.type('kept');
    one.typeLast('the last key');
    one.keepNow();
    expect(local.length).toBe(1);
    one.typeLast('of the first work');
    const other = openTab({ session: fakeStorage(), entry: 'other' });
    expect(other.shows()).toBe('of the first work');
    other.beginWork();
    other.type('other work');
    one.typeLast('late');
    expect(openTab({ entry: 'third' }).shows()).toBe('other work');
    for (const rubbish of ['', '7', '{}', '{"revision":1,"length":9e99,"start":-1,"end":0,"text":"{"}']) {
      local.setItem('rolewright.unsaved.fourth', rubbish);
      expect(openTab({ entry: 'fourth' }).shows()).toBe('other work');
    }
  });
});

test('each entry of the history keeps its own draft', () => {
  const one = openTab();
  one.type('first');
  one.enter('next');
  one.beginWork();
  one.type('second');
  one.enter('entry');
  expect(one.restore(one.copies.ofEntry('entry'))).toBe(true);
  expect(one.shows()).toBe('first');
  one.enter('next');
  one.restore(one.copies.ofEntry('next'));
  expect(one.shows()).toBe('second');
});

test('what was kept before this code was there is no news, in whatever order it was written', () => {
  const { store, actions } = freshStore();
  actions.chooseScenario(EMPTY_DRAFT.answers.scenario);
  actions.setAnswer('account', '111122223333');
  const { answers, overrides, ...rest } = store.getState().draft;
  local.setItem('rolewright.draft', JSON.stringify({ ...rest, overrides, answers }));
  const copies = createLocalCopies({ local: () => local, session: fakeStorage });
  const keeper = createKeeper({ store, actions, copies, versions: NO_VERSIONS });
  keeper.enter('entry');
  keeper.look();
  keeper.keepNow();
  expect(store.getState().keeping.elsewhere).toBeNull();
});

describe('drafts of earlier versions of Rolewright', () => {
  const old = (name: string): string =>
    JSON.stringify({
      answers: { scenario: EMPTY_DRAFT.answers.scenario, values: { account: name } },
      overrides: {},
    });

  test('are opened as they were', () => {
    local.setItem('rolewright.draft', old('from before'));
    expect(openTab().shows()).toBe('from before');
  });

  test('of a tab come first, and are no news to each other', () => {
    local.setItem('rolewright.draft', old('latest'));
    const session = fakeStorage();
    session.setItem('rolewright.draft.entry', old('of this tab'));
    const tab = openTab({ session });
    expect([tab.shows(), tab.elsewhere()]).toEqual(['of this tab', undefined]);
  });
});

describe('a storage that refuses', () => {
  test('is told of, and an older draft does not pass for the new one', async () => {
    const tab = openTab();
    tab.type('old');
    expect(tab.isKept()).toBe(true);
    const { setItem } = local;
    local.setItem = (key, text) => {
      if (text.length > 300) throw new DOMException('full', 'QuotaExceededError');
      setItem(key, text);
    };
    tab.type('new'.repeat(100));
    await expect.poll(tab.isKept).toBe(false);
    expect(latest()).toBeUndefined();
  });

  test('or is not there at all stops nothing', async () => {
    const denied = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const { store, actions } = freshStore();
    const copies = createLocalCopies({ local: denied, session: denied });
    const keeper = createKeeper({ store, actions, copies, versions: NO_VERSIONS });
    keeper.enter('entry');
    expect(keeper.restore(copies.ofEntry('entry'))).toBe(false);
    expect(keeper.restore(copies.latest())).toBe(false);
    actions.setAnswer('account', 'mine');
    keeper.keepNow();
    await expect.poll(() => store.getState().keeping.isKept).toBe(false);
  });

  test('and rubbish in it is left out', () => {
    for (const text of ['', 'null', '[]', '{"answers":7}', '{"kept":{"work":7}}', '{'.repeat(9999), '"x"']) {
      local.setItem('rolewright.draft', text);
      expect(openTab().shows()).toBeUndefined();
    }
  });
});
