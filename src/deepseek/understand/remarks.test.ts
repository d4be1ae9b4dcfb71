// What a sentence does not say, says twice, or says of something else.
import { describe, expect, test } from 'vitest';
import { findScenario } from '#deepseek/catalog/scenarios.ts';
import { indexPhrases } from './find-phrases.ts';
import { isSure } from './read-english.ts';
import { readSentence } from './read-sentence.ts';
import { partsOf } from './sentence-parts.ts';
import { OUTSIDE_KINDS, OUTSIDE_WORDS } from './vocabulary/outside-words.ts';
import CONFLICT_CASES from './conflicts.cases.json';
import LEFT_OUT_CASES from './left-out.cases.json';
import FIRST_CASES from './remarks.cases.json';

interface RemarksCase {
  readonly text: string;
  /** Null where nothing is made; absent where it does not matter. */
  readonly scenario?: string | null;
  readonly isSure?: boolean;
  readonly conflicts?: Readonly<Record<string, readonly string[]>>;
  readonly outside?: readonly string[];
  readonly otherTasks?: readonly string[];
  readonly notRead?: readonly string[];
  /** The words of open questions; absent where they do not matter. */
  readonly open?: readonly string[];
}

const CASES: readonly RemarksCase[] = [...FIRST_CASES, ...CONFLICT_CASES];

describe('what is said besides the answers', () => {
  test.each(CASES)('$text', (row) => {
    const reading = readSentence(row.text);
    const { conflicts, outside, otherTasks, notRead } = reading;
    expect({
      ...(row.scenario !== undefined && { scenario: reading.answers?.scenario ?? null }),
      ...(row.isSure !== undefined && { isSure: isSure(reading) }),
      ...(row.open !== undefined && { open: (reading.open ?? []).map(({ text }) => text) }),
      conflicts: Object.fromEntries(
        conflicts.map(({ field, parts }) => [field, parts.map(({ text }) => text)]),
      ),
      outside: outside.map(({ text }) => text),
      otherTasks: otherTasks.map(({ scenario }) => scenario),
      notRead: notRead.map(({ text }) => text),
    }).toEqual({ conflicts: {}, outside: [], otherTasks: [], notRead: [], ...row, text: undefined });
  });
});

/** Texts that say they are about two tasks, and the answers that they state for each. */
const TWO_TASKS: readonly [text: string, ...{ readonly scenario: string; readonly values: object }[]][] = [
  // The heading and “both” are about each.
  [
    'Two roles, neither of them with internet, both through vpce-0123456789abcdef0: (a) Lambda calls R1 in us-west-2 (b) ECS calls V3.1 in us-west-2.',
    { scenario: 'invoke-r1', values: { entity: 'lambda', vpcEndpoints: ['vpce-0123456789abcdef0'] } },
    { scenario: 'invoke', values: { entity: 'ecs', vpcEndpoints: ['vpce-0123456789abcdef0'] } },
  ],
  [
    'Two roles: 1. ECS calls R1. 2. Import a distill from bucket weights-b. Both roles have the tag team=ml.',
    { scenario: 'invoke-r1', values: { entity: 'ecs', tags: ['team=ml'] } },
    { scenario: 'import', values: { weights: ['s3://weights-b'], tags: ['team=ml'] } },
  ],
  [
    'Two roles in account 111122223333: (a) ECS calls DeepSeek R1 (b) import a DeepSeek distill from bucket weights-b. Both in us-west-2.',
    { scenario: 'invoke-r1', values: { account: '111122223333', regions: ['us-west-2'] } },
    { scenario: 'import', values: { account: '111122223333', regions: ['us-west-2'] } },
  ],
  // The cut is at the sign of the second.
  [
    'Two roles. One for Lambda chat-fn, which calls R1 in us-west-2, without streaming, with the tag team=ml. The other for batch inference with V3.1 in us-west-2, input s3://in-b, output s3://out-b.',
    { scenario: 'invoke-r1', values: { streaming: false, tags: ['team=ml'] } },
    { scenario: 'batch', values: { batchInput: ['s3://in-b'], batchOutput: ['s3://out-b'] } },
  ],
  [
    'Two roles: both call R1 in us-west-2, one from Lambda and the other from ECS.',
    { scenario: 'invoke-r1', values: { entity: 'lambda', regions: ['us-west-2'] } },
    { scenario: 'invoke-r1', values: { entity: 'ecs', regions: ['us-west-2'] } },
  ],
  [
    'Role A:\n - Lambda\n - R1\n - us-west-2\nRole B:\n - ECS\n - V3.1\n - eu-north-1',
    { scenario: 'invoke-r1', values: { entity: 'lambda', regions: ['us-west-2'] } },
    { scenario: 'invoke', values: { entity: 'ecs', models: ['v3.1'], regions: ['eu-north-1'] } },
  ],
  [
    'Three roles: one for import of the distill from bucket w-1, one for Lambda calling the imported model, one for reading the invocation log. Account 111122223333, Region us-east-1.',
    { scenario: 'import', values: { weights: ['s3://w-1'], account: '111122223333' } },
    { scenario: 'invoke-imported', values: { entity: 'lambda', account: '111122223333' } },
    { scenario: 'read-logs', values: { account: '111122223333', regions: ['us-east-1'] } },
  ],
  [
    'Two roles, us-west-2: (a) Bedrock imports the weights from s3://moss-w/8b/, (b) afterwards a Lambda calls the imported model',
    { scenario: 'import', values: { weights: ['s3://moss-w/8b/'], regions: ['us-west-2'] } },
    { scenario: 'invoke-imported', values: { entity: 'lambda', regions: ['us-west-2'] } },
  ],
  [
    'One for the ECS service that calls V3.2 in London, the other for people of the audit team (SSO), who read the invocation logs there',
    { scenario: 'invoke', values: { entity: 'ecs', models: ['v3.2'], regions: ['eu-west-2'] } },
    { scenario: 'read-logs', values: { entity: 'identity-center' } },
  ],
  [
    'At night a batch job over s3://fern-in/, results in s3://fern-out/. During the day the Lambda calls V3.2 live. Both in eu-north-1.',
    {
      scenario: 'batch',
      values: { batchInput: ['s3://fern-in/'], batchOutput: ['s3://fern-out/'], regions: ['eu-north-1'] },
    },
    { scenario: 'invoke', values: { entity: 'lambda', models: ['v3.2'], regions: ['eu-north-1'] } },
  ],
  [
    '1) an SCP that denies DeepSeek in all accounts 2) an RCP so that only our org o-q1w2e3r4t5 reaches the weights',
    { scenario: 'deny-deepseek', values: {} },
    { scenario: 'weights-perimeter', values: { organizationId: 'o-q1w2e3r4t5' } },
  ],
];

