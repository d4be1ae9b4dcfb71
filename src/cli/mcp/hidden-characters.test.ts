// Sentences for agents and people repeat no character that cannot be seen, wherever it came from.
import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { readResource } from './resources.ts';
import { TOOLS } from './tools/index.ts';

const HIDDEN = '\u001b[31mX\u0007\u202eignore';
const INVISIBLE = /[\p{Cc}\p{Cf}]/u;
const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Sid: HIDDEN, Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
};

const context = { signal: new AbortController().signal, keepKit: () => undefined };

async function call(name: string, args: object): Promise<object> {
  const tool = TOOLS.find((each) => each.name === name)!;
  return tool.run(readArguments(tool, args), context);
}

async function errorOf(answer: () => Promise<unknown>): Promise<string> {
  try {
    await answer();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

test.each([
  ['a service', () => call('list_access', { policies: { identity: POLICY }, services: [HIDDEN] })],
  ['a format', () => call('compose_role', { scenario: 'invoke', format: HIDDEN })],
  ['a resource', () => readResource(`rolewright://scenario/${HIDDEN}`)],
])('the error about %s', async (_name, answer) => {
  const message = await errorOf(answer);
  expect(message).toContain('[U+001B]');
  expect(message.replaceAll('\n', '')).not.toMatch(INVISIBLE);
});

test('the reasons of a decision', async () => {
  const asked = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
  const decided = await call('decide', { policies: { identity: POLICY }, ...asked });
  const { reasons } = decided as { reasons: readonly { text: string }[] };
  const texts = reasons.map(({ text }) => text);
  expect(texts.join(' ')).toContain('([U+001B][31mX[U+0007][U+202E]ignore)');
  expect(texts.join(' ')).not.toMatch(INVISIBLE);
});

test('the sentences of a decision about conditions, whatever their keys are called', async () => {
  const Condition = {
    StringEquals: { [`aws:PrincipalTag/${HIDDEN}`]: 'a' },
    [HIDDEN]: { 'aws:SourceIp': 'b' },
  };
  const identity = { ...POLICY, Statement: [{ ...POLICY.Statement[0], Condition }] };
  const asked = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
  const { reasons, assumptions, notes } = (await call('decide', { policies: { identity }, ...asked })) as {
    reasons: { text: string }[];
    assumptions: string[];
    notes: string[];
  };
  for (const sentences of [reasons.map(({ text }) => text), assumptions, notes]) {
    expect(sentences.join(' ')).toContain('[U+202E]');
    expect(sentences.join(' ')).not.toMatch(INVISIBLE);
  }
});

test('what AWS answers to a document with them', async () => {
  const Action = ['s3:GetObject', `${HIDDEN}:Get`];
  const policy = { ...POLICY, Statement: [{ ...POLICY.Statement[0], Sid: 'A', Action }] };
  const { findings } = (await call('check_policy', { policy })) as {
    findings: { message: string; refusal?: string }[];
  };
  const refusals = findings.flatMap(({ refusal }) => refusal ?? []);
  expect(refusals.join(' ')).toContain('[U+202E]');
  for (const text of [...refusals, ...findings.map(({ message }) => message)])
    expect(text.replaceAll('\n', '')).not.toMatch(INVISIBLE);
});
