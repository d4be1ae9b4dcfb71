// What the page says after Copy besides “copied”.
import { describe, expect, test } from 'vitest';
import { startAnswers } from '#core/answers/answers.ts';
import { compose } from '#core/compose/compose.ts';
import { openAnswers } from '#core/export/parameters.ts';
import { print } from '#core/iam/print.ts';
import { actions, useStore } from '#app/state/store.ts';
import { copyTroublesOf, placeholdersIn } from './copy-troubles.ts';
import { selectDocuments, type ShownDocument } from './documents.ts';

const ANSWERS = startAnswers();
const KIT = compose(ANSWERS);
const OPEN = openAnswers(ANSWERS);

const shown = (type: string): ShownDocument =>
  selectDocuments(useStore.getState()).find(({ source }) => source.type === type)!;

const wordsOf = (document: ShownDocument) => copyTroublesOf(document, KIT, ANSWERS).map(({ text }) => text);

describe('placeholders', () => {
  test('count for the documents in which they stand', () => {
    expect(wordsOf(shown('identity'))).toEqual(['2 placeholders left']);
    expect(wordsOf(shown('trust'))).toEqual([]);
  });

  test('that a hand edit has replaced no longer count', () => {
    const [role] = KIT.roles;
    const text = print(role!.permissions[0]!.document);
    const edited = text.replaceAll('111122223333', '444455556666');
    expect(placeholdersIn({ text, edited: false }, KIT.placeholders, OPEN)).toHaveLength(2);
    expect(placeholdersIn({ text: edited, edited: true }, KIT.placeholders, OPEN)).toEqual(['functionNames']);
  });
});

test('a document that AWS refuses is named before its placeholders, with the place', () => {
  const document = shown('identity');
  const finding = {
    code: 'X',
    severity: 'error',
    message: '',
    start: 42,
    end: 43,
    refusal: 'MalformedPolicyDocument',
  } as unknown as ShownDocument['findings'][number];
  const [first, second] = copyTroublesOf({ ...document, findings: [finding] }, KIT, ANSWERS);
  expect(first).toMatchObject({
    text: 'IAM will refuse this',
    target: { kind: 'document', offset: 42 },
  });
  expect(second?.text).toBe('2 placeholders left');
});

test('answers to correct are named, with the question', () => {
  actions.setAnswer('account', 'twelve');
  const { answers } = useStore.getState().draft;
  const [first] = copyTroublesOf(shown('identity'), compose(answers), answers);
  expect(first).toMatchObject({ text: '1 answer to correct', target: { field: 'account' } });
});