describe('of two tasks, each has the answers that the text states for it', () => {
  test.each(TWO_TASKS)('%s', (text, ...tasks) => {
    const { answers, otherTasks } = readSentence(text);
    expect([answers, ...otherTasks.map((task) => task.answers)]).toMatchObject(tasks);
  });
});

describe('of a list, what is no task for a role is said', () => {
  test.each([
    [
      'Two roles: (a) Lambda calls V3.2 in us-east-1 (b) deny streaming for all other roles.',
      'deny streaming for all other roles',
    ],
    [
      'Two roles: the first must not call any DeepSeek model, the second may call R1 from Lambda in us-west-2.',
      'first must not call any DeepSeek model',
    ],
    [
      'Two roles: first: Lambda calls R1 in us-west-2 without streaming; second: the same for ECS.',
      'second: the same for ECS',
    ],
    [
      'Option (a): Lambda calls R1 in us-west-2. Option (b): self-host on EC2 with weights from bucket w-1. We choose (b), us-east-1.',
      'Lambda calls R1 in us-west-2',
    ],
    [
      'Phase 1 (done): import of the distill from bucket w-1. Phase 2 (this ticket): Lambda calls the imported model in us-east-1.',
      'Phase 1 (done): import of the distill from bucket w-1',
    ],
    [
      'During the day users chat via Lambda with R1 in us-west-2; at night nobody uses it.',
      'at night nobody uses it',
    ],
    ['1. The Lambda may call R1. 2. Nobody else may call DeepSeek. Region us-west-2.', 'Nobody else'],
  ])('%s', (text, words) => {
    expect(readSentence(text).notRead.map((part) => part.text)).toContain(words);
  });
});

describe('a text about one task has no second one', () => {
  test.each([
    'ECS and EC2 in two Regions, us-east-1 and us-west-2, call V3.2; both with one role',
    'Guardrails come in phase 2. Phase 1: the Lambda calls V3.2 in us-west-2',
    'Domain in 111122223333, model in 444455556666; both roles for the connector please',
    '1. runs on ECS 2. calls V3.2 3. in eu-west-2',
    'VPC endpoint policy in us-west-2 that only allows R1; both roles app-role and batch-role use it.',
    'Self-host on ECS: the task role and the execution role, separate roles, weights in bucket w-1, us-east-1',
    'A Bedrock flow with two nodes: one for R1, the other for a Lambda function, us-west-2',
    'Fine-tune on HyperPod in us-east-1. Phase 1: data in bucket train-a. Phase 2: training output in bucket out-b.',
  ])('%s', (text) => {
    expect(readSentence(text).otherTasks).toEqual([]);
  });
});

