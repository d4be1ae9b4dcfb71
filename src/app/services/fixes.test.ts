// Fixes are made only in the text that was checked, and announced.
import { expect, test } from 'vitest';
import { policyTextOf, selectDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { withAnswer } from '#app/state/checks.ts';
import { fakeWorker } from '#app/services/testing/fake-worker.ts';
import { roleStore } from '#app/testing/fresh-store.ts';
import type { Fix } from '#iam/findings/fix.ts';
import { createFixes } from './fixes.ts';

const fix = { title: 'Remove it', safe: true, edits: [] };

const FINDING = {
  id: 'x',
  severity: 'warning',
  message: 'Remove it',
  start: 0,
  end: 1,
  others: [],
  locations: [],
} as const;

function checked() {
  const { store, actions } = roleStore();
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

/** A document whose findings are those of the text before it; `answer` gives those of its own. */
function carried() {
  const { store, document, textNow, fixes } = checked();
  const texts = policyTextOf(document);
  const answer = (found: readonly Fix[], text = texts.text): void => {
    const findings = found.map((each) => ({ ...FINDING, fix: each }));
    const { source } = document;
    const documents = [{ id: source.id, ...texts, text }];
    store.setState(({ checks }) => ({
      checks: withAnswer(checks, documents, {
        checks: [{ findings, statements: [] }],
        more: false,
        missing: [],
        date: undefined,
      }),
    }));
  };
  answer([fix], `${texts.text} `);
  return { document: { ...document, check: 'carried' as const }, textNow, fixes, answer };
}

test('a fix that is pressed while the text is being checked is made once its findings are known', async () => {
  const { document, textNow, fixes, answer } = carried();
  const making = fixes.make(document, fix);
  expect(textNow()).toBe(document.text);
  answer([{ ...fix, edits: [] }]);
  await making;
  expect(textNow()).toBe('{ "fixed": true }');
});

test('a fix of an older text that the present one does not need is not made', async () => {
  const { document, textNow, fixes, answer } = carried();
  const making = fixes.make(document, fix);
  answer([]);
  await making;
  expect(textNow()).toBe(document.text);
});

test('without the worker the text stays', async () => {
  const { store, actions, document } = checked();
  const fixes = createFixes({ store, actions, worker: fakeWorker().worker });
  expect(await fixes.textAfter('{}', fix)).toBe('{}');
  expect(await fixes.textAfterSafe(document)).toBe(document.text);
});

test('what is ignored in a pasted policy is not fixed with the others', async () => {
  const { store, actions } = roleStore();
  const asked: object[] = [];
  const { worker } = fakeWorker({
    'fix-all': (ask) => {
      asked.push(ask as object);
      return { text: '{}', made: 1 };
    },
  });
  const terms = {
    ignores: [{ rules: ['x'], sids: [], actions: [], reason: 'r' }],
    severities: { y: 'suggestion' as const },
  };
  const fixes = createFixes({ store, actions, worker });
  const [composed] = selectDocuments(store.getState());
  await fixes.textAfterSafe(composed!);
  actions.addPasted([{ title: 'A', type: 'identity', original: '{"Statement": []}' }]);
  actions.configurePasted(terms);
  await fixes.textAfterSafe(selectDocuments(store.getState())[0]!);
  expect(asked).toMatchObject([{ terms: { ignores: [], severities: {} } }, { which: 'safe', terms }]);
});
