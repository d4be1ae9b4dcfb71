// Which answers of two versions changed, what comes along with each, and what a change carries from one to the other.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { normalizeAnswers } from '#deepseek/answers/normalize-answers.ts';
import { answerChanges, withStated } from './answer-changes.ts';

const importing = (values: Answers['values']): Answers => ({ scenario: 'import', values });
const KEY = 'arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const BY_KEY = { weightsEncryption: 'kms', weightsKeys: [KEY] };

/** The questions that a change shows, the changed one first. */
const shown = (shared: Answers, changed: Answers) =>
  answerChanges(shared, changed).map(({ field, answers }) => [
    field,
    answers.map(({ question }) => question),
  ]);
const labels = (...ids: readonly Parameters<typeof fieldOf>[0][]) => ids.map((id) => fieldOf(id).label);

describe('a change carries the stated answers to its own questions', () => {
  test('and undefined for a starting value', () => {
    const [change, ...more] = answerChanges(importing({}), importing(BY_KEY));
    expect(more).toEqual([]);
    expect(change).toMatchObject({ id: 'answer weightsEncryption', field: 'weightsEncryption' });
    expect(change?.before).toEqual({ values: { weightsEncryption: undefined, weightsKeys: undefined } });
    expect(change?.after).toEqual({ values: BY_KEY });
    expect(Object.keys(change?.after ?? {})).toEqual(['values']);
  });

  test('and the scenario, if that is what changed', () => {
    const shared: Answers = { scenario: 'invoke', values: { account: '111122223333', streaming: false } };
    const [change, ...more] = answerChanges(shared, importing({ account: '111122223333', ...BY_KEY }));
    expect(more).toEqual([]);
    expect(change).toMatchObject({ id: 'scenario', field: 'scenario' });
    expect(change?.before.scenario).toBe('invoke');
    expect(change?.after.scenario).toBe('import');
    expect(Object.keys(change?.after.values ?? {})).not.toContain('scenario');
    expect(Object.keys(change?.after.values ?? {})).not.toContain('account');
    expect(change?.after.values).toMatchObject(BY_KEY);
    expect(change?.before.values).toMatchObject({ streaming: false });
  });
});

describe('what comes along', () => {
  test('is what is asked only because of the change, whichever version asks it', () => {
    expect(shown(importing({}), importing(BY_KEY))).toEqual([
      ['weightsEncryption', labels('weightsEncryption', 'weightsKeys')],
    ]);
    expect(shown(importing(BY_KEY), importing({}))).toEqual([
      ['weightsEncryption', labels('weightsEncryption', 'weightsKeys')],
    ]);
  });

  test('is with the change that it follows from, not with the first', () => {
    const weights = ['s3://acme-models/r1/'];
    const both = [
      ['weights', labels('weights')],
      ['weightsEncryption', labels('weightsEncryption', 'weightsKeys')],
    ];
    expect(shown(importing({}), importing({ weights, ...BY_KEY }))).toEqual(both);
    expect(shown(importing({ weights, ...BY_KEY }), importing({}))).toEqual(both);
    const [first, second] = answerChanges(importing({}), importing({ weights, ...BY_KEY }));
    expect(first?.after).toEqual({ values: { weights } });
    expect(second?.after).toEqual({ values: BY_KEY });
  });

  test('is not what a person changed besides', () => {
    const other = `${KEY.slice(0, -1)}1`;
    expect(shown(importing(BY_KEY), importing({ ...BY_KEY, weightsKeys: [other] }))).toEqual([
      ['weightsKeys', labels('weightsKeys')],
    ]);
    expect(shown(importing({}), importing({ ...BY_KEY, account: '444455556666' }))).toEqual([
      ['weightsEncryption', labels('weightsEncryption', 'weightsKeys')],
      ['account', labels('account')],
    ]);
  });

  test('is undefined in words where it is not asked', () => {
    const [change] = answerChanges(importing({}), importing(BY_KEY));
    expect(change?.answers[1]).toEqual({
      question: fieldOf('weightsKeys').label,
      before: undefined,
      after: KEY,
    });
  });

  test('is nothing for a question that nobody asks', () => {
    expect(shown(importing({}), importing({ weightsKeys: [KEY] }))).toEqual([]);
  });
});

test('in one scenario a change begins with a question that both versions ask, and no question is in two', () => {
  const versions = fc
    .tuple(completeAnswers, completeAnswers, fc.infiniteStream(fc.boolean()))
    .map(([base, other, coin]): readonly [Answers, Answers] => {
      const taken = Object.entries(other.values).filter(() => coin.next().value);
      return [base, normalizeAnswers({ ...base, values: { ...base.values, ...Object.fromEntries(taken) } })];
    });
  fc.assert(
    fc.property(versions, ([shared, changed]) => {
      const changes = answerChanges(shared, changed);
      for (const { answers } of changes) {
        expect(answers[0]?.before).toBeDefined();
        expect(answers[0]?.after).toBeDefined();
      }
      const fields = changes.flatMap(({ after }) => Object.keys(after.values));
      expect(new Set(fields).size).toBe(fields.length);
    }),
  );
});

describe('the answers of a change in place of others', () => {
  const answers: Answers = { scenario: 'invoke', values: { account: '111122223333', streaming: false } };
  test('keep the rest, and leave out what is not stated', () => {
    expect(withStated(answers, { values: { streaming: undefined } })).toEqual({
      scenario: 'invoke',
      values: { account: '111122223333' },
    });
    expect(Object.keys(withStated(answers, { values: { streaming: undefined } }).values)).toEqual([
      'account',
    ]);
    expect(withStated(answers, { scenario: 'import', values: {} })).toEqual({
      ...answers,
      scenario: 'import',
    });
  });
});
