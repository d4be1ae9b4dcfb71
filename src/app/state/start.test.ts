// A text fills in answers, and gives them back when it changes.
import { expect, test } from 'vitest';
import '#core/answers/register-all.ts';
import { startAnswers, type Answers } from '#core/answers/answers.ts';
import { freshStore } from '#app/testing/fresh-store.ts';
import { holdsAll, textOf, withStated } from './start.ts';

const r1: Answers = { scenario: 'invoke-r1', values: { entity: 'ecs', streaming: false } };

test('what a text states takes the place of what it stated before', () => {
  const first = withStated({ scenario: 'import', values: { account: '1', entity: 'ec2' } }, null, r1);
  expect(first.answers).toEqual({
    scenario: 'invoke-r1',
    values: { account: '1', entity: 'ecs', streaming: false },
  });
  const second = withStated(first.answers, first.filledIn, {
    scenario: 'invoke-r1',
    values: { entity: 'lambda' },
  });
  expect(second.answers.values).toEqual({ account: '1', entity: 'lambda' });
  const none = withStated(second.answers, second.filledIn, null);
  expect(none.answers).toEqual({ scenario: 'import', values: { account: '1', entity: 'ec2' } });
});

test('an answer that a person changed since is not taken back', () => {
  const { answers, filledIn } = withStated(startAnswers(), null, r1);
  const changed = { ...answers, values: { ...answers.values, entity: 'github' } };
  expect(withStated(changed, filledIn, null).answers.values).toEqual({ entity: 'github' });
  expect(holdsAll(answers, r1)).toBe(true);
  expect(holdsAll(changed, r1)).toBe(false);
});

test('typing a sentence is one step of undo, and a cleared sentence leaves no answers', () => {
  const { store, actions } = freshStore();
  for (const values of [{}, { entity: 'ecs' }, { entity: 'ecs', streaming: false }] as const)
    actions.fillIn({ scenario: 'invoke-r1', values }, 'so far');
  expect(store.getState().past).toHaveLength(1);
  expect(store.getState().draft.chosen).toBe(true);
  actions.undo();
  expect(store.getState().draft.answers).toEqual(startAnswers());
  expect(store.getState().draft.chosen).toBeUndefined();
  actions.redo();
  actions.sayStart(' ');
  expect(store.getState().draft.answers).toEqual(startAnswers());
});

test('a scenario chosen by hand stays when the text is cleared', () => {
  const { store, actions } = freshStore();
  actions.fillIn({ scenario: 'import', values: { account: '111122223333' } }, 'import');
  actions.chooseScenario('import');
  actions.fillIn(null, '');
  expect(store.getState().draft.answers).toEqual({
    scenario: 'import',
    values: { account: '111122223333' },
  });
});

test('what is pasted on the page opens the first step and keeps the work there', () => {
  const { store, actions } = freshStore({ step: 'names', view: 'documents' });
  actions.setAnswer('account', '111122223333');
  actions.startFrom('arn:aws:s3:::weights');
  const { step, view, draft, start } = store.getState();
  expect({ step, view, text: start.text }).toEqual({
    step: 'scenario',
    view: 'answers',
    text: 'arn:aws:s3:::weights',
  });
  expect(draft.answers.values).toEqual({ account: '111122223333' });
});

test('a file is read and not shown in the field', () => {
  const { store, actions } = freshStore();
  actions.startFrom('', [{ name: 'log.json', text: '{"Records":[]}' }]);
  expect(store.getState().start.text).toBe('');
  expect(textOf(store.getState().start)).toBe('{"Records":[]}');
});

test('a step counts as seen once it was left', () => {
  const { store, actions } = freshStore();
  actions.openStep('models');
  expect([...store.getState().seen]).toEqual(['scenario']);
  actions.goToStep('names');
  expect([...store.getState().seen]).toEqual(['scenario', 'models']);
});
