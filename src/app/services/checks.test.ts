// The texts on screen are checked when they change, and checks can be stopped and tried again.
import { expect, test, vi } from 'vitest';
import { selectTexts } from '#app/selectors/documents.ts';
import { fakeWorker, noFindings } from '#app/services/testing/fake-worker.ts';
import { roleStore } from '#app/testing/fresh-store.ts';
import { createChecks } from './checks.ts';

function started() {
  const { store, actions } = roleStore();
  const { worker, checks } = fakeWorker();
  const onChecked = vi.fn();
  const service = createChecks({ store, worker, onChecked });
  const [first] = selectTexts(store.getState());
  const edit = (text: string): void => actions.editDocument(first!.source.id, text, first!.composed);
  return { store, edit, checks, onChecked, service };
}

test('starting checks the present texts once, however often it is called', () => {
  const { service, checks, onChecked } = started();
  service.start();
  service.start();
  expect(checks).toHaveLength(1);
  checks[0]!.take(noFindings(checks[0]!.texts.length));
  expect(onChecked).toHaveBeenCalledOnce();
});

test('a changed text is checked, and only that one', () => {
  const { service, edit, checks } = started();
  service.start();
  checks[0]!.take(noFindings(checks[0]!.texts.length));
  edit('{ "edited": true }');
  expect(checks).toHaveLength(2);
  expect(checks[1]!.texts).toEqual(['{ "edited": true }']);
});

test('an answer that a better one follows does not count as checked', () => {
  const { service, checks, onChecked } = started();
  service.start();
  checks[0]!.take(noFindings(checks[0]!.texts.length, { more: true }));
  expect(onChecked).not.toHaveBeenCalled();
});

test('after a fault nothing is checked until somebody tries again', () => {
  const { service, store, edit, checks } = started();
  service.start();
  checks[0]!.fail(new Error('no worker'));
  expect(store.getState().checks.fault).toBe('no worker');
  edit('{ }');
  expect(checks).toHaveLength(1);
  service.again();
  expect(store.getState().checks.fault).toBeNull();
  expect(checks).toHaveLength(2);
});

test('a stopped service checks nothing more', () => {
  const { service, edit, checks } = started();
  service.start();
  service.stop();
  edit('{ }');
  expect(checks).toHaveLength(1);
});
