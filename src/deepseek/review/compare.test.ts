// Two versions of a draft: what differs, and what is left when changes are accepted or reverted.
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { anyAnswers, completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { setAnswer, startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { normalizeAnswers } from '#deepseek/answers/normalize-answers.ts';
import type { OwnCase } from '#iam/request/call.ts';
import type { Draft } from '#deepseek/share/draft.ts';
import { serializeCase } from '#deepseek/share/serialize-case.ts';
import { CASE, draftOf, overrides } from '#deepseek/share/testing/links.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { effectiveAnswers } from './testing/effective-answers.ts';
import { acceptChange, compareDrafts, revertChange } from './compare.ts';
import type { DraftChange } from './change.ts';

vi.setConfig({ testTimeout: 60_000 });

const normal = (answers: fc.Arbitrary<Answers>) => answers.map(normalizeAnswers);

const cases = fc.uniqueArray(
  fc.record({
    label: fc.constantFrom('a', 'b', 'c'),
    expect: fc.constantFrom('allowed' as const, 'denied' as const),
    action: fc.constantFrom('s3:GetObject', 's3:PutObject'),
  }),
  { maxLength: 4, selector: (each) => JSON.stringify(each) },
);

const drafts = (answers: fc.Arbitrary<Answers>): fc.Arbitrary<Draft> =>
  fc.record({ answers: normal(answers), overrides, cases }).map(({ cases: own, ...draft }) => ({
    ...draft,
    ...(own.length > 0 && { cases: own.map((each): OwnCase => ({ ...CASE, ...each })) }),
  }));

/** A version, and one with some answers of another in place of its own, as a colleague would change it. */
const versions: fc.Arbitrary<readonly [Draft, Draft]> = fc.oneof(
  fc.tuple(drafts(anyAnswers), drafts(anyAnswers)),
  fc
    .tuple(drafts(completeAnswers), drafts(completeAnswers), fc.infiniteStream(fc.boolean()))
    .map(([base, other, coin]) => {
      const values = Object.entries(other.answers.values).filter(() => coin.next().value);
      const mixed = { ...base.answers, values: { ...base.answers.values, ...Object.fromEntries(values) } };
      return [base, { ...other, answers: normalizeAnswers(mixed) }] as const;
    }),
);

/** What a draft means: equal for drafts that are the same to a person. */
const meaning = (draft: Draft) => ({
  answers: effectiveAnswers(draft.answers),
  edits: Object.fromEntries(Object.entries(draft.overrides).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  cases: (draft.cases ?? []).map((each) => JSON.stringify(serializeCase(each))).toSorted(),
});

const accept = (draft: Draft, changes: readonly DraftChange[]): Draft => changes.reduce(acceptChange, draft);
const revert = (draft: Draft, changes: readonly DraftChange[]): Draft => changes.reduce(revertChange, draft);

describe('laws', () => {
  test('a draft has no changes to itself', () => {
    fc.assert(
      fc.property(drafts(anyAnswers), (draft) => {
        expect(compareDrafts(draft, draft)).toEqual([]);
      }),
    );
  });

  test('all changes reverted give the shared version, all accepted the changed one, in any order', () => {
    fc.assert(
      fc.property(versions, fc.infiniteStream(fc.nat()), ([shared, changed], dice) => {
        const changes = compareDrafts(shared, changed);
        const mixed = changes
          .map((change) => [change, dice.next().value ?? 0] as const)
          .toSorted(([, a], [, b]) => a - b)
          .map(([change]) => change);
        expect(meaning(revert(changed, mixed))).toEqual(meaning(shared));
        expect(meaning(accept(shared, mixed))).toEqual(meaning(changed));
        expect(changes.length === 0).toBe(
          JSON.stringify(meaning(shared)) === JSON.stringify(meaning(changed)),
        );
      }),
      { numRuns: runs(80) },
    );
  });

  test('one change accepted and the others reverted is that change alone', () => {
    fc.assert(
      fc.property(versions, fc.nat(), ([shared, changed], at) => {
        const changes = compareDrafts(shared, changed);
        const chosen = changes[at % Math.max(1, changes.length)];
        if (chosen === undefined) return;
        const others = changes.filter((change) => change !== chosen);
        const accepted = acceptChange(shared, chosen);
        expect(meaning(revert(changed, others))).toEqual(meaning(accepted));
        expect(compareDrafts(accepted, revert(changed, others))).toEqual([]);
      }),
      { numRuns: runs(80) },
    );
  });

  test('the changes of a comparison have different names', () => {
    fc.assert(
      fc.property(versions, ([shared, changed]) => {
        const ids = compareDrafts(shared, changed).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

const invoke = startAnswers('invoke');
const answersOf = (shared: Answers, changed: Answers) =>
  compareDrafts(draftOf(shared), draftOf(changed)).map((change) =>
    change.kind === 'answer' ? change.answers : change,
  );

describe('answers', () => {
  test('a changed answer is told with its question, before and after', () => {
    const changed = setAnswer(setAnswer(invoke, 'account', '444455556666'), 'streaming', false);
    expect(answersOf(invoke, changed)).toEqual([
      [expect.objectContaining({ before: 'On', after: 'Off' })],
      [{ question: 'AWS account', before: 'Not given', after: '444455556666' }],
    ]);
  });

  test('a new scenario is one change, which carries its questions', () => {
    const shared: Answers = { scenario: 'invoke', values: { account: '111122223333', streaming: false } };
    const changed: Answers = {
      scenario: 'import',
      values: { account: '111122223333', weights: ['s3://acme-models/r1/'] },
    };
    const [change, ...more] = answersOf(shared, changed) as readonly (readonly object[])[];
    expect(more).toEqual([]);
    expect(change?.[0]).toEqual({
      question: 'What do you want to do?',
      before: expect.any(String),
      after: expect.any(String),
    });
    expect(change).toContainEqual({
      question: fieldOf('weights').label,
      before: undefined,
      after: 's3://acme-models/r1/',
    });
  });

  test('an answer that both scenarios ask for stays a change of its own', () => {
    const shared: Answers = { scenario: 'invoke', values: { account: '111122223333' } };
    const changed: Answers = { scenario: 'import', values: { account: '444455556666' } };
    expect(
      compareDrafts(draftOf(shared), draftOf(changed)).map(
        (change) => change.kind === 'answer' && change.field,
      ),
    ).toEqual(['scenario', 'account']);
  });

  test('a question that is asked because of another answer belongs to that change', () => {
    const key = 'arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const shared: Answers = { scenario: 'import', values: {} };
    const changed: Answers = { scenario: 'import', values: { weightsEncryption: 'kms', weightsKeys: [key] } };
    const changes = compareDrafts(draftOf(shared), draftOf(changed));
    expect(changes).toHaveLength(1);
    expect(acceptChange(draftOf(shared), changes[0]!).answers).toEqual(changed);
    expect(revertChange(draftOf(changed), changes[0]!).answers).toEqual(shared);
  });

  test('a starting value that one version states is not a change, and stays where it is stated', () => {
    const kept = setAnswer(invoke, 'regions', ['us-east-1']);
    expect(answersOf(invoke, kept)).toEqual([]);
    expect(answersOf(kept, invoke)).toEqual([]);
    const changed = setAnswer(kept, 'streaming', false);
    const [change] = compareDrafts(draftOf(kept), draftOf(changed));
    expect(revertChange(draftOf(changed), change!).answers).toEqual(kept);
  });

  test('a starting value that follows from another answer is not a change', () => {
    const changed: Answers = { scenario: 'invoke', values: { entity: 'ecs' } };
    expect(answersOf(invoke, changed)).toHaveLength(1);
  });
});

describe('expectations', () => {
  test('an expectation with the same name is changed, others are added and removed', () => {
    const shared: Draft = { ...draftOf(invoke), cases: [CASE, { ...CASE, label: 'gone' }] };
    const now: OwnCase = { ...CASE, expect: 'allowed' };
    const changed: Draft = { ...draftOf(invoke), cases: [{ ...CASE, label: 'new' }, now] };
    expect(
      compareDrafts(shared, changed).map((change) => change.kind === 'case' && [change.before, change.after]),
    ).toEqual([
      [CASE, now],
      [{ ...CASE, label: 'gone' }, undefined],
      [undefined, { ...CASE, label: 'new' }],
    ]);
  });

  test('the order in which the context of an expectation was written does not matter', () => {
    const turned = { ...CASE, context: { 'aws:TagKeys': ['a', 'b'], 'aws:SourceVpce': 'vpce-1' } };
    expect(
      compareDrafts({ ...draftOf(invoke), cases: [CASE] }, { ...draftOf(invoke), cases: [turned] }),
    ).toEqual([]);
  });
});
