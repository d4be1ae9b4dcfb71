import { describe, expect, it, test } from 'vitest';
import type { FieldValues } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { keptBetween, sentenceDiff } from './sentence-diff.ts';
import { shortName } from './short-name.ts';
import { chipName, editableText, textOf } from './parts.ts';
import { sentenceOf } from './sentence.ts';
import { type SentenceOptions } from './write.ts';

const CHAT: FieldValues = {
  entity: 'lambda',
  functionNames: ['chat-fn'],
  account: '123456789012',
  models: ['v3.2'],
  regions: ['us-east-1'],
};

const GUARDRAIL = 'arn:aws:bedrock:eu-west-2:123456789012:guardrail/ab12cd34ef56';

const partsOf = (values: FieldValues, scenario: ScenarioId = 'invoke', options?: SentenceOptions) =>
  sentenceOf(readAnswers({ scenario, values }), options);

const chipsOf = (...args: Parameters<typeof partsOf>) => partsOf(...args).filter(({ field }) => field);

describe('the sentence of a role', () => {
  it('says who calls what, and where', () => {
    expect(textOf(partsOf(CHAT))).toBe(
      'A Lambda function named chat-fn in account 123456789012 calls DeepSeek-V3.2 in us-east-1, with streaming.',
    );
  });

  it('marks what was said, what is assumed and what is needed', () => {
    const { account: _account, ...others } = CHAT;
    expect(chipsOf(others).map(({ text, mark }) => `${text}: ${mark}`)).toEqual([
      'Lambda function: stated',
      'chat-fn: stated',
      'needed: needed',
      'DeepSeek-V3.2: stated',
      'us-east-1: stated',
      'with streaming: assumed',
    ]);
  });

  it('adds the limits that were chosen, and marks those that contradict', () => {
    const values: FieldValues = { ...CHAT, guardrailRule: 'required', guardrails: [GUARDRAIL] };
    const parts = partsOf(values, 'invoke', { conflicts: ['guardrails', 'regions'] });
    expect(textOf(parts)).toBe(
      'A Lambda function named chat-fn in account 123456789012 calls DeepSeek-V3.2 in us-east-1, with streaming, only with guardrail ab12cd34ef56 of eu-west-2.',
    );
    expect(parts.filter(({ mark }) => mark === 'conflict').map(({ field }) => field)).toEqual([
      'regions',
      'guardrails',
    ]);
  });

  it('folds a long list, and can say it all', () => {
    const regions = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-2'];
    const parts = partsOf({ ...CHAT, regions });
    expect(parts.find(({ field }) => field === 'regions')).toMatchObject({
      text: 'us-east-1 and 3 more',
      folded: regions,
    });
    expect(textOf(parts, { unfold: true })).toContain(' in us-east-1, us-east-2, us-west-2 and eu-west-2, ');
  });

  it('asks where code runs when nothing says so', () => {
    expect(textOf(partsOf({ models: ['v3.2'] }, 'invoke', { needed: ['entity'] }))).toMatch(
      /^Code that runs needed in account needed calls DeepSeek-V3.2/,
    );
  });

  it('names each chip with its mark', () => {
    const { account: _account, ...others } = CHAT;
    expect(chipsOf(others).map(chipName)).toEqual([
      'Lambda function, you said it',
      'chat-fn, you said it',
      'AWS account, needed',
      'DeepSeek-V3.2, you said it',
      'us-east-1, you said it',
      'with streaming, assumed',
    ]);
  });

  it('is one sentence where no role is made', () => {
    const values: FieldValues = { scpExemptRoles: ['arn:aws:iam::123456789012:role/BedrockAdmin'] };
    expect(textOf(partsOf(values, 'deny-deepseek'))).toBe(
      'Nobody in your organization may call DeepSeek, except for role BedrockAdmin of 123456789012.',
    );
  });
});

