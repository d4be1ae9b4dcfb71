// What agents read fits into their context, whatever they send, and pages together hold everything.
import { expect, test } from 'vitest';
import { scenarios } from '#deepseek/catalog/index.ts';
import { readArguments } from './arguments.ts';
import { answerOf, describeTool } from './as-protocol.ts';
import { draftJson } from './tools/compose-role.ts';
import { TOOLS } from './tools/index.ts';

/** A token is about four characters of English and JSON. */
const tokensIn = (value: unknown): number => JSON.stringify(value).length / 4;

interface Result {
  readonly next?: number;
  readonly [member: string]: unknown;
}

const context = { signal: new AbortController().signal, keepKit: () => undefined };

async function call(name: string, args: object) {
  const tool = TOOLS.find((each) => each.name === name)!;
  const result = (await tool.run(readArguments(tool, args), context)) as Result;
  return { result, answer: answerOf(tool, result) };
}

const document = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (action: string | readonly string[], resource = '*') => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

test('the definitions of all tools with their schemas take at most 6,000 tokens', () => {
  expect(tokensIn(TOOLS.map(describeTool))).toBeLessThan(6000);
});

const LONG = 'x'.repeat(100_000);
const MANY = Array.from({ length: 400 }, (_, index) => index);
const ALL = { identity: document(allow('*')) };

test.each<[string, string, object]>([
  ['everything that * allows', 'list_access', { policies: ALL }],
  [
    'all actions of many services',
    'list_access',
    { policies: ALL, services: ['ec2', 's3', 'iam'], limit: 5000 },
  ],
  ['22,000 gained actions', 'compare_access', { before: { identity: document() }, after: ALL, limit: 5000 }],
  ['every action of a service', 'find_facts', { action: 'ec2:*', model: '*', region: '*' }],
  ['the action with the most keys', 'find_facts', { action: 'ec2:RunInstances' }],
  ['all scenarios', 'list_scenarios', {}],
  [
    'thousands of requests',
    'decide',
    {
      policies: ALL,
      action: MANY.slice(0, 50).map(() => 's3:GetObject'),
      resource: MANY.slice(0, 50).map((each) => `arn:aws:s3:::b/${each}`),
    },
  ],
  [
    'a request that hundreds of statements are considered for',
    'decide',
    {
      policies: {
        identity: document(
          ...MANY.map((each) => ({
            ...allow('s3:GetObject', `arn:aws:s3:::b${each}/*`),
            Condition: { StringEquals: { 'aws:PrincipalTag/a': MANY.map((value) => `value ${value}`) } },
          })),
        ),
      },
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b7/x',
    },
  ],
  [
    'a fault in hundreds of statements',
    'check_policy',
    { policy: document(...MANY.map((each) => allow(`s3:GetObjct${each}`))) },
  ],
  [
    'a very long name',
    'check_policy',
    { policy: document({ ...allow(`s3:${LONG}`), Sid: LONG, [LONG]: LONG }) },
  ],
  [
    'a very long key',
    'list_access',
    {
      policies: {
        identity: document({
          ...allow('s3:GetObject'),
          Condition: { StringLike: { [`aws:${LONG}`]: MANY.map((each) => `${each}${LONG.slice(0, 900)}`) } },
        }),
      },
    },
  ],
  [
    'a long text',
    'understand_text',
    {
      text: MANY.map(
        (each) =>
          `Lambda in us-east-1 reads arn:aws:s3:::bucket-${each}/* and calls GPT-${each} and DynamoDB.`,
      ).join(' '),
    },
  ],
  [
    'many long answers',
    'compose_role',
    { scenario: 'invoke', values: { functionNames: MANY.map((each) => `function-${each}`) } },
  ],
  ['a long file', 'compose_role', { scenario: 'organization', format: 'aws-cli' }],
  [
    'many denials',
    'explain_denial',
    {
      text: MANY.map(
        (each) =>
          `User: arn:aws:sts::111122223333:assumed-role/App${each}/i is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b${each}/x because no identity-based policy allows the s3:GetObject action`,
      ).join('\n'),
    },
  ],
])('%s: an answer of %s has at most 4,000 tokens', async (_what, name, args) => {
  const { answer } = await call(name, args);
  expect(tokensIn(answer)).toBeLessThan(4000);
});

/** All pages, as one result. */
async function allPages(name: string, args: object): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  let from: number | undefined = 0;
  while (from !== undefined) {
    // oxlint-disable-next-line no-await-in-loop -- each page says where the next one begins
    const { result, answer } = await call(name, { ...args, from });
    expect(tokensIn(answer)).toBeLessThan(4000);
    for (const [member, items] of Object.entries(result))
      if (Array.isArray(items)) (all[member] ??= []).push(...(items as unknown[]));
    from = result.next;
  }
  return all;
}

test('the pages of a comparison hold each change once', async () => {
  const args = {
    before: { identity: document(allow('ec2:Describe*')) },
    after: { identity: document(allow('s3:*')) },
  };
  const { result } = await call('compare_access', args);
  const { gained = [], lost = [] } = await allPages('compare_access', args);
  const names = [...gained, ...lost].map((each) => (each as { action: string }).action);
  expect(result['counts']).toMatchObject({ gained: gained.length, lost: lost.length });
  expect(new Set(names).size).toBe(names.length);
  expect(result.next).toBeGreaterThan(0);
});

test('the pages of every kit hold its documents and steps, whole', async () => {
  for (const { id: scenario } of scenarios.all()) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const [kit, pages] = await Promise.all([
      draftJson({ answers: { scenario, values: {} }, overrides: {} }),
      allPages('compose_role', { scenario }),
    ]);
    const { roles, policies, nextSteps } = JSON.parse(JSON.stringify(kit)) as {
      roles: { trust?: { document: object }; permissions: { document: object }[] }[];
      policies: { documents: { document: object }[] }[];
      nextSteps: object[];
    };
    const documents = [
      ...roles.flatMap(({ trust, permissions }) => [...(trust ? [trust] : []), ...permissions]),
      ...policies.flatMap((each) => each.documents),
    ];
    const told = JSON.parse(JSON.stringify(pages)) as {
      documents: { document: object }[];
      nextSteps: object[];
    };
    expect(told.documents.map((each) => each.document)).toEqual(documents.map((each) => each.document));
    expect(told.nextSteps).toEqual(nextSteps);
  }
});

test('the words of an answer are not its content again', async () => {
  for (const [name, args] of [
    ['list_scenarios', {}],
    ['compose_role', { scenario: 'invoke' }],
    ['find_facts', { action: 's3:GetObject' }],
    ['check_policy', { policy: document(allow('s3:GetObjct')) }],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { answer } = await call(name, args);
    const [{ text }] = answer.content;
    expect(text.length).toBeGreaterThan(10);
    expect(text.length).toBeLessThan(JSON.stringify(answer.structuredContent).length / 2);
  }
});

test('of a task outside DeepSeek the general tools are named', async () => {
  for (const text of ['A role for a Lambda function that writes to DynamoDB', 'terraform deployer for EKS']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { answer } = await call('understand_text', { text });
    const [{ text: words }] = answer.content;
    for (const tool of ['find_facts', 'check_policy', 'decide', 'list_access']) expect(words).toContain(tool);
  }
});
