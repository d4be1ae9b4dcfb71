// A draft that another version of the page kept.
import { expect, test } from 'vitest';
import { plainDraft, readKeptDraft } from './kept-draft.ts';

const kept = {
  answers: {
    scenario: 'invoke',
    values: { account: '111122223333', someLimit: ['a'], regions: 'us-east-1' },
  },
  overrides: {},
  unknownAnswers: { otherLimit: true },
  unknownParts: { zz: '1' },
};

test('what this version does not know stays with the draft, however often it is kept', () => {
  const draft = readKeptDraft(kept);
  expect(draft?.answers.values).toEqual({ account: '111122223333' });
  expect(draft?.unknownAnswers).toEqual({ someLimit: ['a'], regions: 'us-east-1', otherLimit: true });
  expect(draft?.unknownParts).toEqual({ zz: '1' });
  expect(readKeptDraft(JSON.parse(JSON.stringify(plainDraft(draft!))))).toEqual(draft);
});

test('what an older version did not know is an answer as soon as it is known', () => {
  const { account, ...values } = kept.answers.values;
  const draft = readKeptDraft({
    ...kept,
    answers: { scenario: 'invoke', values },
    unknownAnswers: { account },
  });
  expect(draft?.answers.values).toEqual({ account });
});