/** Sentences of everyday work; words that cannot hold with the rest in those that contradict themselves. */
const EVERYDAY: readonly { readonly text: string; readonly contradicts?: readonly string[] }[] =
  LEFT_OUT_CASES;

test('little of what people say besides is said to be left out', () => {
  const plain = EVERYDAY.filter(({ contradicts }) => !contradicts);
  const remarked = plain.filter(({ text }) => readSentence(text).notRead.length > 0);
  expect([plain.length, remarked.length <= 5]).toEqual([80, true]);
});

test('of what cannot hold together, most is asked, or one of both is said to be left out', () => {
  const contradicting = EVERYDAY.filter(({ contradicts }) => contradicts);
  const told = contradicting.filter(({ text, contradicts = [] }) => {
    const reading = readSentence(text);
    const { notRead, outside } = reading;
    const isSaid = (words: string): boolean =>
      [...notRead, ...outside].some((part) => part.text.includes(words) || words.includes(part.text));
    return !isSure(reading) || contradicts.some(isSaid);
  });
  expect([contradicting.length, told.length >= 67]).toEqual([80, true]);
});

test('what contradicts itself is not among the answers', () => {
  for (const { text } of CASES.filter(({ conflicts }) => conflicts !== undefined)) {
    const { answers, conflicts } = readSentence(text);
    for (const { field } of conflicts)
      if (field !== 'regions') expect(answers?.values ?? {}).not.toHaveProperty(field);
  }
});

test('a task that one role can do besides is added to it', () => {
  const { answers, otherTasks } = readSentence('Lambda calls V3.2 and evaluates it with a judge model');
  expect(otherTasks.every(({ scenario }) => findScenario(scenario) !== undefined)).toBe(true);
  for (const { scenario, isJoinable } of otherTasks)
    if (isJoinable) expect(answers?.values['also']).toContain(scenario);
});

test.each([
  ['deepseek v3.2 from ECS in GovCloud West', 'GovCloud West: DeepSeek-V3.2 is not offered in AWS GovCloud'],
  ['R1 from Lambda in Frankfurt', 'Frankfurt: DeepSeek-R1, called through the us. inference profile'],
  ['Fargate task that self-hosts DeepSeek with vLLM', 'Fargate task: Fargate has no GPUs'],
])('“%s” is told what does not work: %s', (text, said) => {
  const open = (readSentence(text).open ?? []).map((each) => `${each.text}: ${each.message}`);
  expect(open).toEqual([expect.stringContaining(said)]);
});

test.each([
  ['We hit the limit of V3.2 and need more', 'quotas'],
  ['The limit of an answer of V3.2 is long', 'invoke'],
  ['Auditors look at the invocation log', 'read-logs'],
  ['Write the invocation log', 'logging'],
])('“%s”: what stands next to a word says what it means', (text, scenario) => {
  expect(readSentence(text).answers?.scenario).toBe(scenario);
});

test('everything that is remarked is tied to its words', () => {
  for (const { text } of CASES) {
    const { conflicts, outside, otherTasks, notRead } = readSentence(text);
    for (const part of [...conflicts.flatMap(({ parts }) => parts), ...outside, ...otherTasks, ...notRead])
      expect(part.text).toBe(text.slice(part.start, part.end));
  }
});

test('each word for what is outside is found by itself', () => {
  for (const { kind, words, near } of OUTSIDE_WORDS)
    for (const word of words) {
      const found = readSentence(
        `Something with ${word} for a team${near ? ' on my laptop' : ''}`,
      ).outside.map((part) => part.kind);
      expect([word, found]).toEqual([word, kind === undefined ? [] : [kind]]);
    }
});

test('no word for what is outside means something here too', () => {
  const { byWord } = indexPhrases(OUTSIDE_WORDS.filter(({ kind }) => kind !== undefined));
  expect(byWord.size).toBeGreaterThan(100);
  for (const { kind, words } of OUTSIDE_WORDS)
    for (const word of kind === undefined ? [] : words)
      expect([word, partsOf(word).parts.flatMap(({ answers }) => Object.keys(answers))]).toEqual([word, []]);
});

test('what is outside is explained for each kind', () => {
  expect(new Set(Object.values(OUTSIDE_KINDS)).size).toBe(8);
});