describe('two sentences as one', () => {
  const before = partsOf(CHAT);
  const marksOf = (values: FieldValues) =>
    sentenceDiff(before, partsOf(values))
      .filter(({ mark }) => mark === 'new' || mark === 'removed')
      .map(({ text, mark }) => `${text}: ${mark}`);

  it('marks nothing where nothing changed', () => {
    expect(sentenceDiff(before, before)).toEqual(before);
  });

  it('marks a Region that was added, and a switch that was turned off', () => {
    const values: FieldValues = { ...CHAT, regions: ['us-east-1', 'us-west-2'], streaming: false };
    expect(marksOf(values)).toEqual([
      'and us-west-2: new',
      'with streaming: removed',
      'without streaming: new',
    ]);
    expect(textOf(sentenceDiff(before, partsOf(values)))).toBe(
      'A Lambda function named chat-fn in account 123456789012 calls DeepSeek-V3.2 in us-east-1 and us-west-2, with streaming without streaming.',
    );
  });

  it('marks no answer that is as it was, although a second Region adds its place to its words', () => {
    const one: FieldValues = {
      entity: 'eks-pods',
      account: '123456789012',
      models: ['v3.2'],
      regions: ['us-east-1'],
      clusters: ['arn:aws:eks:us-east-1:123456789012:cluster/prod'],
      guardrailRule: 'required',
      guardrails: ['arn:aws:bedrock:us-east-1:123456789012:guardrail/abc123'],
    };
    const [old, now] = [one, { ...one, regions: ['us-east-1', 'us-west-2'] }].map((values) =>
      readAnswers({ scenario: 'invoke', values }),
    );
    const parts = sentenceDiff(sentenceOf(old!), sentenceOf(now!), keptBetween(old!.view, now!.view));
    expect(
      parts.filter(({ mark }) => mark === 'new' || mark === 'removed').map(({ text, mark }) => [text, mark]),
    ).toEqual([['and us-west-2', 'new']]);
    expect(textOf(parts)).toContain('prod of us-east-1');
    expect(textOf(parts)).toContain('guardrail abc123 of us-east-1');
  });

  it('marks a limit that was added, with its words', () => {
    expect(marksOf({ ...CHAT, network: 'ip', sourceIps: ['52.1.2.3/32'] })).toEqual([
      'only from : new',
      '52.1.2.3/32: new',
    ]);
  });
});

describe('the name of a kit', () => {
  const nameOf = (scenario: ScenarioId, values: FieldValues = {}) =>
    shortName(readAnswers({ scenario, values }));

  it('is the role, else what the policies do', () => {
    expect(nameOf('invoke')).toBe('DeepSeekInvoke');
    expect(nameOf('deny-deepseek')).toBe('Deny DeepSeek');
    expect(nameOf('share-guardrail', { organizationId: 'o-a1b2c3d4e5' })).toMatch(
      /guardrail .*o-a1b2c3d4e5$/,
    );
  });
});

test('a Region that is added takes nothing else out of a long sentence, nor puts anything in', () => {
  const pods: FieldValues = {
    ...CHAT,
    entity: 'eks-pod-identity',
    clusters: ['arn:aws:eks:us-east-1:123456789012:cluster/prod'],
    namespace: 'llm',
    serviceAccount: 'chat',
    guardrailRule: 'required',
    guardrails: [GUARDRAIL.replace('eu-west-2', 'us-east-1')],
    network: 'vpce',
    vpcEndpoints: ['vpce-0a1b2c3d4e5f67890', 'vpce-0a1b2c3d4e5f67891'],
  };
  const wide = { ...pods, regions: ['us-east-1', 'us-west-2'] };
  const before = readAnswers({ scenario: 'invoke', values: pods });
  const after = readAnswers({ scenario: 'invoke', values: wide });
  const parts = sentenceDiff(
    sentenceOf(before, { unfold: true }),
    sentenceOf(after, { unfold: true }),
    keptBetween(before.view, after.view),
  );
  expect(
    parts
      .filter(({ mark }) => mark === 'removed' || mark === 'new')
      .map(({ text, mark }) => `${mark}: ${text}`),
  ).toEqual(['new: and us-west-2']);
});

test('a blank is told from a name in the text that a person edits', () => {
  const { account: _account, ...others } = CHAT;
  expect(editableText(partsOf(others))).toContain('named chat-fn in account [needed] calls');
});
