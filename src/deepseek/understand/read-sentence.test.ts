// Sentences as people write them, and the answers each states.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import ARTICLE_CASES from './article.cases.json';
import AUDIT_CASES from './audit.cases.json';
import { readSentence } from './read-sentence.ts';
import FIRST_CASES from './sentence.cases.json';
import MORE_CASES from './sentence.cases.more.json';
import VALUE_CASES from './sentence.cases.values.json';
import { sentenceParts } from './sentence-parts.ts';
import SPOT_CASES from './spots.cases.json';
import { suggest } from './suggest.ts';
import { textKind } from './text-kind.ts';

const CASES: readonly { text: string; scenario: string; values: object }[] = [
  ...FIRST_CASES,
  ...MORE_CASES,
  ...VALUE_CASES,
  ...ARTICLE_CASES,
  ...AUDIT_CASES,
  // Nothing is learned from these: they are about where values stand, not about tasks.
  ...SPOT_CASES,
];

describe('a sentence gives the scenario and the answers it states, and no others', () => {
  test.each(CASES)('$text', ({ text, scenario, values }) => {
    expect(readSentence(text).answers).toEqual({ scenario, values });
  });
});

test.each([
  'GitHub Actions must not call DeepSeek',
  'GitLab must not deploy',
  'GitHub must not import models',
])('“%s” makes no role for it', (text) => {
  expect(readSentence(text)).toMatchObject({ understood: [], confidence: 0 });
  expect(readSentence(text)).not.toHaveProperty('answers');
});

test.each(['SageMaker is exempt from the DeepSeek SCP', 'deny DeepSeek, R1 is exempt'])(
  '“%s” exempts no role',
  (text) => {
    expect(readSentence(text).answers?.values).not.toHaveProperty('scpExemptRoles');
  },
);

test.each([
  ['Deny DeepSeek in the whole organization, one role exempt', ['role exempt: Which role is exempt?']],
  [
    'Nobody in the organization may call DeepSeek, except one role',
    ['except one role: Which role is exempt?'],
  ],
  ['Deny DeepSeek in the whole organization, except for the role BreakGlass', []],
  ['Deny DeepSeek in the whole organization', []],
])('“%s” leaves open which role is exempt, if it does not say', (text, open) => {
  expect(
    (readSentence(text).open ?? []).map(({ message, start, end }) => `${text.slice(start, end)}: ${message}`),
  ).toEqual(open);
});

test('the table has at least 400 sentences, each once', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(400);
  expect(new Set(CASES.map(({ text }) => text)).size).toBe(CASES.length);
});

test('a Region is quoted whole, though “us” alone says nothing', () => {
  for (const region of ['us-east-1', 'us-gov-west-1', 'eu-north-1']) {
    const { understood } = readSentence(`Import a distill in ${region}`);
    expect(understood.map(({ text }) => text)).toContain(region);
  }
});

test('everything understood is tied to the words it was read from', () => {
  for (const { text } of CASES)
    for (const { text: words, start, end } of readSentence(text).understood)
      expect([text, words]).toEqual([text, text.slice(start, end)]);
});

test('no sentence is taken for anything else', () => {
  for (const { text } of CASES)
    expect([text, textKind(text)]).toEqual([text, expect.stringMatching(/^(?:sentence|identifiers)$/)]);
});

test('any text gives an answer without an error', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.constantFrom(...CASES).chain(({ text }) => fc.string().map((junk) => junk + text)),
      ),
      (text) => {
        const { understood } = readSentence(text);
        for (const { start, end } of understood) expect(start).toBeLessThan(end);
      },
    ),
  );
});

test.each([
  ['guradrail', 'guardrail'],
  ['lamda', 'lambda'],
  ['opensearh', 'opensearch'],
])('“%s” means “%s”, and is shown as it is typed', (typed, meant) => {
  const [part] = sentenceParts(`a ${typed}, please`);
  const [other] = sentenceParts(`a ${meant}, please`);
  expect(part).toEqual({ ...other, text: typed, end: 2 + typed.length });
});

test.each(['my lamda fn chat-fn', 'the lambda func named chat-fn', 'a lamba function chat-fn', 'fn chat-fn'])(
  '“%s” names the function',
  (text) => {
    expect(readSentence(`${text} calls V3.2`).answers).toEqual({
      scenario: 'invoke',
      values: { entity: 'lambda', functionNames: ['chat-fn'], models: ['v3.2'] },
    });
  },
);

