// Who uses a role is asked where what somebody brought does not say it, and no longer once it is answered.
import { expect, test } from 'vitest';
import './all-rows.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { textOf } from '#deepseek/sentence/parts.ts';
import type { Brought } from '#app/state/pasted.ts';
import { freshStore } from '#app/testing/fresh-store.ts';
import { selectAsked } from './brought-code.ts';
import { selectReadiness } from './readiness.ts';
import { selectSentence } from './sentence.ts';

const begun = (values: Answers['values'], kind?: Brought['kind']) => {
  const { store, actions } = freshStore();
  actions.beginWith({ scenario: 'invoke', values }, kind && { kind, text: 'brought' });
  return { store, actions };
};

test.each<[kind: Brought['kind'] | undefined, values: Answers['values'], subject: string, cause?: string]>([
  ['code', {}, 'Code that runs needed in account needed calls', 'where it runs'],
  ['code', { entity: 'ec2' }, 'An EC2 instance in account needed calls'],
  ['policy', { entity: 'own-role' }, 'A role used by needed in account needed calls', 'who uses it'],
  ['policy', { entity: 'ec2' }, 'An EC2 instance in account needed calls'],
  [undefined, { entity: 'own-role' }, 'A role named needed in account needed calls'],
])('of %s with %j: “%s”', (kind, values, subject, cause) => {
  const { store } = begun(values, kind);
  const state = store.getState();
  expect(textOf(selectSentence(state)).startsWith(subject)).toBe(true);
  expect(selectAsked(state)).toEqual(cause === undefined ? [] : ['entity']);
  expect(selectReadiness(state).causes.map(({ text }) => text)).toEqual(
    expect.arrayContaining(cause === undefined ? [] : [cause]),
  );
  const [chip] = selectSentence(state).filter(({ field }) => field === 'entity');
  expect(chip?.mark).toBe(cause === undefined ? 'stated' : 'needed');
});

test.each(['lambda', 'own-role'])('once the answer is %s, it is not asked again', (entity) => {
  const { store, actions } = begun({ entity: 'own-role' }, 'policy');
  actions.setAnswer('entity', entity);
  expect(selectAsked(store.getState())).toEqual([]);
  actions.undo();
  expect(selectAsked(store.getState())).toEqual(['entity']);
});
