// Fixes are made only in the text that was checked, and announced.
import '#core/answers/register-all.ts';
import { expect, test } from 'vitest';
import { selectDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { fakeWorker } from '#app/testing/fake-worker.ts';
import { freshStore } from '#app/testing/fresh-store.ts';
import { createFixes } from './fixes.ts';

const fix = { title: 'Remove it', safe: true, edits: [] };

function checked() {
  const { store, actions } = freshStore();
  const { worker } = fakeWorker({ fix: () => '{ "fixed": true }' });
  const [first] = selectDocuments(store.getState());
  const document: ShownDocument = { ...first!, check: 'done' };
  const textNow = () => selectDocuments(store.getState())[0]!.text;
  return { store, actions, document, textNow, fixes: createFixes({ store, actions, worker }) };
}

test('a fix replaces the text and is announced', async () => {
  const { store, document, textNow, fixes } = checked();
  await fixes.make(document, fix);
  expect(textNow()).toBe('{ "fixed": true }');
  expect(store.getState().announcement).toBe('Done: Remove it');
});

test('a text that changed in the meantime stays', async () => {
  const { actions, document, textNow, fixes } = checked();
  const making = fixes.make(document, fix);
  actions.editDocument(document.source.id, '{ "typed": true }', document.composed);
  await making;
  expect(textNow()).toBe('{ "typed": true }');
});

test('findings that were moved along from an older text are not fixed', async () => {
  const { document, textNow, fixes } = checked();
  await fixes.make({ ...document, check: 'carried' }, fix);
  expect(textNow()).toBe(document.text);
});

test('without the worker the text stays', async () => {
  const { store, actions, document } = checked();
  const fixes = createFixes({ store, actions, worker: fakeWorker().worker });
  expect(await fixes.textAfter('{}', fix)).toBe('{}');
  expect(await fixes.textAfterSafe(document)).toBe(document.text);
});
