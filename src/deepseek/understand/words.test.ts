// What single words, names of Regions, misspellings and negations of a sentence mean, and what any text is taken for.
import { describe, expect, test } from 'vitest';
import policies from '#deepseek/rules/article.fixture.json' with { type: 'json' };
import { readSentence } from './read-sentence.ts';
import { readText, scenariosFor } from './read-text.ts';
import { sentenceParts } from './sentence-parts.ts';
import { wordsOf } from './sentence-words.ts';
import { suggest } from './suggest.ts';
import { typoOf } from './typos.ts';
import { understand } from './understand.ts';

const REGION_NAMES: Readonly<Record<string, string>> = {
  'us-east-1': 'Virginia, northern Virginia, North Virginia, N. Virginia, us east 1, use1, us e 1, useast1',
  'us-east-2': 'Ohio, US East (Ohio), use2',
  'us-west-1': 'California, northern California, N. California, usw1',
  'us-west-2': 'Oregon, us west 2, usw2',
  'ap-northeast-1': 'Japan, Tokyo, apne1, ap ne 1',
  'ap-northeast-2': 'Korea, Seoul',
  'ap-south-1': 'India, Bombay, Mumbai, aps1',
  'ap-southeast-2': 'Australia, Sydney, apse2, ap se 2, apsoutheast2',
  'ap-southeast-3': 'Indonesia, Jakarta',
  'eu-central-1': 'Germany, Francfort, Frankfort, Frankfurt, euc1',
  'eu-north-1': 'Sweden, Stockholm, eu n 1',
  'eu-west-1': 'Dublin, Ireland',
  'eu-west-2': 'UK, United Kingdom, London',
  'eu-west-3': 'France, Paris',
  'sa-east-1': 'Brazil, Sao Paulo',
  'ca-central-1': 'Montreal',
  'us-gov-west-1': 'usgw1',
};

test.each(
  Object.entries(REGION_NAMES).flatMap(([code, names]) =>
    names.split(', ').map((name) => [name, code] as const),
  ),
)('“%s” is %s', (name, code) => {
  expect(readSentence(`Call DeepSeek V3.2 from ${name}`).answers?.values.regions).toEqual([code]);
});

test.each([
  ['guardrail is not needed', true],
  ['guardrail isn’t required', true],
  ['guardrails are not mandatory', true],
  ['guardrail: off', true],
  ['guardrail = false', true],
  ['"guardrail": none', true],
  ['guardrail is turned off', true],
  ['guardrail must be disabled', true],
  ['guardrail should be switched off', true],
  ['guardrail unnecessary', true],
  ['guardrail must not be used', true],
  ['guardrail not wanted', true],
  ['guardrail no, thanks', true],
  ['guardrail no problem', false],
  ['guardrail: no encryption here', false],
  ['guardrail is no more', false],
  ['never a guardrail', true],
  ['neither a guardrail', true],
  ['no problem with a guardrail', false],
  ['no more than a guardrail', false],
  ['not just a guardrail', false],
  ['doesn’t have a guardrail', true],
  ["can't have a guardrail", true],
  ['avoid the guardrail', true],
  ['rather than a guardrail', true],
  ['instead  of a guardrail', true],
  ['w/o guardrail', true],
  ['non guardrail', true],
  ['noble guardrail', false],
  ['not one two guardrail', true],
  ['not one two three guardrail', false],
  ['not, guardrail', false],
  ['not (guardrail', false],
  ['not because of a guardrail', false],
  ['no streaming/guardrail', true],
  ['no streaming / a guardrail', true],
  ['no streaming, nor any guardrail', true],
  ['no streaming and guardrail', false],
  ['streaming or guardrail', false],
  ['guardrail is forbidden', true],
  ['guardrail must not be possible', true],
])('“%s” denies the guardrail: %s', (text, negated) => {
  expect(sentenceParts(text).find((part) => part.text.startsWith('guardrail'))?.negated).toBe(negated);
});

test.each([
  'whether a guardrail',
  'maybe a guardrail',
  'perhaps a guardrail',
  'unsure about a guardrail',
  'not sure if a guardrail',
  'might have a guardrail',
])('“%s” leaves it open', (text) => {
  expect(sentenceParts(text)).toEqual([]);
});

