// The lines that the focused question marks.
import { expect, test } from 'vitest';
import { selectDocuments } from '#app/selectors/documents.ts';
import { selectCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { roleStore } from '#app/testing/fresh-store.ts';
import { fieldLines } from './field-lines.ts';

function marked(field: 'account' | 'functionNames' | 'clusters', edit?: string) {
  const { store, actions } = roleStore();
  actions.setAnswer('account', '111122223333');
  actions.setAnswer('functionNames', ['chat']);
  const id = selectDocuments(store.getState()).find(({ source }) => source.type === 'identity')!.source.id;
  if (edit !== undefined) actions.editDocument(id, edit, '');
  const document = selectDocuments(store.getState()).find(({ source }) => source.id === id)!;
  const lines = document.text.split('\n');
  return fieldLines(document, field, selectCheckedAnswers(store.getState())).map(({ startLine, endLine }) =>
    lines.slice(startLine - 1, endLine).join('\n'),
  );
}

test('lines that contain the answer are marked', () => {
  const lines = marked('functionNames');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toContain('chat');
});

test('a question that is not asked marks nothing', () => {
  expect(marked('clusters')).toEqual([]);
});

test('an answer is marked in a document with a hand edit too', () => {
  const { store, actions } = roleStore();
  actions.setAnswer('functionNames', ['chat']);
  const document = () => selectDocuments(store.getState()).find(({ source }) => source.type === 'identity')!;
  const { source, text, composed, statements } = document();
  const edited = text.replace('"logs:PutLogEvents"', '"logs:PutLogEvents", "logs:DescribeLogStreams"');
  actions.editDocument(source.id, edited, composed);
  const ranges = fieldLines(
    { ...document(), statements },
    'functionNames',
    selectCheckedAnswers(store.getState()),
  );
  const lines = ranges.map(({ startLine }) => document().text.split('\n')[startLine - 1]);
  expect(lines).toEqual([expect.stringContaining('/aws/lambda/chat')]);
});

test('a text that is not a policy has no marks', () => {
  expect(marked('functionNames', '{ "chat": 1 }')).toEqual([]);
});
