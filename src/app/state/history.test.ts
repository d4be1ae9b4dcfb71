// Undo and redo: what is one step, and what a change of the draft resets.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { redone, undone, withDraft, withText } from './history.ts';
import { EMPTY_DRAFT, INITIAL_STATE } from './state.ts';

const edited = (text: string) => withText(EMPTY_DRAFT, { id: 'trust', text, composed: '{}' });

test('changes of one thing in a row are one step of undo, changes of another are the next', () => {
  let state = withDraft(INITIAL_STATE, edited('a'), 'document trust');
  state = withDraft(state, edited('ab'), 'document trust');
  state = withDraft(state, edited('abc'), 'other');
  expect(state.past).toHaveLength(2);
  expect(undone(state).draft).toEqual(edited('ab'));
  expect(undone(undone(state)).draft).toBe(EMPTY_DRAFT);
  expect(redone(undone(state)).draft).toEqual(edited('abc'));
});

test('a change without a name is always a step', () => {
  const state = withDraft(withDraft(INITIAL_STATE, edited('a'), null), edited('b'), null);
  expect(state.past).toHaveLength(2);
});

test('a change after undo drops what could be redone', () => {
  const state = undone(withDraft(INITIAL_STATE, edited('a'), null));
  expect(state.future).toHaveLength(1);
  expect(withDraft(state, edited('b'), null).future).toEqual([]);
});

test('without anything to undo or redo the draft stays', () => {
  expect(undone(INITIAL_STATE).draft).toBe(EMPTY_DRAFT);
  expect(redone(INITIAL_STATE).draft).toBe(EMPTY_DRAFT);
});

test('another scenario resets whose access is shown, a hand edit does not', () => {
  const chosen = { ...INITIAL_STATE, access: { ...INITIAL_STATE.access, subjectId: 'role' } };
  expect(withDraft(chosen, edited('a'), null).access.subjectId).toBe('role');
  const other = withDraft(chosen, { answers: startAnswers('import'), overrides: {} }, null);
  expect(other.access.subjectId).toBeNull();
});

test("a text equal to the wizard's is not a hand edit", () => {
  expect(edited('{}').overrides).toEqual({});
  expect(edited('{ }').overrides).toEqual({ trust: '{ }' });
});