test.each([
  ['teams classes policies buses', 'team classe policy buse'],
  ['access status analysis less gas', 'access status analysis less gas'],
  ['ECS EKS AWS KMS SMS AOSS TLS HTTPS arns vs news', 'ecs eks aws kms sms aoss tls https arns vs news'],
  ["The team's Lambda isn't ours’", "team lambda isn't ours".replace(' ours', ' our')],
  [
    'organised organises organisation organising catalogue',
    'organized organize organization organizing catalog',
  ],
  ['prise rogue raised', 'prise rogue raised'],
  ['v3.2 a.b 1.5x', 'v3.2 b 1.5 x'],
  ['us us-east-1', 'us east 1'],
  ['we want it and they would like us', 'and'],
  ['ﬁne ｅｋｓ', 'fine eks'],
])('the words of “%s” are “%s”', (text, words) => {
  expect(
    wordsOf(text)
      .map(({ word }) => word)
      .join(' '),
  ).toBe(words);
});

const KNOWN = new Set(['lambda', 'guardrail', 'server', 'secret', 'sector', 'sectar', 'x'.repeat(30)]);

test.each([
  ['lamda', 'lambda'],
  ['lambbda', 'lambda'],
  ['lamxda', 'lambda'],
  ['labmda', 'lambda'],
  ['gaurdrail', 'guardrail'],
  ['gaurdrial', undefined],
  ['lambda', undefined],
  ['xambda', undefined],
  ['lambd', undefined],
  ['guard', undefined],
  ['server', undefined],
  ['secter', undefined],
  ['x'.repeat(29), 'x'.repeat(30)],
  ['x'.repeat(31), undefined],
])('“%s” means “%s”', (typed, meant) => {
  expect(typoOf(typed, KNOWN)).toBe(meant);
});

const TRUST = JSON.stringify(policies.ec2Trust);

test.each<[name: string, text: string, kind: string, scenario: string | undefined]>([
  ['a link', 'https://x.example/#v=1&p=abc', 'link', undefined],
  ['a fragment of a link', 'v=1&p=a-b_c', 'link', undefined],
  ['words around a link', 'see #v=1&p=abc', 'unknown', undefined],
  ['nothing', '\ufeff \n', 'unknown', undefined],
  ['words of nothing', 'hello', 'unknown', undefined],
  ['an ID', 'o-a1b2c3d4e5', 'unknown', undefined],
  [
    'an ARN of a model',
    ' arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2, ',
    'identifiers',
    'invoke',
  ],
  ['a sentence', 'Call DeepSeek V3.2 from Lambda', 'sentence', 'invoke'],
  [
    'a refusal',
    'User: bob is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k',
    'denials',
    undefined,
  ],
  [
    'a call',
    'import boto3\nboto3.client("bedrock-runtime").converse(modelId="deepseek.v3.2")',
    'code',
    'invoke',
  ],
  ['a policy of nothing that is known', '{"a": 1}', 'policies', undefined],
])('%s', async (_name, text, kind, scenario) => {
  const understood = await understand(text);
  expect([understood.kind, understood.answers?.scenario]).toEqual([kind, scenario]);
  expect(understood.understood.length > 0).toBe(scenario !== undefined);
});

test.each([
  ['a policy', TRUST],
  ['a link', 'v=1&p=abc'],
  ['a refusal', 'User: bob is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::deepseek/k'],
])('%s is no sentence', async (_name, text) => {
  expect(await readText(text)).not.toHaveProperty('sentence');
});

test('identifiers suggest what they are of', async () => {
  const text = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2';
  expect((await readText(text)).kind).toBe('identifiers');
  expect(await scenariosFor(text)).toEqual(suggest(text));
  expect(suggest(text)).not.toEqual([]);
});

test('what a scenario takes nothing of is named in its order, once', () => {
  const names = 'for ChatApp in us-west-2 and ChatApp, and TeamB';
  const [first] = suggest(`fine-tune on SageMaker ${names}`);
  expect(first?.leftOut).toEqual(['ChatApp', 'TeamB']);
  expect(suggest(`${'x '.repeat(600)}lambda`)).toEqual([]);
});

test('the words that speak most for a scenario are those it was chosen by', () => {
  const { understood } = readSentence('In Frankfurt, a Lambda calls DeepSeek-R1');
  expect(understood[0]).toMatchObject({
    field: 'scenario',
    value: 'invoke-r1',
    text: expect.stringContaining('R1') as string,
  });
});

describe('a policy that no scenario makes as it stands is read by its words', () => {
  const statement = (more: object): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] });

  test('who assumes the role is not said', async () => {
    const { kind, answers } = await understand(
      statement({
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:eu-west-2::foundation-model/deepseek.v3.2',
      }),
    );
    expect(kind).toBe('policies');
    expect(answers).toEqual({ scenario: 'invoke', values: { models: ['v3.2'], regions: ['eu-west-2'] } });
  });

  test('a denial is one', async () => {
    const { answers } = await understand(
      statement({
        Effect: 'Deny',
        Action: 'bedrock:*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek*',
      }),
    );
    expect(answers?.scenario).toBe('deny-deepseek');
  });
});
