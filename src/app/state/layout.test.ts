// What is kept of the layout is read with care, and the panel opens only when it should.
import { describe, expect, test } from 'vitest';
import { createLayoutActions } from './layout-actions.ts';
import { freshStore } from '#app/testing/fresh-store.ts';
import { START_LAYOUT } from './layout.ts';
import { readLayout, readPanel } from './read-layout.ts';
import { EMPTY_DRAFT } from './state.ts';

describe('what the browser kept of the layout', () => {
  test('is read as it was kept', () => {
    const layout = { wizardWidth: 380, panelHeight: 300, panelOpen: true, laneOpen: false };
    expect(readLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
  });

  test.each([
    [null],
    ['text'],
    [[]],
    [{ wizardWidth: -4, panelHeight: 'high', panelOpen: 'yes', laneOpen: 0 }],
    [{ wizardWidth: 1e9, panelHeight: Number.NaN }],
  ])('is as at the start where it is not valid: %j', (value) => {
    expect(readLayout(value)).toEqual(START_LAYOUT);
  });
});

test('the panel that was shown last is read, and any other value is the first', () => {
  expect(readPanel({ panel: 'export' })).toBe('export');
  for (const value of [null, 'export', {}, { panel: 'toString' }, { panel: 7 }])
    expect(readPanel(value)).toBe('findings');
});

describe('the panel', () => {
  function fresh(state: Parameters<typeof freshStore>[0] = {}) {
    const { store, actions } = freshStore(state);
    return { store, actions, arrangement: createLayoutActions(store) };
  }

  test('starts closed, opens for what is asked, and both are remembered', () => {
    const { store, actions, arrangement } = fresh();
    expect(store.getState().panelOpen).toBe(false);
    actions.openPanel('export');
    expect(store.getState()).toMatchObject({ panel: 'export', panelOpen: true, layout: { panelOpen: true } });
    arrangement.closePanel();
    expect(store.getState()).toMatchObject({ panelOpen: false, layout: { panelOpen: false } });
  });

  test('opens by itself for a draft that was opened and has something to say, and does not remember that', () => {
    const { store, actions, arrangement } = fresh();
    actions.replaceDraft({ ...EMPTY_DRAFT }, null);
    arrangement.openedIsChecked('proof');
    expect(store.getState()).toMatchObject({ panel: 'proof', panelOpen: true, layout: { panelOpen: null } });
  });

  test.each<[string, (parts: ReturnType<typeof fresh>) => void]>([
    ['nothing to say', ({ arrangement }) => arrangement.openedIsChecked(null)],
    [
      'a draft that was changed since',
      ({ actions, arrangement }) => {
        actions.setAnswer('account', '111122223333');
        arrangement.openedIsChecked('findings');
      },
    ],
    [
      'somebody who closed it',
      ({ actions, arrangement }) => {
        arrangement.closePanel();
        actions.replaceDraft({ ...EMPTY_DRAFT }, null);
        arrangement.openedIsChecked('findings');
      },
    ],
  ])('stays closed for %s', (_, then) => {
    const parts = fresh();
    parts.actions.replaceDraft({ ...EMPTY_DRAFT }, null);
    then(parts);
    expect(parts.store.getState().panelOpen).toBe(false);
  });

  test('closing it leaves the view of findings on a narrow screen', () => {
    const { store, arrangement } = fresh({ view: 'findings', panelOpen: true });
    arrangement.closePanel();
    expect(store.getState().view).toBe('documents');
  });
});
