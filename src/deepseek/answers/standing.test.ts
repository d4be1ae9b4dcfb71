// Which answers are stated, which are assumed, and which of those are guesses.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MODELS } from '#deepseek/facts/models.ts';
import { REGIONS } from '#iam/facts/regions.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { completeAnswers } from './answers.arbitrary.ts';
import { clearAnswer, keepAnswer, setAnswer, startAnswers, type Answers } from './answers.ts';
import { askedFields, valueOf, viewOf } from './answers-view.ts';
import { fieldIds, fieldOf, type FieldId } from './fields/fields.ts';
import { normalizeAnswers, shortestAnswers } from './normalize-answers.ts';
import { readAnswers } from './read-answers.ts';
import { isGuess, standingOf } from './standing.ts';

const invoke = (values: Answers['values']): Answers => ({ scenario: 'invoke', values });
const standing = (answers: Answers, id: FieldId) => standingOf(readAnswers(answers), id);
const guesses = (answers: Answers): readonly FieldId[] => {
  const checked = readAnswers(answers);
  return checked.fields.filter((id) => isGuess(checked, id));
};

describe('stated', () => {
  test('a value that is set stays, also where it equals the starting value, until it is taken back', () => {
    const start = startAnswers('invoke');
    const stated = setAnswer(setAnswer(start, 'regions', ['us-east-1']), 'streaming', true);
    expect(stated.values).toEqual({ regions: ['us-east-1'], streaming: true });
    expect(standing(stated, 'regions')).toBe('stated');
    expect(clearAnswer(clearAnswer(stated, 'regions'), 'streaming')).toEqual(start);
    expect(keepAnswer(start, 'models').values).toEqual({ models: ['v3.2'] });
  });

  test('nothing is no answer where a question starts from nothing, and one where it does not', () => {
    const named = setAnswer(startAnswers('invoke'), 'functionNames', ['chat']);
    expect(setAnswer(named, 'functionNames', []).values).toEqual({});
    expect(setAnswer(invoke({ account: '1' }), 'account', '').values).toEqual({});
    expect(setAnswer(invoke({}), 'roleName', '').values).toEqual({ roleName: '' });
    expect(setAnswer(invoke({}), 'regions', []).values).toEqual({ regions: [] });
  });

  test('the account and Region of a pasted ARN are, also where the Region is the one to start from', () => {
    for (const region of ['us-east-1', 'eu-west-1']) {
      const endpoints = [`arn:aws:sagemaker:${region}:111122223333:endpoint/chat`];
      const answers: Answers = { scenario: 'invoke-sagemaker', values: { endpoints } };
      expect([standing(answers, 'account'), standing(answers, 'regions')]).toEqual(['stated', 'stated']);
      expect(standing(answers, 'entity')).toBe('assumed');
    }
    const cannotBeThere = ['arn:aws:bedrock:ca-west-1::foundation-model/deepseek.v3.2'];
    expect(standing({ scenario: 'mantle', values: { modelArns: cannotBeThere } }, 'regions')).toBe('assumed');
  });

  test('a choice that is not offered is not', () => {
    expect(standing(invoke({ entity: 'sagemaker' }), 'entity')).toBe('assumed');
  });

  test('the other ways to stand', () => {
    expect(standing(invoke({}), 'account')).toBe('needed');
    expect(standing(invoke({ account: '12' }), 'account')).toBe('wrong');
    expect(standing(invoke({}), 'roleName')).toBe('assumed');
    expect(standing(invoke({ roleName: '' }), 'roleName')).toBe('needed');
  });

  test('what is stated changes nothing but that', () => {
    const kept = (answers: Answers) => askedFields(viewOf(answers)).reduce(keepAnswer, answers);
    const all = (answers: Answers) => {
      const view = viewOf(answers);
      return Object.fromEntries(askedFields(view).map((id) => [id, valueOf(id, view)]));
    };
    fc.assert(
      fc.property(completeAnswers, (answers) => {
        for (const same of [kept(answers), normalizeAnswers(answers), shortestAnswers(answers)])
          expect(all(same)).toEqual(all(answers));
        expect(guesses(kept(answers))).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('guesses', () => {
  test('who, where and which model are guesses until they are kept, names and switches are not', () => {
    const answers = invoke({ account: '111122223333', functionNames: ['chat'] });
    expect(guesses(answers)).toEqual(['entity', 'regions', 'models']);
    expect(guesses(guesses(answers).reduce(keepAnswer, answers))).toEqual([]);
  });

  test('what leaves no choice is none', () => {
    const answers = startAnswers('host-sagemaker');
    expect(readAnswers(answers).fields).toContain('entity');
    expect(guesses(answers)).not.toContain('entity');
  });

  test('every question for a model or a Region starts with one, and each guess is a choice', () => {
    const models = new Set(MODELS.map(({ id }): string => id));
    const regions = new Set(REGIONS.map(({ code }): string => code));
    const marked = fieldIds().filter((id) => fieldOf(id).guess === true);
    const names = (id: FieldId): boolean => {
      const field = fieldOf(id);
      return scenarios.all().some((scenario) => {
        if (field.kind !== 'choices' && field.kind !== 'choice') return false;
        const values = field
          .options(viewOf(startAnswers(scenario.id as Answers['scenario'])))
          .map(({ value }) => value);
        return (
          values.length > 0 &&
          (values.every((each) => models.has(each)) || values.every((each) => regions.has(each)))
        );
      });
    };
    const named = fieldIds().filter(names);
    expect(marked).toEqual(expect.arrayContaining(named));
    expect(marked.filter((id) => !named.includes(id)).toSorted()).toEqual(['connectorTarget', 'entity']);
    expect(marked.filter((id) => !fieldOf(id).kind.startsWith('choice'))).toEqual([]);
  });
});