test.each([
  'present',
  'served',
  'required',
  'export',
  'height',
  'locker',
  'tasty',
  'expect',
  'research',
  'change',
  'context',
  'subset',
  'semver',
])('“%s” is no misspelled word of the vocabulary', (word) => {
  expect(sentenceParts(word)).toEqual([]);
});

test.each([
  ['without a guardrail', true],
  ['no streaming or guardrail', true],
  ["the guardrail isn't needed", true],
  ['guardrail: no', true],
  ['not only a guardrail', false],
  ['No. A guardrail is needed', false],
  ['not Lambda but a guardrail', false],
  ['streaming: no; guardrail: yes', false],
])('“%s” denies the guardrail: %s', (text, negated) => {
  expect(sentenceParts(text).find((part) => part.text === 'guardrail')?.negated).toBe(negated);
});

test.each([
  '__proto__ constructor toString hasOwnProperty ',
  'namespace __proto__, role named constructor ',
  '.*+?^${}()|[]\\ (?:a+)+$ ',
  '🚀 \u202e שלום مرحبا ',
  '<script>alert(1)</script> ',
  '\n',
  '?!.,;: ',
  'lambda v3.2 not in the github ',
  'the the in in namespace ',
])('10,000 characters of %j give an answer without an error', (piece) => {
  const text = piece.repeat(10_000 / piece.length + 1);
  for (const { start, end } of readSentence(text).understood) expect(start).toBeLessThan(end);
  expect(suggest(text).length).toBeLessThanOrEqual(8);
});

test.each([
  ['Lambda in the EU that calls V3.2', ['in the EU']],
  ['ECS calls V3.2 on Bedrock, eu', ['eu']],
  ['Lambda calls V3.2 in us west', ['in us']],
  ['V3.2 from Lambda in an APAC Region', ['in an APAC']],
  ['V3.2 Lambda not in us-east-1', ['us-east-1']],
  ['V3.2 Lambda in us-west-2, not in us-east-1', []],
  ['Lambda in the US calls V3.2 in us-west-2', []],
  ['a Lambda for our customers pays in US dollars for V3.2', []],
  ['give us a Lambda that calls V3.2', []],
])('“%s” says where, and asks which Region', (text, asked) => {
  const { open = [] } = readSentence(text);
  expect(open.filter(({ field }) => field === 'regions').map((each) => each.text)).toEqual(asked);
});

test.each([
  ['The vendor calls the SageMaker endpoint r1-llama-8b in us-east-1', 'r1-llama-8b'],
  ['Lambda calls the endpoint deepseek-r1 on SageMaker', 'deepseek-r1'],
])('an endpoint of SageMaker may be called after its model: %s', (text, endpoint) => {
  expect(readSentence(text).answers).toMatchObject({ values: { endpoints: [endpoint] } });
});

test.each([
  [
    'host a distill on EKS cluster ml-prod in eu-west-1 with Pod Identity, account 111122223333',
    { clusters: ['arn:aws:eks:eu-west-1:111122223333:cluster/ml-prod'] },
  ],
  [
    'Import a distill into Bedrock, us-west-2.\n* bucket: distill-drop\n* prefix: llama8b/',
    { weights: ['s3://distill-drop/llama8b/'] },
  ],
  [
    'importar un distill en Bedrock. Los pesos están en el bucket pesos-acme, carpeta qwen14b/',
    { weights: ['s3://pesos-acme/qwen14b/'] },
  ],
  [
    'Fine-tune a distill on SageMaker. Training data is in ft-input-acme, output goes to ft-out-acme.',
    { trainingData: ['s3://ft-input-acme'], trainingOutput: ['s3://ft-out-acme'] },
  ],
  [
    'Auditors read the invocation log and come in through the role Audit in account 444455556666',
    { trustedPrincipals: ['arn:aws:iam::444455556666:role/Audit'] },
  ],
  [
    'Rol para que un proveedor (cuenta 444455556666) llame a nuestro endpoint de SageMaker',
    { relation: 'third-party', trustedPrincipals: ['444455556666'] },
  ],
  [
    'IAM users call V3.2. The session should not be limited to the default of 1 hour, they need 4 hours.',
    { sessionDuration: '14400' },
  ],
])('a value without its usual word is read, too: %s', (text, values) => {
  expect(readSentence(text).answers).toMatchObject({ values });
});
