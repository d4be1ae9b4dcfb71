// The marks of answers stand where the answers do in the code.
import { expect, test } from 'vitest';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { freshStore } from '#app/testing/fresh-store.ts';
import { selectDocuments } from '#app/selectors/documents.ts';
import { codeMarks } from './code-marks.ts';

function marked(values: Answers['values'], conflicts: readonly FieldId[] = []): readonly string[] {
  const { store, actions } = freshStore();
  const answers: Answers = { scenario: 'invoke', values };
  actions.beginWith(answers);
  const [document] = selectDocuments(store.getState()).filter(({ source }) => source.type === 'identity');
  const lines = document!.text.split('\n');
  return codeMarks(document!, readAnswers(answers), new Set(conflicts)).map(
    ({ startLine, startColumn = 0, endColumn = 0, kind }) =>
      `${kind} ${lines[startLine - 1]!.slice(startColumn - 1, endColumn - 1)}`,
  );
}

test('what was said, assumed and is needed is marked as in the sentence', () => {
  const marks = marked({ functionNames: ['chat-fn'], models: ['v3.2'] });
  expect(marks).toContain('mark-stated chat-fn');
  expect(marks).toContain('mark-assumed us-east-1');
  expect(marks).toContain('mark-needed 111122223333');
});

test('a conflict outweighs the other marks', () => {
  expect(marked({ regions: ['us-east-1'] }, ['regions'])).toContain('mark-conflict us-east-1');
});

test('the Region of a statement that another answer asked for is marked, unless it is in conflict elsewhere', () => {
  const regions = (conflicts: readonly FieldId[]) =>
    marked({ regions: ['us-east-1'] }, conflicts).filter((each) => each.endsWith(' us-east-1'));
  expect(regions([])).toEqual(['mark-stated us-east-1', 'mark-stated us-east-1']);
  expect(regions(['regions'])).toEqual(['mark-conflict us-east-1']);
});

test('a part of a longer name is not marked', () => {
  const marks = marked({ functionNames: ['chat', 'chat-fn'] });
  expect(marks.filter((each) => each.endsWith(' chat'))).toHaveLength(1);
});
