// A link takes the place of what was begun; what is restored comes back with it.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { freshStore } from '#app/testing/fresh-store.ts';

test('the text of the first step, its files and the tried request come back with the draft', () => {
  const { store, actions } = freshStore();
  const file = { name: 'trail.json', text: '{}' };
  actions.startFrom('a note', [file]);
  const triedCall = {
    label: '',
    principal: { role: 'role' },
    action: 's3:GetObject',
    resource: '*',
    context: {},
  };
  store.setState({ triedCall });
  const { draft, start } = store.getState();
  const linked = { answers: startAnswers('import'), overrides: {} };
  actions.replaceDraft(linked, {
    kind: 'opened',
    notes: [],
    replaced: { draft, begun: { start, triedCall } },
    isComparison: false,
  });
  const { link, ...opened } = store.getState();
  expect([opened.start.text, opened.start.files, opened.triedCall]).toEqual(['', [], null]);
  if (link?.kind !== 'opened' || !link.replaced) throw new Error('Nothing was replaced');
  actions.replaceDraft(link.replaced.draft, null, link.replaced.begun);
  const back = store.getState();
  expect([back.start.text, back.start.files, back.triedCall]).toEqual(['a note', [file], triedCall]);
  expect(back.draft.answers).toEqual(draft.answers);
});
