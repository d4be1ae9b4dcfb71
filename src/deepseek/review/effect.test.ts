// What each change does to access, to documents, and to who can use the role.
import { describe, expect, test } from 'vitest';
import { accessMatrices, accessView, type ChangedAccess } from '#iam/access/access-view.ts';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import { setAnswer, startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { composeLoaded } from '#deepseek/compose/compose-loaded.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { Draft } from '#deepseek/share/draft.ts';
import { answerParts } from './answer-parts.ts';
import { compareDrafts } from './compare.ts';
import { effectBetween, effectOf, type Effect } from './effect.ts';
import { effectWords, totalWords } from './effect-words.ts';

const base = [
  ['functionNames', ['chat']],
  ['account', '444455556666'],
  ['regions', ['us-east-1']],
] as const;
const answers = base.reduce<Answers>((all, [id, value]) => setAnswer(all, id, value), startAnswers());
const draft = (changed: Answers = answers, overrides = {}): Draft => ({ answers: changed, overrides });

const differences = ({ subjects }: Effect): readonly ChangedAccess[] =>
  subjects.map(({ before, after }) => {
    const ask = { subject: after, against: before };
    return accessView(ask, accessMatrices(ask, WHOLE), WHOLE).difference!;
  });

const wordsOf = (changed: Draft) =>
  compareDrafts(draft(), changed).map((change) => {
    const effect = effectOf(draft(), changed, change);
    return effectWords(effect, differences(effect));
  });

const total = (changed: Draft): string => {
  const effect = effectBetween(draft(), changed);
  return totalWords(effect, differences(effect));
};

const trust = documentsOf(composeLoaded(answers)).find(({ type }) => type === 'trust')!;
const statement = (principal: object) => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 'sts:AssumeRole',
});
const trusting = (...principals: readonly object[]): Draft =>
  draft(answers, {
    [trust.id]: JSON.stringify({
      ...trust.document,
      Statement: [...trust.document.Statement, ...principals.map(statement)],
    }),
  });

describe('what a change does', () => {
  const region = setAnswer(answers, 'regions', ['us-east-1', 'us-west-2']);
  const streaming = setAnswer(answers, 'streaming', false);

  test('a Region that is added is reached, not gained', () => {
    expect(total(draft(region))).toMatch(/^\d actions reach a second Region, none is new\.$/);
    expect(wordsOf(draft(region))).toEqual([
      {
        tag: 'Widens',
        text: expect.stringMatching(/^\d actions also reach us-west-2: `bedrock:InvokeModel`/),
      },
    ]);
  });

  test('each change says what it does by itself, the status what all do', () => {
    const both = draft(setAnswer(region, 'streaming', false));
    expect(total(both)).toMatch(/^\d actions reach a second Region, 1 is gone, none is new\.$/);
    expect(wordsOf(both).map(({ tag }) => tag)).toEqual(['Widens', 'Narrows']);
  });

  test('what is gone narrows', () => {
    expect(wordsOf(draft(streaming))).toEqual([
      { tag: 'Narrows', text: '1 action is gone: `bedrock:InvokeModelWithResponseStream`.' },
    ]);
  });

  test('another name moves what is reached', () => {
    const [words] = wordsOf(draft(setAnswer(answers, 'functionNames', ['chat-2'])));
    expect(words).toEqual({ tag: undefined, text: expect.stringContaining('reach something else') });
  });

  test('whom a hand edit lets in is named, and widens', () => {
    const changed = trusting({ AWS: 'arn:aws:iam::999999999999:root' });
    const [words] = wordsOf(changed);
    expect(words?.tag).toBe('Widens');
    expect(words?.text).toMatch(/999999999999 can use /);
    expect(total(changed)).toMatch(/999999999999 can use /);
    const back = effectBetween(changed, draft());
    expect(back.keepsOut.join()).toMatch(/999999999999 can no longer /);
    expect(effectWords(back, differences(back)).tag).toBe('Narrows');
  });

  test('Regions in place of others are named with those', () => {
    const moved = draft(setAnswer(answers, 'regions', ['us-west-2']));
    expect(total(moved)).toMatch(/^\d actions reach other Regions, none is new\.$/);
    expect(wordsOf(moved)).toEqual([
      { tag: undefined, text: expect.stringContaining('actions reach us-west-2 instead of us-east-1: ') },
    ]);
  });

  test('of a text that is not a policy nothing is claimed', () => {
    const broken = draft(answers, { [trust.id]: '{ "Version": ' });
    expect(total(broken)).toContain('is unknown');
    expect(wordsOf(broken)).toEqual([{ tag: undefined, text: expect.stringContaining('not known') }]);
    const rider = `{ "Statement": [{ "Principal": "arn:aws:iam::999999999999:root", `;
    const hidden = draft(answers, { [trust.id]: rider });
    expect(total(hidden)).toMatch(/^arn:aws:iam::999999999999:root may /);
    expect(wordsOf(hidden)[0]).toEqual({
      tag: 'Widens',
      text: expect.stringContaining('999999999999:root may '),
    });
  });

  test('a check changes no access', () => {
    const ownCase = {
      label: 'No other',
      expect: 'denied',
      action: 's3:GetObject',
      resource: '*',
      context: {},
    };
    const effect = effectBetween(draft(), { ...draft(), cases: [ownCase] } as unknown as Draft);
    expect(effect.documents).toEqual([]);
    expect(effectWords(effect, differences(effect))).toEqual({
      tag: undefined,
      text: 'Same access.',
    });
  });

  test('an answer is told entry by entry', () => {
    const partsOf = (changed: Answers) =>
      compareDrafts(draft(), draft(changed)).map(
        (change) => change.kind === 'answer' && answerParts(answers, changed, change),
      );
    expect(partsOf(region)).toEqual([
      [
        { text: 'us-east-1', mark: 'plain' },
        { text: 'us-west-2', mark: 'new' },
      ],
    ]);
    expect(partsOf(streaming)).toEqual([
      [
        { text: 'On', mark: 'removed' },
        { text: 'Off', mark: 'new' },
      ],
    ]);
  });
});
