// Undo and redo: what is one step, and what a change of the draft resets.
import { describe, expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { redone, undone, withAnswers, withDraft, withEditedAt, withText } from './history.ts';
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

test('undo and redo go one step each', () => {
  const steps = ['a', 'b', 'c'].map(edited);
  const state = steps.reduce((now, draft) => withDraft(now, draft, null), INITIAL_STATE);
  const back = undone(undone(state));
  expect(back.draft).toEqual(steps[0]);
  const forth = redone(back);
  expect(forth.draft).toEqual(steps[1]);
  expect(undone(forth).draft).toEqual(steps[0]);
  expect(redone(forth).draft).toEqual(steps[2]);
});

test('the first change is a step, also where the same thing was touched before', () => {
  const touched = withDraft(INITIAL_STATE, INITIAL_STATE.draft, 'document trust');
  expect(touched.editing).toBe('document trust');
  expect(touched.past).toEqual([]);
  expect(withDraft(touched, touched.draft, 'document trust')).toBe(touched);
  expect(undone(withDraft(touched, edited('a'), 'document trust')).draft).toBe(EMPTY_DRAFT);
});

test('200 steps are kept, and a warning is over with the next change', () => {
  let state = { ...INITIAL_STATE, warned: true };
  for (let at = 0; at < 205; at += 1) state = withDraft(state, edited(`${at}`), null);
  expect(state.past).toHaveLength(200);
  expect(state.past[0]).toEqual(edited('4'));
  expect(state.warned).toBe(false);
});

test('pasted policies in place of the kit reset whose access is shown', () => {
  const chosen = { ...INITIAL_STATE, access: { ...INITIAL_STATE.access, subjectId: 'role' } };
  const pasted = { ...EMPTY_DRAFT, pasted: { open: true, policies: [] } };
  expect(withDraft(chosen, pasted, null).access.subjectId).toBeNull();
});

describe('what a text was edited against', () => {
  const before = startAnswers('invoke');
  const after = startAnswers('import');
  const unknown = { answers: before, overrides: { trust: 'a', role: 'b' } };

  test('are the answers of that time, which a change of answers keeps', () => {
    const changed = withAnswers({ ...unknown, editedAt: { role: after } }, after);
    expect(changed.answers).toBe(after);
    expect(changed.editedAt).toEqual({ trust: before, role: after });
    const known = { ...unknown, editedAt: { trust: after, role: after } };
    expect(withAnswers(known, after)).toEqual({ ...known, answers: after });
    expect(withEditedAt(known)).toBe(known);
    expect(withAnswers(unknown, before)).toBe(unknown);
  });

  test('is known of each edit, and forgotten with it', () => {
    const one = withText({ answers: before, overrides: {} }, { id: 'trust', text: 'a', composed: '{}' });
    expect(one.editedAt).toEqual({ trust: before });
    expect(withText(one, { id: 'trust', text: '{}', composed: '{}' })).toEqual({
      answers: before,
      overrides: {},
      editedAt: {},
    });
  });
});

test('edits that wait for a choice are kept with their text, until the text has none', () => {
  const open = withText(edited('a'), { id: 'trust', text: 'b', composed: '{}', undecided: ['x'] });
  expect(open.undecided).toEqual({ trust: ['x'] });
  const two = withText(open, { id: 'role', text: 'c', composed: '{}', undecided: ['y'] });
  expect(two.undecided).toEqual({ trust: ['x'], role: ['y'] });
  expect(withText(two, { id: 'trust', text: 'd', composed: '{}' }).undecided).toEqual({ role: ['y'] });
  const gone = withText(open, { id: 'trust', text: '{}', composed: '{}', undecided: ['x'] });
  expect(Object.hasOwn(gone, 'undecided')).toBe(false);
});

test('a pasted policy changes where it was pasted', () => {
  const policy = { title: 'Policy', type: 'identity', original: '{}', text: '{}' } as const;
  const policies = [
    { ...policy, id: 'pasted.1' },
    { ...policy, id: 'pasted.2' },
  ];
  const draft = { ...EMPTY_DRAFT, pasted: { open: true, policies } };
  const changed = withText(draft, { id: 'pasted.2', text: 'a', composed: '{}' });
  expect(changed.pasted?.policies.map(({ text }) => text)).toEqual(['{}', 'a']);
  expect(changed.overrides).toEqual({});
  const other = withText(draft, { id: 'trust', text: 'a', composed: '{}' });
  expect(other.pasted).toBe(draft.pasted);
  expect(other.overrides).toEqual({ trust: 'a' });
});
